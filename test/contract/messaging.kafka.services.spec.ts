import { KafkaMessaging } from '../../src/adapters/kafka/messaging';
import { broker, describeOnKafka, fresh, makeTopics } from '../kit/kafka/broker-under-test';
import { messagingContract } from './messaging.contract';

describeOnKafka('the contract of messaging', () => {
  messagingContract('Kafka', async () => {
    const [topic, other] = [fresh('lifecycle'), fresh('sla')];
    await makeTopics([topic, other]);
    const messaging = new KafkaMessaging({ brokers: [broker ?? ''], tls: false }, () => undefined);
    return { messaging, topic, other, close: () => messaging.close() };
  });
});
