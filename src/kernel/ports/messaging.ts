/** A message for others, or from them. Headers and texts are UTF-8. */
export interface OutgoingMessage {
  readonly topic: string;
  /** Messages of one key stay in order. */
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Instead of the one that the key leads to. */
  readonly partition?: number | undefined;
}

export interface IncomingMessage {
  readonly topic: string;
  readonly partition: number;
  /** Where it stands in its partition. */
  readonly offset: string;
  readonly key: string | undefined;
  /** Empty for a message that has none. */
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * A batch was not acknowledged: it may be stored, in part, not at all, or be stored later. Whoever wants it out hands
 * the same messages over again; readers bear doubles.
 */
export class NotPublished extends Error {
  override readonly name = 'NotPublished';
}

/** The configuration is to be mended, in a sentence for the operator. */
export class MessagingMisconfigured extends Error {
  override readonly name = 'MessagingMisconfigured';
}

/** One batch at a time, in order. */
export interface Publisher {
  /**
   * All stored when it resolves, which it does, or rejects, within a bounded time.
   * @throws NotPublished; Error when another batch is still under way
   */
  publish(messages: readonly OutgoingMessage[]): Promise<void>;
  /** Within a bounded time, also when nobody answers. */
  close(): Promise<void>;
}

/**
 * Takes messages of one partition, in order. What it throws brings the same ones again after a while; those of other
 * partitions go on.
 */
export type TakeMessages = (messages: readonly IncomingMessage[]) => Promise<void>;

export interface Subscription {
  /** What keeps messages from coming, in words for an operator; `undefined` while nothing does. */
  trouble(): string | undefined;
  /** What is being taken is finished, within a bounded time. */
  stop(): Promise<void>;
}

export interface Subscribing {
  readonly topic: string;
  /** Who reads: several of one group share the partitions. A new group begins at the oldest message. */
  readonly group: string;
  readonly take: TakeMessages;
}

/** The way to and from other systems: topics of partitions, each in order, at least once. */
export interface Messaging {
  /** @throws MessagingMisconfigured when they cannot be reached or a topic is missing */
  require(topics: readonly string[]): Promise<void>;
  publisher(): Publisher;
  subscribe(subscribing: Subscribing): Promise<Subscription>;
  /** Of all subscriptions, the first trouble. */
  trouble(): string | undefined;
  close(): Promise<void>;
}
