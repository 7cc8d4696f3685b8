import { KafkaMessaging } from '../../src/adapters/kafka/messaging';
import { broker, describeOnKafka, fresh, makeTopics } from '../kit/kafka/broker-under-test';
import { topicWitnessUnderTest } from '../kit/topic-witness';
import { messagingContract } from './messaging.contract';
import { witnessContract } from './witness.contract';

describeOnKafka('the contract of messaging', () => {
  messagingContract('Kafka', async () => {
    const [topic, other] = [fresh('lifecycle'), fresh('sla')];
    await makeTopics([topic, other]);
    const messaging = new KafkaMessaging({ brokers: [broker ?? ''], tls: false }, () => undefined);
    return { messaging, topic, other, close: () => messaging.close() };
  });

  witnessContract('a topic on Kafka', async () => {
    const topic = fresh('heads');
    await makeTopics([topic]);
    return topicWitnessUnderTest(
      topic,
      new KafkaMessaging({ brokers: [broker ?? ''], tls: false }, () => undefined),
    );
  });
});
