/** In how many ways a part of a pattern may match at one place, and how many of its pieces go on without end. */
interface Cost {
  readonly ways: number;
  readonly endless: number;
}

/** Of the ways times the length of a body is what a hostile text can cost. */
const MOST_WAYS = 100;

/**
 * Whether no text can make this pattern slow. The engine tries one way after another, so that `^(a+)+$` takes years on
 * thirty letters; a county's manifest must not let anybody stop the service. Taken is what is cheap for sure: it begins
 * with `^`, repeats nothing that varies in itself, and one piece at most goes on without end.
 */
export function isCheapPattern(pattern: string): boolean {
  if (!pattern.startsWith('^')) return false;
  const scanner = new Scanner(pattern.slice(1));
  // Choices at the top would each begin anywhere but the first.
  const cost = scanner.sequence();
  return cost !== undefined && scanner.atEnd && cost.ways <= MOST_WAYS && cost.endless <= 1;
}

/** What it does not know (references back, looking ahead or behind) is not cheap. */
class Scanner {
  private at = 0;
  constructor(private readonly text: string) {}

  get atEnd(): boolean {
    return this.at >= this.text.length;
  }

  private alternatives(): Cost | undefined {
    let all: Cost = { ways: 0, endless: 0 };
    do {
      const one = this.sequence();
      if (one === undefined) return undefined;
      all = { ways: all.ways + one.ways, endless: all.endless + one.endless };
    } while (this.takes(/\|/y));
    return all;
  }

  sequence(): Cost | undefined {
    let all: Cost = { ways: 1, endless: 0 };
    while (!this.atEnd && !/[|)]/.test(this.text[this.at] ?? '')) {
      const piece = this.piece();
      const repeated = piece && this.repeated(piece);
      if (repeated === undefined) return undefined;
      all = { ways: all.ways * repeated.ways, endless: all.endless + repeated.endless };
    }
    return all;
  }

  /** A sign, a class, an escape or a group. */
  private piece(): Cost | undefined {
    const single: Cost = { ways: 1, endless: 0 };
    if (this.takes(/\[(?:[^\]\\]|\\.)*\]|\\[pP]\{[^}]+\}|\\[^\dkbB]|[^\\()[\]{}*+?|]/y)) return single;
    if (!this.takes(/\((?:\?:|\?<[a-zA-Z]\w*>|(?!\?))/y)) return undefined;
    const inner = this.alternatives();
    return this.takes(/\)/y) ? inner : undefined;
  }

  private repeated(piece: Cost): Cost | undefined {
    const quantifier = this.takes(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/y);
    if (quantifier === undefined) return piece;
    const [least, most] = boundsOf(quantifier);
    const varies = piece.ways > 1 || piece.endless > 0;
    if (varies && most > 1) return undefined;
    if (most === Infinity) return { ways: 1, endless: 1 };
    return { ways: piece.ways + most - least, endless: piece.endless };
  }

  private takes(what: RegExp): string | undefined {
    what.lastIndex = this.at;
    const found = what.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }
}

function boundsOf(quantifier: string): readonly [number, number] {
  if (quantifier.startsWith('*')) return [0, Infinity];
  if (quantifier.startsWith('+')) return [1, Infinity];
  if (quantifier.startsWith('?')) return [0, 1];
  const [, least = '', comma, most = ''] = /^\{(\d+)(,?)(\d*)\}/.exec(quantifier) ?? [];
  if (!comma) return [Number(least), Number(least)];
  return [Number(least), most === '' ? Infinity : Number(most)];
}
