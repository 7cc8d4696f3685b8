import type { Revision, StreamName } from '../../kernel/ids';
import type { OutgoingMessage, Publisher } from '../../kernel/ports/messaging';
import type { Disclosure, PublicEvent, PublicEvents, Tally } from '../../kernel/public-events';
import { UnknownEventType } from '../codec';
import { unknownEvent, type Halt } from '../follower/lane';
import type { LogEntry } from '../follower/log-entry';
import type { ParkedRow } from '../follower/parked-store';
import { nowOf, type RunnerContext } from '../runners/context';
import { messageOf } from '../runners/status';
import { cloudEventOf } from './cloud-event';
import type { RelayStore } from './relay-store';

/** Messages of one batch: one that fails is repeated whole. More than a page of the log has, else its rest is read again. */
const MESSAGES = 4000;
/** Of one publish: while the brokers store them, the next ones are made. */
const AT_ONCE = 500;

/** What a relay is made of. */
export interface RelayParts {
  readonly context: RunnerContext;
  readonly events: PublicEvents;
  readonly publisher: Publisher;
  /** Who tells: the `source` of all its events. */
  readonly source: string;
  readonly store: RelayStore;
}

/** The lane that a batch is told from. */
export interface Telling {
  readonly parts: RelayParts;
  readonly parked: ReadonlyMap<string, ParkedRow>;
  readonly tally: Tally;
  readStream(stream: StreamName, from: Revision): Promise<readonly LogEntry[]>;
}

/** What one batch of entries tells others. */
export class RelayBatch {
  readonly messages: OutgoingMessage[] = [];
  readonly parked = new Map<StreamName, ParkedRow>();
  readonly changed = new Map<StreamName, Disclosure>();
  tally: Tally;
  /** Entries of this batch whose streams are held: mostly a stream is known a few entries after it began. */
  private readonly waiting = new Map<StreamName, LogEntry[]>();
  private published = 0;
  private publishing: Promise<void> = Promise.resolve();

  /** @param known the streams of the batch that are not simply told */
  constructor(
    private readonly lane: Telling,
    private readonly known: ReadonlyMap<StreamName, Disclosure>,
  ) {
    this.tally = lane.tally;
  }

  async take(
    entries: readonly LogEntry[],
  ): Promise<{ readonly passed: LogEntry | undefined; readonly halt?: Halt | undefined }> {
    let passed: LogEntry | undefined;
    for (const entry of entries) {
      if (this.isFull || this.messages.length >= MESSAGES) break;
      try {
        if (this.concerns(entry)) await this.tell(entry);
      } catch (error) {
        if (error instanceof UnknownEventType) return { passed, halt: unknownEvent(entry) };
        this.park(entry, error);
      }
      passed = entry;
      if (this.messages.length - this.published >= AT_ONCE) await this.handOver();
    }
    return { passed };
  }

  /** Resolves when all that is told was stored. */
  async publish(): Promise<void> {
    if (this.messages.length > this.published) await this.handOver();
    await this.publishing;
  }

  /** Not before what went before was stored: one publish at a time, in order. */
  private async handOver(): Promise<void> {
    await this.publishing;
    const next = this.messages.slice(this.published);
    this.published = this.messages.length;
    this.publishing = this.lane.parts.publisher.publish(next);
    // What it throws is met where it is waited for, which may be a moment later.
    this.publishing.catch(() => undefined);
  }

  /** Nothing of an entry counts that throws. */
  async tell(entry: LogEntry): Promise<void> {
    const { events, source } = this.lane.parts;
    const { stream, revision } = entry.stored;
    const recorded = entry.recorded(events.schemas);
    const before = this.changed.get(stream) ?? this.known.get(stream) ?? 'told';
    const after = events.disclosure(recorded, before);
    const { tally, told } = events.count(this.tally, recorded, { before, after });
    const all = [...told];
    if (after === 'told') {
      if (before === 'held') all.push(...(await this.held(stream, revision)));
      all.push(...events.tell(recorded));
    }
    const made = all.map((event) => cloudEventOf(event, source));
    this.messages.push(...made);
    this.tally = tally;
    if (after === 'held') this.waiting.set(stream, [...(this.waiting.get(stream) ?? []), entry]);
    if (after !== before || after === 'held') this.changed.set(stream, after);
  }

  /** What had to wait until it was known what the stream is. */
  private async held(stream: StreamName, before: Revision): Promise<readonly PublicEvent[]> {
    const { events } = this.lane.parts;
    const here = this.waiting.get(stream) ?? [];
    const isAll = here[0]?.stored.revision === 0;
    const entries = isAll ? here : await this.lane.readStream(stream, 0 as Revision);
    return entries
      .filter(({ stored }) => stored.revision < before)
      .flatMap((entry) => events.tell(entry.recorded(events.schemas)));
  }

  private concerns({ category, stored }: LogEntry): boolean {
    return (
      category === this.lane.parts.events.category &&
      !this.lane.parked.has(stored.stream) &&
      !this.parked.has(stored.stream)
    );
  }

  /** More is parked than may be: the follower halts before the next entry. */
  private get isFull(): boolean {
    return this.lane.parked.size + this.parked.size > this.lane.parts.context.limits.parked;
  }

  private park({ stored }: LogEntry, error: unknown): void {
    const { stream: key, position, revision } = stored;
    const at = nowOf(this.lane.parts.context);
    this.parked.set(key, { key, position, revision, error: messageOf(error), at });
  }
}
