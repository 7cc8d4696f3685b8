import { createPublicKey, verify } from 'node:crypto';
import { rootByInclusion } from '../../proof/merkle';
import { Broken, Unreadable } from './verdict';

/** A head as its signed text says it. */
export interface ReadHead {
  readonly number: number;
  readonly first: number;
  readonly events: number;
  readonly root: string;
  readonly heads: string;
  readonly marks: string;
  readonly key: string;
  readonly handOver?: { readonly from: string; readonly signature: string } | undefined;
  readonly signedAt: string;
}

/** Of each head what is asked of it at the end. */
interface Kept extends Omit<ReadHead, 'marks'> {
  readonly text: string;
  /** The root to which its path leads. */
  readonly leadsTo: string | undefined;
}

/** RFC 8410: what comes before the 32 bytes of an Ed25519 key. */
const SPKI = '302a300506032b6570032100';

export function isSigned(text: string, signature: string, key: string): boolean {
  try {
    const der = Buffer.from(SPKI + key, 'hex');
    const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text, 'utf8'), publicKey, Buffer.from(signature, 'hex'));
  } catch {
    return false;
  }
}

const broken = (head: number, says: string) => new Broken('head', { head }, says);

/** The heads of an export, each held to its signature as it comes, and all to each other at the end. */
export class HeadBook {
  private readonly kept: Kept[] = [];

  /** @param total how many heads there were when the export was made */
  constructor(private readonly total: number) {}

  get size(): number {
    return this.kept.length;
  }

  get newest(): Pick<Kept, 'number' | 'signedAt' | 'key'> | undefined {
    return [...this.kept].sort((a, b) => a.number - b.number).at(-1);
  }

  /** @throws Broken */
  take(line: Readonly<Record<string, unknown>>): ReadHead {
    const { number, text, signature, path } = line;
    if (typeof number !== 'number' || typeof text !== 'string' || typeof signature !== 'string')
      throw new Unreadable('a line says that it is a head, and lacks what a head has');
    const head = headIn(text);
    if (head?.number !== number || !isSigned(text, signature, head.key))
      throw broken(number, `head ${number} is not as it was signed`);
    if (head.marks.length !== head.events * MARK)
      throw broken(number, `head ${number} does not mark each of its events`);
    const { marks: _, ...rest } = head;
    this.kept.push({ ...rest, text, leadsTo: this.rootFrom(head, path) });
    return head;
  }

  private rootFrom({ number, root }: ReadHead, path: unknown): string | undefined {
    if (!Array.isArray(path)) return undefined;
    const hashes = path.map((hash) => Buffer.from(String(hash), 'hex'));
    const entry = Buffer.from(root, 'hex');
    return rootByInclusion({ entry, index: number, size: this.total, path: hashes })?.toString('hex');
  }

  /** @throws Broken */
  close(): void {
    const heads = [...this.kept].sort((a, b) => a.number - b.number);
    const newest = heads.at(-1);
    if (newest === undefined) return;
    if (newest.number !== this.total - 1)
      throw broken(this.total - 1, `head ${this.total - 1}, the newest, is not there`);
    for (const [at, head] of heads.entries()) {
      const { number, first, events } = head;
      if (head.leadsTo !== newest.heads)
        throw broken(number, `head ${number} is none of those that head ${newest.number} vouches for`);
      const next = heads[at + 1];
      if (next?.number === number + 1 && next.first !== first + events)
        throw broken(next.number, `head ${next.number} does not begin where head ${number} ends`);
    }
    this.judgeKeys(heads);
  }

  /** Each head by the key of the one before, or by one that it handed over to. @throws Broken */
  private judgeKeys(heads: readonly Kept[]): void {
    let key: string | undefined;
    for (const head of heads) {
      const { handOver, number } = head;
      if (handOver !== undefined) {
        const text = `{"from":"${handOver.from}","to":"${head.key}"}`;
        if (
          (key !== undefined && handOver.from !== key) ||
          !isSigned(text, handOver.signature, handOver.from)
        )
          throw new Broken(
            'key',
            { head: number },
            `nobody handed over to the key that signed head ${number}`,
          );
        this.keys.add(handOver.from);
      } else if (key !== undefined && head.key !== key)
        throw new Broken(
          'key',
          { head: number },
          `head ${number} is signed by a key that nobody handed over to`,
        );
      key = head.key;
      this.keys.add(key);
    }
  }

  /** All that signed, each handed over to by the one before. */
  readonly keys = new Set<string>();

  /** @throws Broken when none of these keys is among those that signed */
  trust(keys: readonly string[]): void {
    if (keys.length > 0 && this.size > 0 && !keys.some((key) => this.keys.has(key)))
      throw new Broken(
        'key',
        { head: this.kept[0]?.number },
        `the heads are signed by none of the keys that are trusted`,
      );
  }

  /** What somebody outside kept of the same heads. @throws Broken */
  witness(number: number, text: string): void {
    const own = this.kept.find((head) => head.number === number);
    if (own !== undefined && own.text !== text)
      throw new Broken(
        'witness',
        { head: number },
        `a witness has another head ${number}: the log was signed anew`,
      );
  }
}

export const MARK = 8;

function headIn(text: string): ReadHead | undefined {
  try {
    const head = JSON.parse(text) as ReadHead & { readonly v: number };
    const isWhole =
      head.v === 1 &&
      [head.number, head.first, head.events].every((count) => Number.isSafeInteger(count) && count >= 0) &&
      [head.root, head.heads, head.marks, head.key].every((part) => typeof part === 'string');
    return isWhole ? head : undefined;
  } catch {
    return undefined;
  }
}
