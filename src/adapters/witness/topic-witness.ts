import type { Messaging, Publisher } from '../../kernel/ports/messaging';
import type { SignedHead, Witness } from '../../kernel/ports/witness';
import { lineOf } from './file-witness';

/** Publishes each head under the county's key. At least once, in order. */
export class TopicWitness implements Witness {
  readonly name: string;
  private publisher: Publisher | undefined;

  constructor(
    private readonly messaging: Pick<Messaging, 'publisher'>,
    private readonly topic: string,
    private readonly key: string,
  ) {
    this.name = `topic ${topic}`;
  }

  async witness(heads: readonly SignedHead[]): Promise<void> {
    const { topic, key } = this;
    this.publisher ??= this.messaging.publisher();
    await this.publisher.publish(heads.map((head) => ({ topic, key, value: lineOf(head), headers: {} })));
  }
}
