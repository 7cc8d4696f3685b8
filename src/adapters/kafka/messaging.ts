import type { Admin, Kafka } from 'kafkajs';
import {
  MessagingMisconfigured,
  type Messaging,
  type Publisher,
  type Subscribing,
  type Subscription,
} from '../../kernel/ports/messaging';
import { causeOf, kafkaClient, within, type KafkaSettings } from './client';
import { kafkaLimits, type KafkaLimits, type Log } from './options';
import { KafkaPublisher } from './publisher';
import { KafkaSubscription } from './subscription';

/** Topics on Kafka brokers, 3.9 to 4.4. Connects when it is used. */
export class KafkaMessaging implements Messaging {
  private readonly kafka: Kafka;
  private readonly address: string;
  private readonly publishers: KafkaPublisher[] = [];
  private readonly subscriptions: KafkaSubscription[] = [];

  constructor(
    settings: KafkaSettings,
    private readonly log: Log,
    private readonly limits: KafkaLimits = kafkaLimits,
  ) {
    this.kafka = kafkaClient(settings, limits, log);
    this.address = settings.brokers.join(',');
  }

  async require(topics: readonly string[]): Promise<void> {
    const there = await this.asked(async (admin) => {
      // Connecting to brokers that hang would resolve after half a minute: only an answer counts.
      await admin.describeCluster();
      return admin.listTopics();
    });
    const missing = topics.filter((topic) => !there.includes(topic));
    if (missing.length > 0)
      throw new MessagingMisconfigured(
        `the brokers at ${this.address} have no topic ${missing.join(', ')}: make them with node deploy/kafka/topics.mjs`,
      );
  }

  publisher(): Publisher {
    const publisher = new KafkaPublisher(this.kafka, this.limits);
    this.publishers.push(publisher);
    return publisher;
  }

  async subscribe(subscribing: Subscribing): Promise<Subscription> {
    const subscription = await new KafkaSubscription(this.kafka, subscribing, this.limits, this.log).start();
    this.subscriptions.push(subscription);
    return subscription;
  }

  trouble(): string | undefined {
    return this.subscriptions.map((one) => one.trouble()).find((trouble) => trouble !== undefined);
  }

  async close(): Promise<void> {
    await Promise.all(this.subscriptions.splice(0).map((one) => one.stop()));
    await Promise.all(this.publishers.splice(0).map((one) => one.close()));
  }

  /** @throws MessagingMisconfigured when nobody answers in time */
  private async asked<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    const admin = this.kafka.admin({ retry: { retries: 1, initialRetryTime: 100 } });
    const late = () => new Error('no answer');
    try {
      return await within(
        this.limits.connect * 2,
        admin.connect().then(() => work(admin)),
        late,
      );
    } catch (error) {
      throw new MessagingMisconfigured(
        `KAFKA_BROKERS ${this.address} cannot be reached (${causeOf(error).message}): start them, or set MESSAGING=in-process`,
        { cause: error },
      );
    } finally {
      await within(this.limits.close, admin.disconnect(), late).catch(() => undefined);
    }
  }
}
