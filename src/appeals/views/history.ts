import type { StoredEvent } from '../../kernel/event';

/** An event as it lies in the store: what is sealed stays sealed, and its own text, byte for byte, is what was hashed. */
export interface HistoryEntry extends StoredEvent {
  /** Empty where the metadata cannot be read, like the next. */
  readonly hash: string;
  readonly prevHash: string;
  /** What of it this build cannot read; it is evidence all the same. */
  readonly unreadable?: 'type' | 'data' | 'metadata' | undefined;
}

/** What checking the chain gave; `runtime/chain` says how it is found. */
export interface ChainFinding {
  readonly holds: boolean;
  readonly [detail: string]: unknown;
}

/** A page of the history, oldest first. */
export interface History {
  readonly events: readonly HistoryEntry[];
  /** Of this page, linked to the last event of the page before. */
  readonly chain: ChainFinding;
  /** Pass it as `cursor` for the next page; absent on the last. */
  readonly next?: string | undefined;
}
