import { AppealJudge } from './appeal';
import { evidenceOf } from './event';
import { HeadBook, isSigned } from './heads';
import { linesOf } from './lines';
import { PeriodJudge } from './period';
import { Broken, Incomplete, Unreadable, type Verdict } from './verdict';

export interface Trust {
  /** Public keys in hex that the reader knows from elsewhere. */
  readonly keys: readonly string[];
  /** Files of heads that somebody outside kept. */
  readonly witnesses: readonly string[];
}

type Line = Readonly<Record<string, unknown>>;

interface Opening {
  readonly heads: number;
  readonly of:
    | { readonly appeal: string; readonly streams: Readonly<Record<string, number>> }
    | { readonly first: number; readonly last: number };
}

/** Reads an export line by line: what is kept of it grows with the streams and heads, not with the events. */
class Reading {
  private readonly heads: HeadBook;
  private readonly appeal: AppealJudge | undefined;
  private readonly period: PeriodJudge | undefined;
  private nextHead: number;
  isOver = false;

  constructor(private readonly opening: Opening) {
    const { of } = opening;
    this.heads = new HeadBook(opening.heads);
    this.appeal = 'appeal' in of ? new AppealJudge(of.streams) : undefined;
    this.period = 'appeal' in of ? undefined : new PeriodJudge();
    this.nextHead = 'appeal' in of ? 0 : of.first;
  }

  take(line: Line): void {
    switch (line['line']) {
      case 'head':
        return this.takeHead(line);
      case 'event':
        this.appeal?.take(evidenceOf(line), line);
        this.period?.take(evidenceOf(line));
        return;
      case 'end':
        return this.close(line);
      case 'failed':
        throw new Incomplete('the service could not go on: export it again');
      default:
        // Others may come to be; what they say is not proven.
        return;
    }
  }

  private takeHead(line: Line): void {
    const head = this.heads.take(line);
    const { of } = this.opening;
    this.appeal?.know(head);
    if (this.period === undefined || 'appeal' in of) return;
    // Those before and after stand aside of the events.
    if (head.number < of.first || head.number > of.last) return;
    this.period.begin(head);
    if (head.number !== this.nextHead)
      throw new Broken('head', { head: this.nextHead }, `head ${this.nextHead} is not there`);
    this.nextHead++;
  }

  private close({ events }: Line): void {
    const { of } = this.opening;
    this.appeal?.end();
    this.period?.end();
    if (!('appeal' in of) && this.nextHead <= of.last)
      throw new Broken('head', { head: this.nextHead }, `head ${this.nextHead} is not there`);
    if (events !== this.events)
      throw new Broken(
        'truncated',
        {},
        `it has ${this.events} events and says that there are ${String(events)}`,
      );
    this.heads.close();
    this.isOver = true;
  }

  private get events(): number {
    return this.appeal?.events ?? this.period?.events ?? 0;
  }

  async verdict({ keys, witnesses }: Trust): Promise<Verdict> {
    this.heads.trust(keys);
    const beyond = await this.compareWith(witnesses);
    const { newest } = this.heads;
    const after =
      newest === undefined
        ? 'anything: no head covers it yet'
        : `what was recorded after head ${newest.number}, signed ${newest.signedAt}`;
    return {
      verdict: 'holds',
      ...{ events: this.events, heads: this.heads.size, uncovered: this.appeal?.uncovered ?? 0 },
      unknown: [
        after,
        'whether what was entered was true',
        ...(this.appeal === undefined ? [] : ['whether the appeal has later events that were left out']),
        ...(keys.length > 0 || witnesses.length > 0
          ? []
          : ['whether the key is the county’s: compare it with --key, or with a witness by --witness']),
        ...beyond,
      ],
    };
  }

  /** @throws Broken where a witness has another head */
  private async compareWith(witnesses: readonly string[]): Promise<readonly string[]> {
    const beyond: string[] = [];
    for (const file of witnesses)
      for await (const lines of linesOf(file))
        for (const line of lines) {
          const head = witnessedIn(line);
          if (head === undefined) continue;
          this.heads.witness(head.number, head.text);
          if (head.number === this.opening.heads)
            beyond.push(
              `why a witness has head ${head.number}, signed ${head.signedAt}: unless the export is older, the log was cut off`,
            );
        }
    return beyond;
  }
}

/** What a witness wrote half is no head; what was not signed says nothing. */
function witnessedIn(line: string) {
  try {
    const { text, signature } = JSON.parse(line) as { text: string; signature: string };
    const { number, key, signedAt } = JSON.parse(text) as { number: number; key: string; signedAt: string };
    return isSigned(text, signature, key) ? { number, text, signedAt } : undefined;
  } catch {
    return undefined;
  }
}

function lineIn(text: string): Line {
  try {
    const line = JSON.parse(text) as unknown;
    if (typeof line === 'object' && line !== null) return line as Line;
  } catch {
    // Said below.
  }
  throw new Unreadable('a line is no JSON');
}

function openingIn(line: Line): Opening {
  const { line: kind, v, heads, of } = line;
  if (kind !== 'export' || v !== 1 || typeof heads !== 'number' || typeof of !== 'object' || of === null)
    throw new Unreadable('this is no export of Suqiu, or one of a later version');
  return { heads, of: of as Opening['of'] };
}

/** Judges an export by itself, offline: the first fault ends it. */
export async function verifyExport(file: string, trust: Trust): Promise<Verdict> {
  try {
    let reading: Reading | undefined;
    for await (const lines of linesOf(file))
      for (const text of lines) {
        const line = lineIn(text);
        if (reading === undefined) reading = new Reading(openingIn(line));
        else if (!reading.isOver) reading.take(line);
      }
    if (reading === undefined) throw new Unreadable('it is empty');
    if (!reading.isOver) throw new Incomplete('it ends before its end: go on with it, or export it again');
    return await reading.verdict(trust);
  } catch (error) {
    if (error instanceof Broken)
      return { verdict: 'broken', fault: error.fault, ...error.place, says: error.message };
    if (error instanceof Incomplete) return { verdict: 'incomplete', says: error.message };
    if (error instanceof Unreadable) return { verdict: 'unreadable', says: error.message };
    throw error;
  }
}
