import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StoredEvent } from '../kernel/event';
import { BEFORE_ALL, type Position, type RegionCode, type Revision, type StreamName } from '../kernel/ids';
import type { EventReader } from '../kernel/ports/event-store';
import { hashAsStored } from '../runtime/chain';
import { headIn, type Head } from './domain/heads';
import { readHeads } from './following/series';
import { MerkleTree } from './merkle';

const PAGE = 200;
/** Heads whose events are kept hashed: those of one appeal lie close together. */
const TREES = 16;

export type LogReader = Pick<EventReader, 'readStream' | 'readAll'>;
/** Of a head, what finding its events takes. */
export type HeadFacts = Omit<Head, 'marks' | 'county' | 'v'>;

/** The events of a head as the log has them now, and the tree over them. */
interface Under {
  readonly positions: readonly Position[];
  readonly tree: MerkleTree;
}

/** Where an event stands under a head, and the hashes that lead from it to the head's root. */
export interface Inclusion {
  readonly head: number;
  readonly index: number;
  readonly path: readonly Uint8Array[];
}

/** All heads of the log, as far as it was looked at: a few hundred bytes each. */
export class HeadsAtHand {
  /** Over their roots. */
  readonly tree = new MerkleTree();
  private readonly known: HeadFacts[] = [];
  private readonly ends = new Map<number, Position>();
  private readonly under = new Map<number, Promise<Under>>();

  constructor(
    private readonly reader: LogReader,
    private readonly county: RegionCode,
  ) {}

  /** Takes in those that are new; others have their turn between two pages. @throws StoreUnavailable */
  async look(): Promise<this> {
    for (; ; await nextTurn()) {
      const page = await readHeads(this.reader, this.county, this.size, PAGE);
      for (const { number, text } of page) {
        // Somebody else may have looked meanwhile.
        if (number !== this.size) continue;
        const { marks: _, county: __, v: ___, ...facts } = headIn(text);
        this.known.push(facts);
        this.tree.append(Buffer.from(facts.root, 'hex'));
      }
      if (page.length < PAGE) return this;
    }
  }

  get size(): number {
    return this.known.length;
  }

  at(number: number): HeadFacts | undefined {
    return this.known[number];
  }

  /** Those by which one key handed over to the next. */
  get handOvers(): readonly number[] {
    return this.known.filter(({ handOver }) => handOver !== undefined).map(({ number }) => number);
  }

  /**
   * Position of the last event that a head covers. Where the log does not have that event any more, as many as the
   * head counts after the one before: an export shows what is there.
   */
  async endOf(number: number): Promise<Position> {
    const head = this.known[number];
    if (head === undefined) return BEFORE_ALL;
    const found = this.ends.get(number) ?? (await this.foundEnd(head)) ?? (await this.countedEnd(head));
    this.ends.set(number, found);
    return found;
  }

  private async foundEnd({ last: { stream, revision } }: HeadFacts): Promise<Position | undefined> {
    const [stored] = await this.reader.readStream(stream as StreamName, revision as Revision, 1);
    return stored?.revision === revision ? stored.position : undefined;
  }

  private async countedEnd({ number, events }: HeadFacts): Promise<Position> {
    const after = await this.endOf(number - 1);
    const page = await this.reader.readAll(after, events);
    return page.at(-1)?.position ?? after;
  }

  /** The head that covers the event at a position; `undefined` where none does yet. */
  async covering(position: Position): Promise<number | undefined> {
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((await this.endOf(middle)) < position) low = middle + 1;
      else high = middle;
    }
    return low < this.size ? low : undefined;
  }

  /** `undefined` where no head covers it yet. */
  async inclusionOf(position: Position): Promise<Inclusion | undefined> {
    const head = await this.covering(position);
    if (head === undefined) return undefined;
    const { positions, tree } = await this.eventsUnder(head);
    const index = positions.indexOf(position);
    return { head, index, path: tree.inclusion(index) };
  }

  private eventsUnder(number: number): Promise<Under> {
    const known = this.under.get(number);
    if (known !== undefined) return known;
    const reading = this.readUnder(number);
    this.under.set(number, reading);
    reading.catch(() => this.under.delete(number));
    const [oldest] = this.under.keys();
    if (this.under.size > TREES && oldest !== undefined) this.under.delete(oldest);
    return reading;
  }

  private async readUnder(number: number): Promise<Under> {
    const upTo = await this.endOf(number);
    const events: StoredEvent[] = [];
    for (let after = await this.endOf(number - 1); after < upTo;) {
      const page = await this.reader.readAll(after, PAGE);
      events.push(...page.filter(({ position }) => position <= upTo));
      const last = page.at(-1);
      if (last === undefined) break;
      after = last.position;
    }
    return {
      positions: events.map(({ position }) => position),
      tree: MerkleTree.of(events.map((event) => Buffer.from(hashAsStored(event), 'hex'))),
    };
  }
}
