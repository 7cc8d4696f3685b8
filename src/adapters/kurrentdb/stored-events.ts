import type { StoredEvent } from '../../kernel/event';
import { categoryOf, type EventId, type Position, type Revision, type StreamName } from '../../kernel/ids';
import type { Sent } from './wire';

/** The log is not as this adapter and its server leave it: no repetition mends it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/**
 * Where an event stands. The server says it twice, as commit and as prepare position; they differ only for events of
 * a transaction of the old protocol, which one number could not tell apart.
 */
export function positionOf({ streamId, revision, position }: Sent): Position {
  if (position === undefined || position.commit !== position.prepare)
    throw new Unreadable(
      `event ${revision} of ${streamId} has no single position: was it written by another program?`,
    );
  const number = Number(position.commit);
  if (!Number.isSafeInteger(number))
    throw new Unreadable(`position ${position.commit} is beyond what Suqiu can hold`);
  return number as Position;
}

/** One of ours, and not the server's own mark of a deletion. */
export const isOurs = ({ streamId, type }: Sent, categories: ReadonlySet<string>): boolean =>
  categories.has(categoryOf(streamId as StreamName)) && !type.startsWith('$');

/** What another program wrote into our streams is given out as well as can be: who reads it judges it. */
export const storedEventOf = (sent: Sent): StoredEvent => ({
  id: sent.id as EventId,
  stream: sent.streamId as StreamName,
  revision: Number(sent.revision) as Revision,
  position: positionOf(sent),
  type: sent.type,
  data: textOf(sent.data),
  metadata: textOf(sent.metadata),
});

function textOf(value: unknown): string {
  if (value instanceof Uint8Array)
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('utf8');
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
