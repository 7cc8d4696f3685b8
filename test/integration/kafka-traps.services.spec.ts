import { setTimeout as pause } from 'node:timers/promises';
import { MessagingMisconfigured, NotPublished } from '../../src/kernel/ports/messaging';
import { eventually } from '../kit/eventually';
import { describeOnKafka } from '../kit/kafka/broker-under-test';
import { nameOf, OwnBroker, QUICK } from '../kit/kafka/own-broker';

describeOnKafka('what Kafka and its client do that nobody expects', () => {
  const own = new OwnBroker();

  it('T1: what is acknowledged after a batch that was given up is stored, and in order', async () => {
    // The client's own tries are over before we give up: only then does it give the batch's numbers to the next one.
    const publisher = own.messaging({ request: 300, publish: 10_000 }).publisher();
    await publisher.publish(own.batch('before', 3));
    const acknowledged = own.batch('before', 3).map(nameOf);
    for (let time = 0; time < 3; time++) {
      own.server.freeze();
      await expect(publisher.publish(own.batch(`given-up-${time}`, 5))).rejects.toThrow(NotPublished);
      own.server.thaw();
      // Of another length: the client's own numbering would take a part of it for what was given up.
      const next = own.batch(`after-${time}`, 4);
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
    const { seen } = await own.reading();
    await eventually(
      () => seen,
      (names) => acknowledged.every((name) => names.includes(name)),
      20_000,
    );
    const first = [...new Set(seen)].filter((name) => acknowledged.includes(name));
    expect(first).toEqual(acknowledged);
  });

  it('T2: what the client sends again by itself, since its first try had no answer in time, is stored once', async () => {
    const publisher = own.messaging({ request: 500, publish: 15_000 }).publisher();
    await publisher.publish(own.batch('before', 1));
    own.server.freeze();
    const sending = publisher.publish(own.batch('again', 5));
    // Two of its tries lie with the broker by then, and both are read when it thaws.
    await pause(1_300);
    own.server.thaw();
    await sending;
    await publisher.publish(own.batch('after', 1));
    const { seen } = await own.reading();
    await eventually(
      () => seen,
      (names) => names.includes('after-0'),
      20_000,
    );
    expect(seen).toEqual(
      [...own.batch('before', 1), ...own.batch('again', 5), ...own.batch('after', 1)].map(nameOf),
    );
  });

  it('T3: a send ends within its limit, and what was given up may be stored later: nothing overtakes it', async () => {
    const messaging = own.messaging({ request: 20_000 });
    const publisher = messaging.publisher();
    await publisher.publish(own.batch('before', 1));
    own.server.freeze();
    const startedAt = performance.now();
    await expect(publisher.publish(own.batch('given-up', 1))).rejects.toThrow(NotPublished);
    expect(performance.now() - startedAt).toBeLessThan(QUICK.publish + 1_500);
    await expect(publisher.publish(own.batch('next', 1))).rejects.toThrow(
      /have not settled an earlier batch/,
    );
    const closingAt = performance.now();
    await messaging.close();
    expect(performance.now() - closingAt).toBeLessThan(QUICK.close + 1_500);
    own.server.thaw();
    const { seen } = await own.reading();
    await eventually(
      () => seen,
      (names) => names.includes('given-up-0'),
      20_000,
    );
    expect(seen).not.toContain('next-0');
  });

  it('T4: what goes to a partition that does not exist is an error, and no silence', async () => {
    const nowhere = own.batch('nowhere', 1).map((message) => ({ ...message, partition: 99 }));
    await expect(own.messaging().publisher().publish(nowhere)).rejects.toThrow(/has no partition 99/);
  });

  it('T5: a handler that throws what stops the client for good is asked again, and the reader lives', async () => {
    let thrown = 0;
    const { seen, subscription } = await own.reading(async () => {
      if (thrown++ < 3) throw new TypeError('a fault of ours');
    });
    await own.messaging().publisher().publish(own.batch('bad', 1));
    await eventually(
      () => seen,
      (names) => names.includes('bad-0'),
      30_000,
    );
    expect(thrown).toBeGreaterThan(3);
    expect(subscription.trouble()).toBeUndefined();
  });

  it('T6: a frozen broker raises no event in the reader: its silence is told, and passes', async () => {
    const { seen, subscription } = await own.reading();
    await own.messaging().publisher().publish(own.batch('before', 1));
    await eventually(
      () => seen,
      (names) => names.length === 1,
    );
    expect(subscription.trouble()).toBeUndefined();
    own.server.freeze();
    await eventually(
      () => subscription.trouble(),
      (trouble) => /no sign of the brokers for \d+ s/.test(trouble ?? ''),
      QUICK.heartbeat * 3,
    );
    own.server.thaw();
    await eventually(
      () => subscription.trouble(),
      (trouble) => trouble === undefined,
      40_000,
    );
    const publisher = own.messaging().publisher();
    await eventually(
      () =>
        publisher.publish(own.batch('after', 1)).then(
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
    const { seen } = await own.reading(async () => {
      taking++;
      await new Promise((done) => setTimeout(done, QUICK.session + 2_000));
    });
    await own.messaging().publisher().publish(own.batch('slow', 1));
    await eventually(
      () => seen,
      (names) => names.includes('slow-0'),
      QUICK.session * 4,
    );
    expect(taking).toBe(1);
  });

  it('T8: brokers that are gone are no final refusal: the same batch is stored when they are back', async () => {
    const publisher = own.messaging().publisher();
    await publisher.publish(own.batch('before', 1));
    await own.server.kill();
    await expect(publisher.publish(own.batch('again', 2))).rejects.toThrow(NotPublished);
    await own.server.again();
    await eventually(
      () =>
        publisher.publish(own.batch('again', 2)).then(
          () => true,
          () => false,
        ),
      (stored) => stored,
      40_000,
    );
    const { seen } = await own.reading();
    await eventually(
      () => seen,
      (names) => names.includes('again-1'),
      20_000,
    );
  });

  it('T9: an idle reader stops at once', async () => {
    const { subscription } = await own.reading();
    const startedAt = performance.now();
    await subscription.stop();
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });

  it('T10: a frozen broker is found out at the start, in a sentence and in time', async () => {
    const messaging = own.messaging();
    own.server.freeze();
    const startedAt = performance.now();
    await expect(messaging.require([own.topic])).rejects.toThrow(MessagingMisconfigured);
    expect(performance.now() - startedAt).toBeLessThan(QUICK.connect * 2 + QUICK.close + 2_000);
  });

  it('T11: a batch beyond the limit of bytes goes in several requests', async () => {
    await own
      .messaging({ publish: 20_000, request: 10_000 })
      .publisher()
      .publish(own.batch('large', 40, 100_000));
    const { seen } = await own.reading();
    await eventually(
      () => seen,
      (names) => names.length >= 40,
      20_000,
    );
    expect(new Set(seen).size).toBe(40);
  });
});
