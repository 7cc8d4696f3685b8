import type { EventMetadata, StoredEvent } from '../../kernel/event';

/** An event as it lies in the store: what is sealed stays sealed, and its own text, byte for byte, is what was hashed. */
export interface HistoryEntry extends StoredEvent {
  readonly hash: string;
  readonly prevHash: string;
}

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
): History => ({
  events: stored.map(({ id, stream, revision, position, type, data, metadata: text }, index) => {
    const { hash = '', prevHash = '' } = metadata[index] ?? {};
    return { id, stream, revision, position, type, data, metadata: text, hash, prevHash };
  }),
  chain,
});
