import type { StoredEvent } from '../../kernel/event';
import type { RegionCode, Revision } from '../../kernel/ids';
import type { EventReader } from '../../kernel/ports/event-store';
import type { HandOver, SignedHead } from '../../kernel/ports/witness';
import type { Instant } from '../../kernel/time';
import { canonicalText } from '../../runtime/canonical';
import { headIn, headsStream, type Head, type HeadSigned } from '../domain/heads';
import { MerkleTree } from '../merkle';
import type { Cut } from './gathering';

const PAGE = 500;

export interface Signing {
  readonly county: string;
  readonly key: string;
  readonly signedAt: Instant;
  readonly handOver?: HandOver | undefined;
}

/** All heads that the log holds, as the next one needs them. */
export class Series {
  private readonly tree = new MerkleTree();
  private covered = 0;
  /** `undefined` before the first. */
  last: Head | undefined;

  get size(): number {
    return this.tree.size;
  }

  /** Of the head whose number this is; `undefined` for none. */
  rootUpTo(number: number): string | undefined {
    return number < this.size ? this.tree.root(number + 1).toString('hex') : undefined;
  }

  /** Whether it is the next one. */
  follows({ number, first }: Head): boolean {
    return number === this.size && first === this.covered;
  }

  add(head: Head): void {
    this.tree.append(Buffer.from(head.root, 'hex'));
    this.covered += head.events;
    this.last = head;
  }

  /** The text of the head that covers these events. */
  next({ events, root, last }: Cut, { county, key, signedAt, handOver }: Signing): string {
    const head: Head = {
      v: 1,
      ...{ county, events, root, last, key, signedAt, handOver },
      number: this.size,
      first: this.covered,
      heads: this.tree.rootWith(Buffer.from(root, 'hex')).toString('hex'),
    };
    return canonicalText(head);
  }
}

type Stored = Pick<StoredEvent, 'data' | 'revision'>;

export const signedHeadOf = ({ data, revision }: Stored): SignedHead => {
  const { text, signature } = JSON.parse(data) as HeadSigned['data'];
  return { number: revision, text, signature };
};

/** Heads of the county from a number on, at most so many. */
export async function readHeads(
  reader: Pick<EventReader, 'readStream'>,
  county: RegionCode,
  from: number,
  count: number,
): Promise<readonly SignedHead[]> {
  return (await reader.readStream(headsStream(county), from as Revision, count)).map(signedHeadOf);
}

/** @throws StoreUnavailable; Error for a head that is none, or does not follow the one before it */
export async function readSeries(
  reader: Pick<EventReader, 'readStream'>,
  county: RegionCode,
): Promise<Series> {
  const series = new Series();
  for (;;) {
    const page = await readHeads(reader, county, series.size, PAGE);
    for (const { number, text } of page) {
      const head = headIn(text);
      if (!series.follows(head)) throw new Error(`head ${number} does not follow the one before it`);
      series.add(head);
    }
    if (page.length < PAGE) return series;
  }
}
