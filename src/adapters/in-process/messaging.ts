import {
  MessagingMisconfigured,
  NotPublished,
  type IncomingMessage,
  type Messaging,
  type OutgoingMessage,
  type Publisher,
  type Subscribing,
  type Subscription,
} from '../../kernel/ports/messaging';
import { partitionOf } from './partition';

const PARTITIONS = 3;
/** Of one partition; whoever reads more slowly loses the oldest. */
const KEPT = 10_000;
const AGAIN_MS = 20;

/** A partition: what is kept of it, and how many were dropped before. */
interface Partition {
  readonly messages: IncomingMessage[];
  dropped: number;
}

/**
 * Topics in the memory of this process, for the embedded profile and for tests. At least once and in order per
 * partition, to whoever listens while the process lives; nothing outlives it.
 */
export class InProcessMessaging implements Messaging {
  private readonly topics: ReadonlyMap<string, readonly Partition[]>;
  /** How far each group is, by group, topic and partition. */
  private readonly offsets = new Map<string, number>();
  private readonly readers = new Set<Reader>();

  constructor(topics: readonly string[]) {
    const partitions = () => Array.from({ length: PARTITIONS }, () => ({ messages: [], dropped: 0 }));
    this.topics = new Map(topics.map((topic) => [topic, partitions()]));
  }

  async require(topics: readonly string[]): Promise<void> {
    const missing = topics.find((topic) => !this.topics.has(topic));
    if (missing !== undefined) throw new MessagingMisconfigured(`there is no topic ${missing}`);
  }

  publisher(): Publisher {
    return {
      publish: async (messages) => {
        const targets = messages.map((message) => this.targetOf(message));
        messages.forEach((message, at) => put(message, targets[at] as readonly [Partition, number]));
        for (const reader of this.readers) reader.wake();
      },
      close: async () => undefined,
    };
  }

  async subscribe({ topic, group, take }: Subscribing): Promise<Subscription> {
    await this.require([topic]);
    const readers = (this.topics.get(topic) ?? []).map((partition, at) => {
      const name = `${group}/${topic}/${at}`;
      const next = () => {
        const from = Math.max(this.offsets.get(name) ?? 0, partition.dropped);
        return { from, messages: partition.messages.slice(from - partition.dropped) };
      };
      return new Reader(async () => {
        const { from, messages } = next();
        if (messages.length === 0) return false;
        await take(messages);
        this.offsets.set(name, from + messages.length);
        return true;
      });
    });
    for (const reader of readers) {
      this.readers.add(reader);
      reader.wake();
    }
    return {
      trouble: () => undefined,
      stop: async () => {
        for (const reader of readers) this.readers.delete(reader);
        await Promise.all(readers.map((reader) => reader.stop()));
      },
    };
  }

  trouble(): undefined {
    return undefined;
  }

  async close(): Promise<void> {
    await Promise.all([...this.readers].map((reader) => reader.stop()));
    this.readers.clear();
  }

  private targetOf({ topic, key, partition }: OutgoingMessage): readonly [Partition, number] {
    const partitions = this.topics.get(topic);
    if (!partitions) throw new NotPublished(`there is no topic ${topic}`);
    const number = partition ?? partitionOf(key, partitions.length);
    const target = partitions[number];
    if (!target) throw new NotPublished(`topic ${topic} has no partition ${number}`);
    return [target, number];
  }
}

function put({ topic, key, value, headers }: OutgoingMessage, [to, partition]: readonly [Partition, number]) {
  const offset = String(to.dropped + to.messages.length);
  to.messages.push({ topic, partition, offset, key, value, headers });
  if (to.messages.length <= KEPT) return;
  to.messages.shift();
  to.dropped += 1;
}

/** Reads one partition for one group, one batch after the other. */
class Reader {
  private running: Promise<void> | undefined;
  private woken = false;
  private stopped = false;
  private again: NodeJS.Timeout | undefined;

  /** @param step takes one batch; false when there was none */
  constructor(private readonly step: () => Promise<boolean>) {}

  wake(): void {
    this.woken = true;
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.again);
    await this.running;
  }

  private async run(): Promise<void> {
    // Not before `running` is set.
    await Promise.resolve();
    try {
      while (this.woken && !this.stopped) {
        this.woken = false;
        while (!this.stopped && (await this.step()));
      }
    } catch {
      // Whoever takes messages says why; the same ones come again.
      if (!this.stopped) this.again = setTimeout(() => this.wake(), AGAIN_MS);
    } finally {
      // In the same turn as the last look: a wake after it starts anew.
      this.running = undefined;
    }
  }
}
