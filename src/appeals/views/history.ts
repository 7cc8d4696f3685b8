import type { EventMetadata, StoredEvent } from '../../kernel/event';
import type { Revision } from '../../kernel/ids';

/** An event as it lies in the store: what is sealed stays sealed, and its own text, byte for byte, is what was hashed. */
export interface HistoryEntry extends StoredEvent {
  /** Empty where the metadata cannot be read, like the next. */
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
