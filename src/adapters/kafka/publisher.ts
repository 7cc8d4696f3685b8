import { Partitioners, type Kafka, type Message, type Producer, type RecordMetadata } from 'kafkajs';
import { NotPublished, type OutgoingMessage, type Publisher } from '../../kernel/ports/messaging';
import { causeOf, within } from './client';
import { chunksOf } from './chunks';
import type { KafkaLimits } from './options';

/**
 * One send in flight, ever. After a rejection the producer is thrown away: it would give the rejected batch's sequence
 * numbers to the next one, and the broker would acknowledge that one without storing it. A send that was given up is
 * still under way and may be stored later; no other begins before it has settled, so that the first occurrences of a
 * key's messages stay in order.
 */
export class KafkaPublisher implements Publisher {
  private producer: Producer | undefined;
  private givenUp: Promise<unknown> | undefined;
  private busy = false;
  private closed = false;
  /** The newest acknowledged offset of each partition, by the producer in use. */
  private readonly acknowledged = new Map<string, bigint>();

  constructor(
    private readonly kafka: Kafka,
    private readonly limits: KafkaLimits,
  ) {}

  async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    if (this.busy) throw new Error('another batch is still under way');
    if (this.closed) throw new NotPublished('the publisher is closed');
    if (this.givenUp) throw new NotPublished('the brokers have not settled an earlier batch yet');
    if (messages.length === 0) return;
    this.busy = true;
    const sending = this.send(messages);
    try {
      await within(this.limits.publish, sending, () => new NotPublished('the brokers do not answer'));
    } catch (error) {
      this.abandon(sending);
      throw error instanceof NotPublished
        ? error
        : new NotPublished(`not published: ${causeOf(error).message}`, { cause: error });
    } finally {
      this.busy = false;
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    const { producer } = this;
    this.producer = undefined;
    // Disconnecting from brokers that do not answer has no end.
    if (producer)
      await within(this.limits.close, producer.disconnect(), () => new Error('late')).catch(() => undefined);
  }

  private abandon(sending: Promise<unknown>): void {
    const { producer } = this;
    this.producer = undefined;
    this.acknowledged.clear();
    const settled = sending
      .catch(() => undefined)
      .then(() => {
        // Of brokers that do not answer it has no end, and what was under way has settled.
        producer?.disconnect().catch(() => undefined);
        if (this.givenUp === settled) this.givenUp = undefined;
      });
    this.givenUp = settled;
  }

  private async send(messages: readonly OutgoingMessage[]): Promise<void> {
    const producer = (this.producer ??= this.newProducer());
    await producer.connect();
    for (const chunk of chunksOf(messages, this.limits)) {
      // It was given up meanwhile: what is left must not follow.
      if (this.producer !== producer) return;
      const stored = await producer.sendBatch({
        acks: -1,
        topicMessages: [...byTopic(chunk)].map(([topic, of]) => ({
          topic,
          messages: of.map(({ key, value, headers, partition }): Message =>
            partition === undefined
              ? { key, value, headers: { ...headers } }
              : { key, value, headers: { ...headers }, partition },
          ),
        })),
      });
      this.check(chunk, stored);
    }
  }

  private newProducer(): Producer {
    return this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
      // Bounded, so that what was given up settles; nothing follows on the same producer.
      retry: { retries: 4, initialRetryTime: 100, maxRetryTime: 1_000 },
    });
  }

  /** A message for a partition that does not exist is dropped without a word, and a false success repeats an offset. */
  private check(chunk: readonly OutgoingMessage[], stored: readonly RecordMetadata[]): void {
    const places = new Set(stored.flatMap((one) => [one.topicName, `${one.topicName}/${one.partition}`]));
    for (const { topic, partition } of chunk)
      if (!places.has(partition === undefined ? topic : `${topic}/${partition}`))
        throw new NotPublished(`topic ${topic} has no partition ${partition ?? ''}`.trim());
    for (const { topicName, partition, errorCode, baseOffset = '-1' } of stored) {
      const [at, before] = [BigInt(baseOffset), this.acknowledged.get(`${topicName}/${partition}`) ?? -1n];
      if (errorCode !== 0 || at <= before)
        throw new NotPublished(`the broker did not store a batch of topic ${topicName}`);
      this.acknowledged.set(`${topicName}/${partition}`, at);
    }
  }
}

function byTopic(messages: readonly OutgoingMessage[]): Map<string, OutgoingMessage[]> {
  const topics = new Map<string, OutgoingMessage[]>();
  for (const message of messages) {
    const of = topics.get(message.topic);
    if (of === undefined) topics.set(message.topic, [message]);
    else of.push(message);
  }
  return topics;
}
