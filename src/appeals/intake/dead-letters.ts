import type { IncomingMessage, OutgoingMessage, Publisher } from '../../kernel/ports/messaging';
import type { Instant } from '../../kernel/time';
import { DEAD_LETTERS } from './topics';

/** Why a message was set aside: a code, and where it does not hold. Never what it says. */
export interface Reason {
  readonly code: string;
  readonly detail?: string | undefined;
}

/** The message as it came, and why it was not taken, in headers. */
export const deadLetterOf = (
  { topic, partition, offset, key = '', value, headers }: IncomingMessage,
  { code, detail }: Reason,
  at: Instant,
): OutgoingMessage => ({
  topic: DEAD_LETTERS,
  key,
  value,
  headers: {
    ...headers,
    'suqiu-reason': code,
    ...(detail === undefined ? {} : { 'suqiu-detail': detail }),
    'suqiu-topic': topic,
    'suqiu-from': `${partition}/${offset}`,
    'suqiu-at': at,
  },
});

/** Sets messages aside for a person, one after the other: several partitions have one publisher. */
export class DeadLetters {
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly publisher: Publisher) {}

  /** @throws NotPublished: then the message itself is to come again */
  put(letters: readonly OutgoingMessage[]): Promise<void> {
    const turn = this.last.catch(() => undefined).then(() => this.publisher.publish(letters));
    this.last = turn;
    return turn;
  }
}
