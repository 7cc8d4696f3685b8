import { KafkaMessaging } from '../../src/adapters/kafka/messaging';
import { TopicChannel } from '../../src/adapters/notices/topic-channel';
import { broker, describeOnKafka, fresh } from '../kit/kafka/broker-under-test';
import { makeDeployedTopics } from '../kit/kafka/topics';
import { noticeChannelContract, type Came } from '../kit/notice-channel-contract';

/** How a broker that is away is met: `kafka-traps.services.spec.ts`. */
describeOnKafka('notices on a topic of a broker', () => {
  noticeChannelContract('the topic', async () => {
    makeDeployedTopics();
    const messaging = new KafkaMessaging({ brokers: [broker ?? ''], tls: false }, () => undefined);
    const came: Came[] = [];
    await messaging.subscribe({
      topic: 'suqiu.notification.v1',
      group: fresh('contract'),
      take: async (messages) =>
        void came.push(
          ...messages.map(({ headers, value }) => ({ id: headers['ce_id'] ?? '', body: value })),
        ),
    });
    return {
      channel: new TopicChannel(messaging),
      target: '',
      received: () => came,
      stop: () => messaging.close(),
    };
  });
});
