import { Kafka, logLevel } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import { eventually } from '../eventually';
import { ranOn } from '../ran-on';

/** The broker that `npm run test:services` started, or that `SUQIU_TEST_KAFKA` names; absent where neither is there. */
export const broker = process.env['SUQIU_TEST_KAFKA'];

/** A suite that needs a real broker, and says what it ran on. */
export const describeOnKafka = (name: string, suite: () => void): void => {
  const why = process.env['SUQIU_NO_KAFKA'] ?? 'SUQIU_TEST_KAFKA is not set';
  ranOn(name, broker === undefined ? `nothing: skipped, ${why}` : `the Kafka broker at ${broker}`);
  (broker === undefined ? describe.skip : describe)(name, suite);
};

/** Topics of this test alone. */
export async function makeTopics(
  names: readonly string[],
  partitions = 3,
  address = broker ?? '',
): Promise<void> {
  const admin = new Kafka({ brokers: [address], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  await admin.createTopics({
    waitForLeaders: false,
    topics: names.map((topic) => ({ topic, numPartitions: partitions })),
  });
  const leaders = async () => {
    const { topics } = await admin.fetchTopicMetadata({ topics: [...names] }).catch(() => ({ topics: [] }));
    return topics.flatMap((topic) => topic.partitions).filter(({ leader }) => leader >= 0).length;
  };
  await eventually(leaders, (count) => count === names.length * partitions);
  await admin.disconnect();
}

export async function dropTopic(topic: string, address: string): Promise<void> {
  const admin = new Kafka({ brokers: [address], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  await admin.deleteTopics({ topics: [topic] });
  await eventually(
    () => admin.listTopics(),
    (topics) => !topics.includes(topic),
  );
  await admin.disconnect();
}

export const fresh = (name: string): string => `${name}.${randomUUID().slice(0, 8)}`;
