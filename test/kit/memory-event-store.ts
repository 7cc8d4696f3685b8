import type { StoredEvent } from '../../src/kernel/event';
import type { Position, Revision, StreamName } from '../../src/kernel/ids';
import {
  AppendRefused,
  OutcomeUnknown,
  StoreUnavailable,
  WrongExpectedRevision,
  type Appended,
  type EventStore,
  type EventToAppend,
  type PlaceInStream,
} from '../../src/kernel/ports/event-store';

/** What goes wrong with one append; `lost-answer` is the unknown outcome of an append that was stored. */
export type AppendFault = 'conflict' | 'lost-request' | 'lost-answer' | 'unavailable' | 'too-large';

/** The log in memory, with faults on demand. */
export class MemoryEventStore implements EventStore {
  readonly log: StoredEvent[] = [];
  private readonly streams = new Map<StreamName, StoredEvent[]>();
  private readonly listeners = new Set<() => void>();
  private readonly faults: AppendFault[] = [];
  private failingReads = 0;
  private beforeAppend: (() => void | Promise<void>) | undefined;
  /** How often each was asked for, faults included. */
  readonly calls = { append: 0, readStream: 0, holdsAny: 0 };

  /** The next appends fail so, one after the other. */
  failAppends(...faults: readonly AppendFault[]): void {
    this.faults.push(...faults);
  }

  failReads(times: number): void {
    this.failingReads = times;
  }

  /** Runs once, between a command's decision and its append: room for a writer on another node. */
  interleave(task: () => void | Promise<void>): void {
    this.beforeAppend = task;
  }

  async append(stream: StreamName, expected: Revision, events: readonly EventToAppend[]): Promise<Appended> {
    this.calls.append++;
    const interleaved = this.beforeAppend;
    this.beforeAppend = undefined;
    await interleaved?.();
    const fault = this.faults.shift();
    switch (fault) {
      case 'conflict':
        throw new WrongExpectedRevision(stream, expected, this.revisionOf(stream));
      case 'lost-request':
        throw new OutcomeUnknown('timeout');
      case 'unavailable':
        throw new StoreUnavailable('down');
      case 'too-large':
        throw new AppendRefused('over 1 MiB');
      case 'lost-answer':
        this.store(stream, expected, events);
        throw new OutcomeUnknown('timeout');
      case undefined:
        return this.store(stream, expected, events);
    }
  }

  async readStream(stream: StreamName, from: Revision, maxCount: number): Promise<readonly StoredEvent[]> {
    this.calls.readStream++;
    if (this.failingReads > 0) {
      this.failingReads--;
      throw new StoreUnavailable('down');
    }
    return (this.streams.get(stream) ?? []).slice(from, from + maxCount);
  }

  async holdsAny(places: readonly PlaceInStream[]): Promise<boolean> {
    this.calls.holdsAny++;
    return places.some(({ stream, revision }) => revision <= this.revisionOf(stream));
  }

  async readAll(after: Position, maxCount: number): Promise<readonly StoredEvent[]> {
    return this.log.slice(after, after + maxCount);
  }

  async eventAt(position: Position): Promise<StoredEvent | undefined> {
    return this.log.find((event) => event.position === position);
  }

  async newest(): Promise<StoredEvent | undefined> {
    return this.log.at(-1);
  }

  async readBackwards(maxCount: number): Promise<readonly StoredEvent[]> {
    return this.log.slice(-maxCount).reverse();
  }

  async epoch(): Promise<string> {
    return 'memory';
  }

  onAppended(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.listeners.clear();
  }

  private revisionOf(stream: StreamName): Revision {
    return ((this.streams.get(stream)?.length ?? 0) - 1) as Revision;
  }

  private store(stream: StreamName, expected: Revision, events: readonly EventToAppend[]): Appended {
    const revision = this.revisionOf(stream);
    if (revision !== expected) throw new WrongExpectedRevision(stream, expected, revision);
    const stored = this.streams.get(stream) ?? [];
    this.streams.set(stream, stored);
    for (const { id, type, data, metadata } of events) {
      const position = (this.log.length + 1) as Position;
      const event = { id, stream, revision: stored.length as Revision, position, type, data, metadata };
      stored.push(event);
      this.log.push(event);
    }
    for (const listener of this.listeners) listener();
    return { revision: (stored.length - 1) as Revision, position: this.log.length as Position };
  }
}
