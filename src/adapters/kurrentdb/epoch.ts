import { createHash, randomUUID } from 'node:crypto';
import { NO_STREAM, type EventId, type StreamName } from '../../kernel/ids';
import { WrongExpectedRevision } from '../../kernel/ports/event-store';
import type { Appending } from './appending';
import type { Reading } from './reading';
import { positionOf } from './stored-events';

/** Of no category that anybody reads: the first event of a log is about the log. */
const STREAM = 'suqiu-log' as StreamName;
const founding = () => ({ id: randomUUID() as EventId, type: 'LogFounded', data: '{}', metadata: '{}' });

/**
 * The log's name, from what its founding event is and where and when this server took it. Who copies the events into
 * another server copies the event, but not its place and moment; a copy of the files is the same log up to where it
 * was copied, and from there on its positions hold other events, which every checkpoint is held against.
 */
export async function epochOf(reading: Reading, appending: Appending): Promise<string> {
  for (;;) {
    const [first] = await reading.page(STREAM, 0, 1);
    if (first) {
      // Whole seconds, because not every client keeps more.
      const second = Math.floor(first.created.getTime() / 1_000);
      const facts = `${first.id} ${positionOf(first)} ${second}`;
      return createHash('sha256').update(facts).digest('hex').slice(0, 32);
    }
    try {
      await appending.append(STREAM, NO_STREAM, [founding()]);
    } catch (error) {
      // Another node founded it at the same time.
      if (!(error instanceof WrongExpectedRevision)) throw error;
    }
  }
}
