import { InProcessMessaging } from '../../src/adapters/in-process/messaging';
import { messagingContract } from './messaging.contract';

messagingContract('this process', async () => {
  const messaging = new InProcessMessaging(['lifecycle', 'sla']);
  return { messaging, topic: 'lifecycle', other: 'sla', close: () => messaging.close() };
});
