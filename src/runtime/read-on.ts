import type { EventSchemas } from '../kernel/decider';
import type { DomainEvent, Recorded } from '../kernel/event';
import type { Revision, StreamName } from '../kernel/ids';
import type { EventReader } from '../kernel/ports/event-store';
import { recordedOf } from './codec';
import { refusalFor } from './executor-errors';

/**
 * A page of a stream, parsed.
 * @throws DomainError `store/unavailable`, `event/unknown-type`
 */
export async function readOn<Event extends DomainEvent>(
  reader: Pick<EventReader, 'readStream'>,
  schemas: EventSchemas,
  stream: StreamName,
  from: number,
  count: number,
): Promise<readonly Recorded<Event>[]> {
  try {
    const page = await reader.readStream(stream, from as Revision, count);
    return page.map((stored) => recordedOf<Event>(stored, schemas));
  } catch (error) {
    throw refusalFor(error);
  }
}
