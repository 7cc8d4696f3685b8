import { join } from 'node:path';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { KafkaMessaging } from '../src/adapters/kafka/messaging';
import { kafkaLimits } from '../src/adapters/kafka/options';
import { SystemClock } from '../src/adapters/clock/system-clock';
import { openSqliteDatabase } from '../src/adapters/sqlite/database/open';
import { openSqliteEventReader } from '../src/adapters/sqlite/event-store/event-reader';
import { appealPublicEvents } from '../src/appeals/integration/public-events';
import { BEFORE_ALL, type Position } from '../src/kernel/ids';
import type { EventReader } from '../src/kernel/ports/event-store';
import type { OutgoingMessage, Publisher } from '../src/kernel/ports/messaging';
import { startRunners } from '../src/runtime/runners/start';
import { startBroker } from '../prove/load/brokers';
import { eventually } from '../test/kit/eventually';
import { measured, type Measure } from '../test/kit/measured';
import { freshFolder, removeFolder } from '../test/kit/service';
import { seedFolder } from './seed/seed-folder';
import { logOf } from './support/bench-service';
import { noCommands, quietLog } from './support/quiet';
import { interleaved, median, medianOf, medianRatio } from './support/statistics';

const ROUNDS = 5;
const EVENTS_PER_APPEAL = 8.6;

/**
 * The relay from the beginning of a log to a real broker, against a bare producer that sends the same messages and keeps the
 * same promise: idempotent, acknowledged by all, one request in flight, of as many messages; at least once, so that it reads
 * the log and commits how far it is. And against one that has them all in memory, and loses them with the process.
 */
const relay: Measure = async function* (options) {
  const events = options.number('events', 20_000);
  const folder = freshFolder();
  const broker = await startBroker();
  const messaging = new KafkaMessaging({ brokers: [broker.address], tls: false }, () => undefined);
  try {
    await seedFolder(folder, Math.ceil(events / EVENTS_PER_APPEAL));
    const reader = openSqliteEventReader({ file: logOf(folder) });
    const head = (await reader.newest())?.position ?? BEFORE_ALL;
    const told: OutgoingMessage[] = [];
    let files = 0;
    const relayed = async (publisher: Publisher) => {
      const startedAt = performance.now();
      await tellAll(reader, publisher, head, join(folder, `relay-${++files}.db`));
      return performance.now() - startedAt;
    };
    const publisher = messaging.publisher();
    await relayed({
      publish: async (messages) => {
        told.push(...messages);
        await publisher.publish(messages);
      },
      close: async () => undefined,
    });
    const bare = await Bare.connect(broker.address);
    const spent = { relay: [] as number[], bare: [] as number[], forgetful: [] as number[] };
    const perSecond = async (who: keyof typeof spent, work: () => Promise<number>) => {
      const before = process.cpuUsage();
      const millis = await work();
      const { user, system } = process.cpuUsage(before);
      spent[who].push((user + system) / told.length);
      return (told.length * 1000) / millis;
    };
    const rounds = await interleaved(ROUNDS, {
      relay: () => perSecond('relay', () => relayed(publisher)),
      bare: () =>
        perSecond('bare', () => bare.tellAll(reader, head, told, join(folder, `bare-${++files}.db`))),
      forgetful: () => perSecond('forgetful', () => bare.send(told)),
    });
    await bare.close();
    await reader.close();
    yield measured('relay: messages of a round', told.length, 'messages', `>= ${events / 2}`);
    yield measured('relay: told', medianOf(rounds, 'relay'), '1/s');
    yield measured('relay: by a bare kafkajs producer that reads the log', medianOf(rounds, 'bare'), '1/s');
    yield measured('relay: by one that has them in memory', medianOf(rounds, 'forgetful'), '1/s');
    // On a machine that others keep busy the clock on the wall says less than this.
    yield measured('relay: processor time of a message', median(spent.relay), 'µs');
    yield measured('relay: of one by the bare producer', median(spent.bare), 'µs');
    yield measured('relay: of one by that in memory', median(spent.forgetful), 'µs');
    yield measured('relay: of the bare producer', medianRatio(rounds, 'relay', 'bare'), 'ratio', '>= 0.5');
    yield measured('relay: of that in memory', medianRatio(rounds, 'relay', 'forgetful'), 'ratio');
  } finally {
    await messaging.close();
    await broker.wipe();
    removeFolder(folder);
  }
};

export default relay;

/** The service's relay under its own runner, with state of its own in a new file. */
async function tellAll(
  reader: EventReader,
  publisher: Publisher,
  head: Position,
  file: string,
): Promise<void> {
  const database = openSqliteDatabase({ file });
  let at: Position = BEFORE_ALL;
  const runners = await startRunners({
    ...{ reader, database, clock: new SystemClock(), commands: noCommands, projections: [], sagas: [] },
    relays: [{ events: appealPublicEvents, publisher, source: '/suqiu/610921' }],
    log: quietLog,
    onStatus: ({ position }) => (at = position),
  });
  await eventually(
    () => at,
    (position) => position >= head,
    300_000,
  );
  await runners.stop();
  await database.close();
}

/** As many entries as the relay takes at once. */
const PAGE = 2000;

/** kafkajs and hardly anything around it: nothing is parsed, mapped or kept of an appeal. */
class Bare {
  private constructor(private readonly producer: ReturnType<Kafka['producer']>) {}

  static async connect(address: string): Promise<Bare> {
    const kafka = new Kafka({ brokers: [address], clientId: 'bare', logLevel: logLevel.NOTHING });
    const producer = kafka.producer({
      ...{ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false },
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    return new Bare(producer);
  }

  /** Each page of the log is read, its share of the messages sent, and then how far it is committed. @returns milliseconds */
  async tellAll(
    reader: EventReader,
    head: Position,
    messages: readonly OutgoingMessage[],
    file: string,
  ): Promise<number> {
    const database = openSqliteDatabase({ file });
    const checkpoint = (sql: string, ...parameters: number[]) =>
      database.transaction((tx) => tx.run([{ sql, parameters }]));
    await checkpoint('create table told (position integer)');
    await checkpoint('insert into told values (0)');
    const startedAt = performance.now();
    for (let [after, sent] = [BEFORE_ALL, 0]; after < head;) {
      const last = (await reader.readAll(after, PAGE)).at(-1)?.position ?? head;
      const upTo = Math.round((messages.length * last) / head);
      await this.send(messages.slice(sent, upTo));
      await checkpoint('update told set position = ?', last);
      [after, sent] = [last, upTo];
    }
    const took = performance.now() - startedAt;
    await database.close();
    return took;
  }

  /** @returns milliseconds */
  async send(messages: readonly OutgoingMessage[]): Promise<number> {
    const startedAt = performance.now();
    for (let from = 0; from < messages.length; from += kafkaLimits.batchMessages) {
      const some = messages.slice(from, from + kafkaLimits.batchMessages);
      const topics = [...new Set(some.map(({ topic }) => topic))];
      await this.producer.sendBatch({
        acks: -1,
        topicMessages: topics.map((topic) => ({
          topic,
          messages: some
            .filter((message) => message.topic === topic)
            .map(({ key, value, headers }) => ({ key, value, headers: { ...headers } })),
        })),
      });
    }
    return performance.now() - startedAt;
  }

  close(): Promise<void> {
    return this.producer.disconnect();
  }
}
