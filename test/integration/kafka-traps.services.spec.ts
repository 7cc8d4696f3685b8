import { KafkaMessaging } from '../../src/adapters/kafka/messaging';
import { kafkaLimits, type KafkaLimits } from '../../src/adapters/kafka/options';
import {
  MessagingMisconfigured,
  NotPublished,
  type IncomingMessage,
  type OutgoingMessage,
} from '../../src/kernel/ports/messaging';
import { eventually } from '../kit/eventually';
import { describeOnKafka, fresh, makeTopics } from '../kit/kafka/broker-under-test';
import { RealServer } from '../kit/real-server';

/** Short enough to wait for; a session is as short as brokers allow. */
const QUICK: KafkaLimits = {
  ...kafkaLimits,
  ...{ connect: 1_000, request: 1_000, publish: 1_500, close: 1_000, session: 6_000, heartbeat: 3_000 },
};

/** On a broker of its own, which is frozen and killed. */
describeOnKafka('what Kafka and its client do that nobody expects', () => {
  let broker: RealServer;
  let topic: string;
  const opened: KafkaMessaging[] = [];

  const messagingOf = (limits: Partial<KafkaLimits> = {}): KafkaMessaging => {
    const one = new KafkaMessaging({ brokers: [broker.address], tls: false }, () => undefined, {
      ...QUICK,
      ...limits,
    });
    opened.push(one);
    return one;
  };
  const batch = (name: string, count: number, length = 10): readonly OutgoingMessage[] =>
    Array.from({ length: count }, (_, at) => ({
      ...{ topic, key: 'ping-liang', headers: {} },
      value: `${name}-${at} ${'x'.repeat(length)}`,
    }));
  const nameOf = ({ value }: { readonly value: string }) => value.split(' ')[0] ?? '';
  /** Reads along from now on, from the beginning. */
  const reading = async (
    take: (messages: readonly IncomingMessage[]) => Promise<void> = async () => undefined,
  ) => {
    const seen: string[] = [];
    const subscription = await messagingOf().subscribe({
      ...{ topic, group: fresh('reader') },
      take: async (messages) => {
        await take(messages);
        seen.push(...messages.map(nameOf));
      },
    });
    return { seen, subscription };
  };

  beforeAll(async () => (broker = await RealServer.start('kafka')), 120_000);
  beforeEach(async () => {
    topic = fresh('trap');
    await makeTopics([topic], 3, broker.address);
  });
  afterEach(async () => {
    broker.thaw();
    await Promise.all(opened.splice(0).map((one) => one.close()));
  });
  afterAll(() => broker.wipe());

  it('T1: what is acknowledged after a batch that was given up is stored, and in order', async () => {
    // The client's own tries are over before we give up: only then does it give the batch's numbers to the next one.
    const publisher = messagingOf({ request: 300, publish: 10_000 }).publisher();
    await publisher.publish(batch('before', 3));
    const acknowledged = batch('before', 3).map(nameOf);
    for (let time = 0; time < 3; time++) {
      broker.freeze();
      await expect(publisher.publish(batch(`given-up-${time}`, 5))).rejects.toThrow(NotPublished);
      broker.thaw();
      // Of another length: the client's own numbering would take a part of it for what was given up.
      const next = batch(`after-${time}`, 4);
      await eventually(
        () =>
          publisher.publish(next).then(
            () => true,
            () => false,
          ),
        (stored) => stored,
        30_000,
      );
      acknowledged.push(...next.map(nameOf));
    }
    const { seen } = await reading();
    await eventually(
      () => seen,
      (names) => acknowledged.every((name) => names.includes(name)),
      20_000,
    );
    const first = [...new Set(seen)].filter((name) => acknowledged.includes(name));
    expect(first).toEqual(acknowledged);
  });

  it('T3: a send ends within its limit, and what was given up may be stored later: nothing overtakes it', async () => {
    const messaging = messagingOf({ request: 20_000 });
    const publisher = messaging.publisher();
    await publisher.publish(batch('before', 1));
    broker.freeze();
    const startedAt = performance.now();
    await expect(publisher.publish(batch('given-up', 1))).rejects.toThrow(NotPublished);
    expect(performance.now() - startedAt).toBeLessThan(QUICK.publish + 1_500);
    await expect(publisher.publish(batch('next', 1))).rejects.toThrow(/have not settled an earlier batch/);
    const closingAt = performance.now();
    await messaging.close();
    expect(performance.now() - closingAt).toBeLessThan(QUICK.close + 1_500);
    broker.thaw();
    const { seen } = await reading();
    await eventually(
      () => seen,
      (names) => names.includes('given-up-0'),
      20_000,
    );
    expect(seen).not.toContain('next-0');
  });

  it('T4: what goes to a partition that does not exist is an error, and no silence', async () => {
    const nowhere = batch('nowhere', 1).map((message) => ({ ...message, partition: 99 }));
    await expect(messagingOf().publisher().publish(nowhere)).rejects.toThrow(/has no partition 99/);
  });

  it('T5: a handler that throws what stops the client for good is asked again, and the reader lives', async () => {
    let thrown = 0;
    const { seen, subscription } = await reading(async () => {
      if (thrown++ < 3) throw new TypeError('a fault of ours');
    });
    await messagingOf().publisher().publish(batch('bad', 1));
    await eventually(
      () => seen,
      (names) => names.includes('bad-0'),
      30_000,
    );
    expect(thrown).toBeGreaterThan(3);
    expect(subscription.trouble()).toBeUndefined();
  });

  it('T6: a frozen broker raises no event in the reader: its silence is told, and passes', async () => {
    const { seen, subscription } = await reading();
    await messagingOf().publisher().publish(batch('before', 1));
    await eventually(
      () => seen,
      (names) => names.length === 1,
    );
    expect(subscription.trouble()).toBeUndefined();
    broker.freeze();
    await eventually(
      () => subscription.trouble(),
      (trouble) => /no sign of the brokers for \d+ s/.test(trouble ?? ''),
      QUICK.heartbeat * 3,
    );
    broker.thaw();
    await eventually(
      () => subscription.trouble(),
      (trouble) => trouble === undefined,
      40_000,
    );
    const publisher = messagingOf().publisher();
    await eventually(
      () =>
        publisher.publish(batch('after', 1)).then(
          () => true,
          () => false,
        ),
      (stored) => stored,
      20_000,
    );
    await eventually(
      () => seen,
      (names) => names.includes('after-0'),
      30_000,
    );
  });

  it('T7: who takes longer than a session over a message keeps it, and gets it once', async () => {
    let taking = 0;
    const { seen } = await reading(async () => {
      taking++;
      await new Promise((done) => setTimeout(done, QUICK.session + 2_000));
    });
    await messagingOf().publisher().publish(batch('slow', 1));
    await eventually(
      () => seen,
      (names) => names.includes('slow-0'),
      QUICK.session * 4,
    );
    expect(taking).toBe(1);
  });

  it('T8: brokers that are gone are no final refusal: the same batch is stored when they are back', async () => {
    const publisher = messagingOf().publisher();
    await publisher.publish(batch('before', 1));
    await broker.kill();
    await expect(publisher.publish(batch('again', 2))).rejects.toThrow(NotPublished);
    await broker.again();
    await eventually(
      () =>
        publisher.publish(batch('again', 2)).then(
          () => true,
          () => false,
        ),
      (stored) => stored,
      40_000,
    );
    const { seen } = await reading();
    await eventually(
      () => seen,
      (names) => names.includes('again-1'),
      20_000,
    );
  });

  it('T9: an idle reader stops at once', async () => {
    const { subscription } = await reading();
    const startedAt = performance.now();
    await subscription.stop();
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });

  it('T10: a frozen broker is found out at the start, in a sentence and in time', async () => {
    const messaging = messagingOf();
    broker.freeze();
    const startedAt = performance.now();
    await expect(messaging.require([topic])).rejects.toThrow(MessagingMisconfigured);
    expect(performance.now() - startedAt).toBeLessThan(QUICK.connect * 2 + QUICK.close + 2_000);
  });

  it('T11: a batch beyond the limit of bytes goes in several requests', async () => {
    await messagingOf({ publish: 20_000, request: 10_000 })
      .publisher()
      .publish(batch('large', 40, 100_000));
    const { seen } = await reading();
    await eventually(
      () => seen,
      (names) => names.length >= 40,
      20_000,
    );
    expect(new Set(seen).size).toBe(40);
  });
});
