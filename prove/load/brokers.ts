import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { Kafka, Partitioners, logLevel } from 'kafkajs';
import { eventually } from '../../test/kit/eventually';
import { RealServer } from '../../test/kit/real-server';

/** A broker of this proof alone, with the topics that an operator makes. */
export async function startBroker(): Promise<RealServer> {
  const broker = await RealServer.start('kafka');
  await promisify(execFile)(process.execPath, [resolve(__dirname, '../../deploy/kafka/topics.mjs')], {
    env: { ...process.env, KAFKA_BROKERS: broker.address },
  });
  return broker;
}

export interface Stored {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly value: string;
  /** Of a message that was set aside. */
  readonly reason: string;
}

const client = (address: string): Kafka =>
  new Kafka({ brokers: [address], clientId: 'proof', logLevel: logLevel.NOTHING });

/** All that lies in the topics now, each partition in its order. */
export async function storedIn(address: string, topics: readonly string[]): Promise<readonly Stored[]> {
  const kafka = client(address);
  const admin = kafka.admin();
  await admin.connect();
  const ends = new Map<string, number>();
  for (const topic of topics)
    for (const { partition, high } of await admin.fetchTopicOffsets(topic))
      if (Number(high) > 0) ends.set(`${topic}/${partition}`, Number(high));
  await admin.disconnect();
  const stored: Stored[] = [];
  const read = new Map<string, number>();
  const consumer = kafka.consumer({ groupId: `proof-${randomUUID()}`, maxWaitTimeInMs: 200 });
  await consumer.connect();
  await consumer.subscribe({ topics: [...topics], fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ topic, partition, message }) => {
      read.set(`${topic}/${partition}`, Number(message.offset) + 1);
      stored.push({
        ...{ topic, partition, offset: Number(message.offset), value: String(message.value) },
        reason: ['suqiu-reason', 'suqiu-detail'].map((name) => message.headers?.[name]?.toString()).join(' '),
      });
    },
  });
  const isRead = () => [...ends].every(([place, end]) => (read.get(place) ?? 0) >= end);
  await eventually(isRead, (done) => done, 60_000);
  await consumer.disconnect();
  return stored;
}

/** How many messages of the topic the group has not taken yet. */
export async function untaken(address: string, group: string, topic: string): Promise<number> {
  const admin = client(address).admin();
  await admin.connect();
  try {
    const ends = await admin.fetchTopicOffsets(topic);
    const [taken] = await admin.fetchOffsets({ groupId: group, topics: [topic] });
    return ends.reduce((sum, { partition, high }) => {
      const offset = Number(taken?.partitions.find((one) => one.partition === partition)?.offset ?? 0);
      return sum + Number(high) - Math.max(0, offset);
    }, 0);
  } finally {
    await admin.disconnect();
  }
}

export interface Sending {
  readonly key: string;
  readonly value: string;
  readonly partition: number;
}

/** Hands in what another system would. @returns what sends, one after the other, and what ends it */
export async function sender(address: string, topic: string) {
  const producer = client(address).producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  return {
    send: async (messages: readonly Sending[]): Promise<void> =>
      void (await producer.send({ topic, messages: [...messages] })),
    close: (): Promise<void> => producer.disconnect(),
  };
}
