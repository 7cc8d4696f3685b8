import type { StoredEvent } from '../../kernel/event';
import { BEFORE_ALL, categoryOf, type Position, type Revision, type StreamName } from '../../kernel/ids';
import {
  StoreUnavailable,
  type Appended,
  type EventStore,
  type EventToAppend,
  type PlaceInStream,
} from '../../kernel/ports/event-store';
import { Appending } from './appending';
import { Connection } from './connection';
import { epochOf } from './epoch';
import { describeFault } from './faults';
import { LiveTail } from './live-tail';
import { USUAL_LIMITS, type KurrentOptions } from './options';
import { Reading } from './reading';
import { refuseUnsendable } from './storable';

/**
 * The log on EventStoreDB or KurrentDB, for one thread: each that reads opens its own.
 * @throws Error when the server cannot be reached, refuses who asks, or is too old, in one sentence
 */
export async function openKurrentEventStore(options: KurrentOptions): Promise<KurrentEventStore> {
  // Late, so that who runs on another store does not load a gRPC stack.
  const { connect } = await import('./client');
  const address = options.connection.trim().replace(/^.*@|^.*?:\/\//, '');
  const limits = { ...USUAL_LIMITS, ...options.limits };
  const open = (generation: number) => connect(options.connection, generation);
  let store: KurrentEventStore | undefined;
  try {
    const connection = new Connection(open, address, limits, options.log ?? (() => undefined));
    store = new KurrentEventStore(connection, options.categories);
    await store.probe();
    return store;
  } catch (error) {
    await store?.close();
    const reason = error instanceof StoreUnavailable ? (error.cause ?? error) : error;
    throw new Error(
      `the event store at ${address} cannot be opened: start the server, or set KURRENTDB_URL right (${describeFault(reason)})`,
      {
        cause: error,
      },
    );
  }
}

export class KurrentEventStore implements EventStore {
  private readonly reading: Reading;
  private readonly appending: Appending;
  private readonly tail: LiveTail;
  private readonly underWay = new Set<Promise<unknown>>();
  private readonly categories: ReadonlySet<string>;
  private isClosing = false;
  private knownEpoch: string | undefined;

  constructor(
    private readonly connection: Connection,
    categories: readonly string[],
  ) {
    this.categories = new Set(categories);
    this.reading = new Reading(connection, categories);
    this.appending = new Appending(connection, this.reading);
    this.tail = new LiveTail(connection, this.reading);
  }

  async epoch(): Promise<string> {
    return (this.knownEpoch ??= await this.run(() => epochOf(this.reading, this.appending)));
  }

  async readStream(stream: StreamName, from: Revision, maxCount: number): Promise<readonly StoredEvent[]> {
    checkCount(maxCount);
    const events = await this.run(() => this.reading.readStream(stream, from, maxCount));
    this.tail.tell(events.at(-1));
    return events;
  }

  async holdsAny(places: readonly PlaceInStream[]): Promise<boolean> {
    const found = await this.run(() =>
      Promise.all(places.map(({ stream, revision }) => this.reading.readStream(stream, revision, 1))),
    );
    return found.some(({ length }) => length > 0);
  }

  async readAll(after: Position, maxCount: number): Promise<readonly StoredEvent[]> {
    checkCount(maxCount);
    return this.run(async () => {
      const recent = this.tail.after(after, maxCount);
      if (recent) return recent;
      const events = await this.reading.readAll(after, maxCount);
      this.tail.tell(events.at(-1));
      return events;
    });
  }

  async newest(): Promise<StoredEvent | undefined> {
    return (await this.readBackwards(1))[0];
  }

  async readBackwards(maxCount: number): Promise<readonly StoredEvent[]> {
    checkCount(maxCount);
    const events = await this.run(() => this.reading.readBackwards(maxCount));
    this.tail.tell(events[0]);
    return events;
  }

  async eventAt(position: Position): Promise<StoredEvent | undefined> {
    const event = await this.run(() => this.reading.eventAt(position));
    this.tail.tell(event);
    return event;
  }

  async head(): Promise<Position> {
    return (await this.newest())?.position ?? BEFORE_ALL;
  }

  async append(stream: StreamName, expected: Revision, events: readonly EventToAppend[]): Promise<Appended> {
    if (!this.categories.has(categoryOf(stream)))
      throw new Error(`${stream} is of no category that this store was opened for: nobody would read it`);
    refuseUnsendable(stream, events);
    const appended = await this.run(() => this.appending.append(stream, expected, events));
    const [last] = events.slice(-1);
    if (last) this.tail.appended({ id: last.id, position: appended.position });
    return appended;
  }

  onAppended(listener: () => void): () => void {
    return this.tail.onAppended(listener);
  }

  /** Ends what is under way, at the latest when its patience does. */
  async close(): Promise<void> {
    this.isClosing = true;
    await Promise.all([this.tail.close(), Promise.allSettled(this.underWay)]);
    await this.connection.close();
  }

  /** Is it there, may we, and can it do what is asked of it? */
  async probe(): Promise<void> {
    await this.epoch();
    await this.reading.readAll((await this.newest())?.position ?? BEFORE_ALL, 1);
  }

  private async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.isClosing) throw new StoreUnavailable(`the event store at ${this.connection.address} is closed`);
    const running = task();
    this.underWay.add(running);
    try {
      return await running;
    } finally {
      this.underWay.delete(running);
    }
  }
}

function checkCount(maxCount: number): void {
  if (Number.isSafeInteger(maxCount) && maxCount >= 1) return;
  throw new RangeError(`maxCount is a whole number from 1, not ${maxCount}`);
}
