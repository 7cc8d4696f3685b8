import { KafkaMessaging } from '../../src/adapters/kafka/messaging';
import { NotPublished } from '../../src/kernel/ports/messaging';
import { eventually } from '../kit/eventually';
import { describeOnKafka, dropTopic, fresh, makeTopics } from '../kit/kafka/broker-under-test';
import { nameOf, OwnBroker, QUICK } from '../kit/kafka/own-broker';

describeOnKafka('what Kafka and its client do with topics and offsets, and where they say so', () => {
  const own = new OwnBroker();

  it('T12: only what was taken is committed: what a reader leaves in the middle of a batch comes to the next', async () => {
    const group = fresh('reader');
    const first: string[] = [];
    const second: string[] = [];
    await own.messaging().publisher().publish(own.batch('in-order', 12));
    const leaving = await own.messaging({ taken: 5 }).subscribe({
      ...{ topic: own.topic, group },
      take: async (messages) => {
        if (first.length > 0) throw new Error('not now');
        first.push(...messages.map(nameOf));
      },
    });
    await eventually(
      () => first,
      (names) => names.length > 0,
      20_000,
    );
    await leaving.stop();
    await own.messaging().subscribe({
      ...{ topic: own.topic, group },
      take: async (messages) => void second.push(...messages.map(nameOf)),
    });
    await eventually(
      () => second,
      (names) => names.includes('in-order-11'),
      30_000,
    );
    expect([...first, ...second]).toEqual(own.batch('in-order', 12).map(nameOf));
  });

  it('T13: a topic that is missing among others ends the batch within its limit, and what follows is stored', async () => {
    const publisher = own.messaging().publisher();
    await publisher.publish(own.batch('before', 1));
    const nowhere = { ...own.batch('nowhere', 1)[0]!, topic: fresh('missing') };
    const startedAt = performance.now();
    await expect(publisher.publish([...own.batch('beside', 1), nowhere])).rejects.toThrow(NotPublished);
    expect(performance.now() - startedAt).toBeLessThan(QUICK.publish + 1_500);
    await eventually(
      () =>
        publisher.publish(own.batch('after', 1)).then(
          () => true,
          () => false,
        ),
      (stored) => stored,
      40_000,
    );
    const { seen } = await own.reading();
    await eventually(
      () => seen,
      (names) => names.includes('after-0'),
      20_000,
    );
  });

  it('T14: a topic that is deleted under its reader, and made again, is read again', async () => {
    const { seen } = await own.reading();
    await own.messaging().publisher().publish(own.batch('before', 1));
    await eventually(
      () => seen,
      (names) => names.includes('before-0'),
    );
    await dropTopic(own.topic, own.server.address);
    // One that does not notice goes on at its old offset, and takes what lies before it for read.
    await eventually(
      () => own.said,
      (lines) => lines.includes('kafka: the consumer crashed'),
      60_000,
    );
    await makeTopics([own.topic], 3, own.server.address);
    const publisher = own.messaging().publisher();
    await eventually(
      () =>
        publisher.publish(own.batch('again', 1)).then(
          () => true,
          () => false,
        ),
      (stored) => stored,
      40_000,
    );
    await eventually(
      () => seen,
      (names) => names.includes('again-0'),
      90_000,
    );
  });

  it.each([
    ['a value', { value: 5 }],
    ['a key', { key: { unit: 'ent-power' } }],
    ['a header', { headers: { 'content-type': undefined } }],
  ])(
    'T15: %s that is no text is an error, of its batch nothing is stored, and what follows is',
    async (_, wrong) => {
      const publisher = own.messaging().publisher();
      const [first, second] = own.batch('with-it', 2);
      await expect(publisher.publish([first!, { ...second!, ...wrong } as never])).rejects.toThrow(
        NotPublished,
      );
      await eventually(
        () =>
          publisher.publish(own.batch('after', 1)).then(
            () => true,
            () => false,
          ),
        (stored) => stored,
      );
      const { seen } = await own.reading();
      await eventually(
        () => seen,
        (names) => names.includes('after-0'),
      );
      expect(new Set(seen)).toEqual(new Set(['after-0']));
    },
  );

  it('T16, T17: what the client has to say stands in our log, and nowhere else', async () => {
    const said: string[] = [];
    const aside = [
      ...(['log', 'warn', 'error'] as const).map((way) =>
        jest.spyOn(console, way).mockReturnValue(undefined),
      ),
      ...([process.stdout, process.stderr] as const).map((way) => jest.spyOn(way, 'write')),
    ];
    const gone = new KafkaMessaging(
      { brokers: ['127.0.0.1:1'], tls: false },
      (line) => said.push(line),
      QUICK,
    );
    try {
      await own.messaging().publisher().publish(own.batch('quietly', 1));
      await expect(gone.publisher().publish(own.batch('nowhere', 1))).rejects.toThrow(NotPublished);
      expect(said).not.toEqual([]);
      for (const way of aside) expect(way).not.toHaveBeenCalled();
    } finally {
      for (const way of aside) way.mockRestore();
      await gone.close();
    }
  });
});
