import type { EventMetadata, StoredEvent } from '../../kernel/event';
import type { EventId, Position, Revision, StreamName } from '../../kernel/ids';

/** An event as it lies in the store: what is sealed stays sealed, and its own text is what was hashed. */
export interface HistoryEntry {
  readonly id: EventId;
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly position: Position;
  readonly type: string;
  /** The canonical JSON text, byte for byte: parsing and writing it again could change what the hash covers. */
  readonly data: string;
  readonly metadata: string;
  /** Empty where the metadata cannot be read. */
  readonly hash: string;
  readonly prevHash: string;
  /** What of it this build cannot read; it is evidence all the same. */
  readonly unreadable?: Unreadable | undefined;
}

export type Unreadable = 'type' | 'data' | 'metadata';

/** What checking the stream's chain gave; `runtime/chain` says how it is found. */
export interface ChainFinding {
  readonly holds: boolean;
  readonly [detail: string]: unknown;
}

export interface History {
  readonly events: readonly HistoryEntry[];
  readonly chain: ChainFinding;
}

/** @param metadata of each event, parsed */
export const historyOf = (
  stored: readonly StoredEvent[],
  metadata: readonly Pick<EventMetadata, 'hash' | 'prevHash'>[],
  chain: ChainFinding,
  unreadable: ReadonlyMap<Revision, Unreadable> = new Map(),
): History => ({
  events: stored.map(({ id, stream, revision, position, type, data, metadata: text }, index) => {
    const { hash = '', prevHash = '' } = metadata[index] ?? {};
    const fault = unreadable.get(revision);
    return {
      ...{ id, stream, revision, position, type, data, metadata: text, hash, prevHash },
      ...(fault === undefined ? {} : { unreadable: fault }),
    };
  }),
  chain,
});
