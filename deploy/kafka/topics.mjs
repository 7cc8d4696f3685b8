/**
 * Makes the topics that MESSAGING=kafka needs; what is there already stays as it is.
 *
 *   KAFKA_BROKERS=host:port[,host:port] node deploy/kafka/topics.mjs
 *
 * Takes KAFKA_TLS, KAFKA_USER and KAFKA_PASSWORD as the service does, and PARTITIONS (6) and REPLICATION (3, or as many
 * brokers as there are). Partitions cannot be fewer later, and more of them break the order of a key once.
 */
import kafkajs from 'kafkajs';

const DAY = 86_400_000;
const topics = {
  'suqiu.appeal.lifecycle.v1': 30 * DAY,
  'suqiu.sla.v1': 30 * DAY,
  // What gateways have not sent within a week nobody wants to read any more.
  'suqiu.notification.v1': 7 * DAY,
  // Signed heads are kept: the older one is, the more it vouches for.
  'suqiu.heads.v1': -1,
  'suqiu.intake.v1': 7 * DAY,
  // What could not be taken waits here for a person.
  'suqiu.intake.v1.dlq': 90 * DAY,
};

const { KAFKA_BROKERS, KAFKA_TLS, KAFKA_USER, KAFKA_PASSWORD, PARTITIONS = '6', REPLICATION } = process.env;
if (!KAFKA_BROKERS) {
  console.error('KAFKA_BROKERS should be host:port, separated by commas');
  process.exit(2);
}
const kafka = new kafkajs.Kafka({
  clientId: 'suqiu-topics',
  brokers: KAFKA_BROKERS.split(',').map((broker) => broker.trim()),
  ssl: KAFKA_TLS === 'true',
  ...(KAFKA_USER
    ? { sasl: { mechanism: 'scram-sha-512', username: KAFKA_USER, password: KAFKA_PASSWORD ?? '' } }
    : {}),
  logLevel: kafkajs.logLevel.NOTHING,
});
const admin = kafka.admin();

async function haveLeaders(names, until = Date.now() + 15_000) {
  for (;;) {
    try {
      const { topics: found } = await admin.fetchTopicMetadata({ topics: names });
      if (found.every(({ partitions }) => partitions.every(({ leader }) => leader >= 0))) return;
    } catch (error) {
      if (Date.now() > until) throw error;
    }
    if (Date.now() > until) throw new Error('the topics have no leaders yet');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

try {
  await admin.connect();
  const { brokers } = await admin.describeCluster();
  const there = await admin.listTopics();
  const missing = Object.keys(topics).filter((topic) => !there.includes(topic));
  for (const topic of Object.keys(topics))
    console.log(missing.includes(topic) ? `${topic}: made, ${PARTITIONS} partitions` : `${topic}: is there`);
  await admin.createTopics({
    // Asked too early for a leader, a broker that has just started says that it has no such topic.
    waitForLeaders: false,
    topics: missing.map((topic) => ({
      topic,
      numPartitions: Number(PARTITIONS),
      replicationFactor: Number(REPLICATION ?? Math.min(3, brokers.length)),
      configEntries: [{ name: 'retention.ms', value: String(topics[topic]) }],
    })),
  });
  await haveLeaders(Object.keys(topics));
} catch (error) {
  console.error(`no topics made at ${KAFKA_BROKERS}: ${error.errors?.[0]?.message ?? error.message}`);
  process.exitCode = 1;
} finally {
  await admin.disconnect();
}
