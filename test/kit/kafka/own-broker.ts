import { KafkaMessaging } from '../../../src/adapters/kafka/messaging';
import { kafkaLimits, type KafkaLimits } from '../../../src/adapters/kafka/options';
import type { IncomingMessage, OutgoingMessage } from '../../../src/kernel/ports/messaging';
import { RealServer } from '../real-server';
import { fresh, makeTopics } from './broker-under-test';

/** Short enough to wait for; a session is as short as brokers allow. */
export const QUICK: KafkaLimits = {
  ...kafkaLimits,
  ...{ connect: 1_000, request: 1_000, publish: 1_500, close: 1_000, session: 6_000, heartbeat: 3_000 },
};

/** A broker of this suite alone, to be frozen and killed, with a topic for each test. */
export class OwnBroker {
  server!: RealServer;
  topic = '';
  /** What the adapters of this test told an operator. */
  readonly said: string[] = [];
  private readonly opened: KafkaMessaging[] = [];

  /** To be called where a suite is loaded. */
  constructor() {
    beforeAll(async () => (this.server = await RealServer.start('kafka')), 120_000);
    beforeEach(async () => {
      this.topic = fresh('trap');
      this.said.length = 0;
      await makeTopics([this.topic], 3, this.server.address);
    });
    afterEach(async () => {
      this.server.thaw();
      await Promise.all(this.opened.splice(0).map((one) => one.close()));
    });
    afterAll(() => this.server.wipe());
  }

  messaging(limits: Partial<KafkaLimits> = {}): KafkaMessaging {
    const settings = { brokers: [this.server.address], tls: false };
    const log = (line: string) => void this.said.push(line);
    const one = new KafkaMessaging(settings, log, { ...QUICK, ...limits });
    this.opened.push(one);
    return one;
  }

  batch(name: string, count: number, length = 10): readonly OutgoingMessage[] {
    return Array.from({ length: count }, (_, at) => ({
      ...{ topic: this.topic, key: 'ping-liang', headers: {} },
      value: `${name}-${at} ${'x'.repeat(length)}`,
    }));
  }

  /** Reads along from now on, from the beginning. */
  async reading(take: (messages: readonly IncomingMessage[]) => Promise<void> = async () => undefined) {
    const seen: string[] = [];
    const subscription = await this.messaging().subscribe({
      ...{ topic: this.topic, group: fresh('reader') },
      take: async (messages) => {
        await take(messages);
        seen.push(...messages.map(nameOf));
      },
    });
    return { seen, subscription };
  }
}

export const nameOf = ({ value }: { readonly value: string }): string => value.split(' ')[0] ?? '';
