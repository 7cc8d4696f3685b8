import { setTimeout as pause } from 'node:timers/promises';
import type { IncomingMessage, Messaging } from '../../kernel/ports/messaging';
import { DEAD_LETTERS, INTAKE_TOPIC } from './topics';

const REPLAYED = 'suqiu-replayed';
/** Nothing came for so long: there is no more. */
const QUIET_MS = 3_000;

export interface DeadLetter {
  readonly reason: string;
  readonly detail: string | undefined;
  readonly topic: string;
  readonly key: string | undefined;
  readonly at: string;
  /** How often it was replayed before. */
  readonly replays: number;
}

const letterOf = ({ headers, key }: IncomingMessage): DeadLetter => ({
  reason: headers['suqiu-reason'] ?? 'unknown',
  detail: headers['suqiu-detail'],
  topic: headers['suqiu-topic'] ?? INTAKE_TOPIC,
  key,
  at: headers['suqiu-at'] ?? '',
  replays: Number(headers[REPLAYED] ?? 0),
});

/** Every dead letter that is kept, the oldest of a partition first; nothing is marked as read. */
export async function listDeadLetters(messaging: Messaging, group: string, quietMs = QUIET_MS) {
  const letters: DeadLetter[] = [];
  await readAll(messaging, group, quietMs, async (messages) => void letters.push(...messages.map(letterOf)));
  return letters;
}

/**
 * Hands every dead letter in again that no replay has handed in yet, as it came. At least once: what was taken
 * meanwhile is found by its id. What is set aside anew waits for the next replay.
 * @param before what was set aside later than this is left
 */
export async function replayDeadLetters(
  messaging: Messaging,
  before: string,
  quietMs = QUIET_MS,
): Promise<number> {
  const publisher = messaging.publisher();
  let replayed = 0;
  /** Partitions that have come to what is newer: it stays unread, for the next replay. */
  const done = new Set<number>();
  await readAll(messaging, 'suqiu-dlq-replay', quietMs, async (messages) => {
    const newer = messages.findIndex((message) => letterOf(message).at >= before);
    const partition = messages[0]?.partition ?? 0;
    if (!done.has(partition)) await hand(newer < 0 ? messages : messages.slice(0, newer));
    if (newer < 0) return;
    done.add(partition);
    throw new Error('the rest was set aside since this replay began');
  });
  return replayed;

  async function hand(messages: readonly IncomingMessage[]): Promise<void> {
    await publisher.publish(
      messages.map((message) => {
        const { topic, key = '', replays } = letterOf(message);
        return { topic, key, value: message.value, headers: { [REPLAYED]: String(replays + 1) } };
      }),
    );
    replayed += messages.length;
  }
}

async function readAll(
  messaging: Messaging,
  group: string,
  quietMs: number,
  take: (messages: readonly IncomingMessage[]) => Promise<void>,
): Promise<void> {
  let heardAt = performance.now();
  const subscription = await messaging.subscribe({
    topic: DEAD_LETTERS,
    group,
    take: async (messages) => {
      await take(messages);
      heardAt = performance.now();
    },
  });
  while (performance.now() - heardAt < quietMs) await pause(Math.min(50, quietMs));
  await subscription.stop();
}
