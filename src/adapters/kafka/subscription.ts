import { setTimeout as pause } from 'node:timers/promises';
import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import type { IncomingMessage, Subscribing, Subscription } from '../../kernel/ports/messaging';
import { causeOf, within } from './client';
import type { KafkaLimits, Log } from './options';

/**
 * A consumer that stays up: what its handler throws never reaches the client, which would stop for ever; what ends it
 * all the same has it run again. At least once and in order per partition: offsets are committed when messages were
 * taken.
 */
export class KafkaSubscription implements Subscription {
  private readonly consumer: Consumer;
  private heardAt = performance.now();
  private failures = 0;
  private stopping = false;
  private crashed: string | undefined;
  private again: NodeJS.Timeout | undefined;

  constructor(
    kafka: Kafka,
    private readonly of: Subscribing,
    private readonly limits: KafkaLimits,
    private readonly log: Log,
  ) {
    this.consumer = kafka.consumer({
      groupId: of.group,
      allowAutoTopicCreation: false,
      sessionTimeout: limits.session,
      heartbeatInterval: Math.floor(limits.session / 5),
      // An idle fetch holds up a stop for so long.
      maxWaitTimeInMs: 500,
    });
    const { HEARTBEAT, FETCH, GROUP_JOIN, CRASH } = this.consumer.events;
    for (const sign of [HEARTBEAT, FETCH, GROUP_JOIN] as const) this.consumer.on(sign, () => this.heard());
    this.consumer.on(CRASH, ({ payload }) => this.onCrash(payload.error, payload.restart));
  }

  async start(): Promise<this> {
    await this.consumer.connect();
    await this.consumer.subscribe({ topic: this.of.topic, fromBeginning: true });
    await this.run();
    return this;
  }

  trouble(): string | undefined {
    if (this.stopping) return undefined;
    const silent = performance.now() - this.heardAt;
    if (silent <= this.limits.heartbeat) return undefined;
    const why = this.crashed === undefined ? '' : ` (${this.crashed})`;
    return `topic ${this.of.topic}: no sign of the brokers for ${Math.round(silent / 1000)} s${why}`;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.again);
    const { session, close } = this.limits;
    const late = () => new Error('late');
    await within(Math.min(session, 8_000), this.consumer.stop(), late).catch(() => undefined);
    await within(close, this.consumer.disconnect(), late).catch(() => undefined);
  }

  private run(): Promise<void> {
    return this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      // A partition that waits must hold up no other.
      partitionsConsumedConcurrently: this.limits.partitions,
      eachBatch: (payload) => this.take(payload),
    });
  }

  private heard(): void {
    this.heardAt = performance.now();
    this.crashed = undefined;
    this.failures = 0;
  }

  /** Expected in an outage, when the client restarts by itself; else it would be silent from now on. */
  private onCrash(error: Error, restarts: boolean): void {
    this.crashed = causeOf(error).message;
    this.log('kafka: the consumer crashed', { topic: this.of.topic, error: this.crashed, restarts });
    if (restarts || this.stopping) return;
    this.again = setTimeout(() => {
      // What fails here is a crash again.
      this.run().catch((again: unknown) => this.onCrash(again as Error, false));
    }, this.wait());
  }

  private wait(): number {
    return Math.min(this.limits.retryFrom * 2 ** this.failures++, this.limits.retryTo);
  }

  private async take(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    for (let from = 0; from < batch.messages.length; from += this.limits.taken) {
      const some = batch.messages.slice(from, from + this.limits.taken);
      const last = some.at(-1);
      if (last === undefined || !payload.isRunning() || payload.isStale()) return;
      if (!(await this.taken(some, payload))) return;
      payload.resolveOffset(last.offset);
      await this.consumer.commitOffsets([
        { topic: batch.topic, partition: batch.partition, offset: String(BigInt(last.offset) + 1n) },
      ]);
      await payload.heartbeat();
    }
  }

  /** Hands them over until they are taken. @returns false when they are no longer ours to take */
  private async taken(some: readonly KafkaMessage[], payload: EachBatchPayload): Promise<boolean> {
    const { topic, partition } = payload.batch;
    const heartbeat = () => payload.heartbeat();
    const messages = some.map((message) => incoming(topic, partition, message));
    for (let tries = 0; payload.isRunning() && !payload.isStale() && !this.stopping; tries++) {
      try {
        await this.alive(this.of.take(messages), heartbeat);
        return true;
      } catch (error) {
        this.log('kafka: messages not taken; handing them over again', {
          topic,
          partition,
          error: causeOf(error).message,
        });
        await this.alive(pause(Math.min(this.limits.retryFrom * 2 ** tries, this.limits.retryTo)), heartbeat);
      }
    }
    return false;
  }

  /** The group takes a member for dead that is silent for the length of a session. */
  private async alive(work: Promise<unknown>, heartbeat: () => Promise<void>): Promise<void> {
    const beating = setInterval(() => {
      // A rebalance shows in the next round.
      heartbeat().catch(() => undefined);
    }, this.limits.session / 5);
    try {
      await work;
    } finally {
      clearInterval(beating);
    }
  }
}

const textOf = (value: Buffer | string | undefined | null): string => value?.toString() ?? '';

const incoming = (topic: string, partition: number, message: KafkaMessage): IncomingMessage => ({
  topic,
  partition,
  offset: message.offset,
  key: message.key?.toString(),
  value: textOf(message.value),
  headers: Object.fromEntries(
    Object.entries(message.headers ?? {}).map(([name, value]) => [
      name,
      textOf(Array.isArray(value) ? value[0] : value),
    ]),
  ),
});
