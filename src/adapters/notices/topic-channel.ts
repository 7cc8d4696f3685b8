import type { Messaging, Publisher } from '../../kernel/ports/messaging';
import type { NoticeChannel, OutgoingNotice, PostOutcome } from '../../kernel/ports/notice-channel';

/** Publishes each notice for the gateways that send SMS and WeChat messages. At least once, one at a time. */
export class TopicChannel implements NoticeChannel {
  private publisher: Publisher | undefined;

  constructor(private readonly messaging: Pick<Messaging, 'publisher'>) {}

  async post({ message }: OutgoingNotice): Promise<PostOutcome> {
    this.publisher ??= this.messaging.publisher();
    try {
      await this.publisher.publish([message]);
      return { kind: 'taken' };
    } catch (error) {
      return { kind: 'failed', cause: error instanceof Error ? error.message : String(error) };
    }
  }
}
