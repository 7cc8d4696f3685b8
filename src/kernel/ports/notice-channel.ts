import type { OutgoingMessage } from './messaging';

/** One message to one recipient, the same bytes at every repetition. */
export interface OutgoingNotice {
  /** By which the receiver tells repetitions. */
  readonly id: string;
  readonly message: OutgoingMessage;
}

/** `gone`: the receiver wants nothing more, ever. */
export type PostOutcome =
  { readonly kind: 'taken' } | { readonly kind: 'failed' | 'gone'; readonly cause: string };

/**
 * A way by which notices reach people besides the inbox. At least once: whoever does not know whether a notice was taken posts it
 * again.
 */
export interface NoticeChannel {
  /** Resolves within a bounded time, whatever the other side does. @param target of several receivers, which */
  post(notice: OutgoingNotice, target: string): Promise<PostOutcome>;
  close?(): Promise<void>;
}

/** By name; those that the node's configuration leaves out are missing. */
export type NoticeChannels = ReadonlyMap<string, NoticeChannel>;
