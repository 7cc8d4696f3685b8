import type { StoredEvent } from '../event';
import type { EventId, Position, Revision, StreamName } from '../ids';

export interface EventToAppend {
  readonly id: EventId;
  readonly type: string;
  /** Canonical JSON text; stored byte for byte. */
  readonly data: string;
  readonly metadata: string;
}

export interface Appended {
  /** Revision and position of the last event of the append. */
  readonly revision: Revision;
  readonly position: Position;
}

/** Somebody else appended first. Nothing was written. */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  constructor(
    readonly stream: StreamName,
    readonly expected: Revision,
    readonly actual: Revision,
  ) {
    super(`stream ${stream} is at revision ${actual}, not ${expected}`);
  }
}

/** The store cannot serve now. For an append: nothing was written. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The append may or may not have been stored; only a reload tells. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** An append that no store will ever take, such as an event over its size limit. Nothing was written. */
export class AppendRefused extends Error {
  override readonly name = 'AppendRefused';
}

export interface PlaceInStream {
  readonly stream: StreamName;
  readonly revision: Revision;
}

/** The log as runners, queries and proofs see it. */
export interface EventReader {
  /** Names this very log: a restored or moved store has another. */
  epoch(): Promise<string>;
  /** At most `maxCount` events from revision `from` on, in order; none for a stream that is not there. */
  readStream(stream: StreamName, from: Revision, maxCount: number): Promise<readonly StoredEvent[]>;
  /** Whether an event stands at any of these places: one question, where a store can be asked it. */
  holdsAny(places: readonly PlaceInStream[]): Promise<boolean>;
  /** At most `maxCount` events of all streams after (not at) a position, in order. */
  readAll(after: Position, maxCount: number): Promise<readonly StoredEvent[]>;
  /** The event at exactly this position; `undefined` when there is none. */
  eventAt(position: Position): Promise<StoredEvent | undefined>;
  /** The last event; `undefined` for an empty log. */
  newest(): Promise<StoredEvent | undefined>;
  /** The last events of all streams, the newest first, at most `maxCount`. */
  readBackwards(maxCount: number): Promise<readonly StoredEvent[]>;
  /** Calls the listener soon after events were appended; a hint, may be late, doubled or lost. */
  onAppended(listener: () => void): () => void;
  close(): Promise<void>;
}

/**
 * The log. An append is atomic and durable when its promise resolves; positions become visible in order,
 * so that a reader who has seen position n will never later find an event below n.
 */
export interface EventStore extends EventReader {
  /**
   * @param expected the stream's revision now, or `NO_STREAM`
   * @throws WrongExpectedRevision, StoreUnavailable, OutcomeUnknown, AppendRefused
   */
  append(stream: StreamName, expected: Revision, events: readonly EventToAppend[]): Promise<Appended>;
  /** What keeps it from answering appends, in words for an operator; `undefined` while nothing does. */
  trouble?(): string | undefined;
}
