import { LogChannel } from '../../../src/adapters/notices/log-channel';
import { TopicChannel } from '../../../src/adapters/notices/topic-channel';
import { Addresses } from '../../../src/adapters/webhook/addresses';
import { WebhookChannel } from '../../../src/adapters/webhook/webhook-channel';
import { NotPublished, type OutgoingMessage } from '../../../src/kernel/ports/messaging';
import { noticeChannelContract, type Came } from '../../kit/notice-channel-contract';
import { Receiver } from '../../kit/receiver';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=';

noticeChannelContract('a webhook', async () => {
  let receiver = await Receiver.start();
  const { port, url } = receiver;
  const earlier: Came[] = [];
  const cameTo = ({ received }: Receiver): readonly Came[] =>
    received.map(({ headers, body }) => ({ id: String(headers['webhook-id']), body }));
  return {
    target: 'w',
    channel: new WebhookChannel({
      find: async () => ({ url, secrets: [SECRET] }),
      addresses: new Addresses(['127.0.0.1']),
      withinMs: 1_000,
    }),
    received: () => [...earlier, ...cameTo(receiver)],
    away: async (isAway) => {
      if (!isAway) receiver = await Receiver.start('127.0.0.1', port);
      else {
        earlier.push(...cameTo(receiver));
        receiver.received.length = 0;
        await receiver.stop();
      }
    },
    stop: () => receiver.stop(),
  };
});

noticeChannelContract('the log', async () => {
  const lines: Came[] = [];
  const channel = new LogChannel((facts) => {
    const { id, notice } = facts as { readonly id: string; readonly notice: unknown };
    lines.push({ id, body: JSON.stringify(notice) });
  });
  return { channel, target: '', received: () => lines, stop: () => Promise.resolve() };
});

/** Without a broker; with one in `test/integration/notice-channel.services.spec.ts`. */
noticeChannelContract('the topic', async () => {
  const taken: OutgoingMessage[] = [];
  let away = false;
  const publish = async (messages: readonly OutgoingMessage[]) => {
    if (away) throw new NotPublished('no broker answers');
    taken.push(...messages);
  };
  return {
    channel: new TopicChannel({ publisher: () => ({ publish, close: () => Promise.resolve() }) }),
    target: '',
    received: () => taken.map(({ headers, value }) => ({ id: headers['ce_id'] ?? '', body: value })),
    away: async (isAway) => void (away = isAway),
    stop: () => Promise.resolve(),
  };
});
