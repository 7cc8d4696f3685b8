import type { StreamName } from '../kernel/ids';
import { AppendRefused, type EventToAppend } from '../kernel/ports/event-store';

/** The sum of the events' data in one append, as EventStoreDB bounds it: exactly, and so a log can move there. */
const LARGEST_APPEND = 1_048_576;

/** Stores would cut text at a NUL and replace half a surrogate pair; canonical JSON holds neither. */
const isStorable = (text: string): boolean => text !== '' && text.isWellFormed() && !text.includes('\0');

/** @throws AppendRefused for what no store keeps as it is, before anything is sent */
export function refuseUnstorable(stream: StreamName, events: readonly EventToAppend[]): void {
  if (events.length === 0) throw new AppendRefused(`an append to ${stream} needs at least one event`);
  const size = events.reduce((sum, { data }) => sum + Buffer.byteLength(data), 0);
  if (size > LARGEST_APPEND)
    throw new AppendRefused(
      `an append to ${stream} holds ${size} bytes of data; ${LARGEST_APPEND} is the most`,
    );
  const areStorable = events.every(({ id, type, data, metadata }) =>
    [id, type, data, metadata].every(isStorable),
  );
  if (!areStorable || !isStorable(stream))
    throw new AppendRefused(
      `an append to ${stream} holds text that is empty, has a NUL or is not well-formed`,
    );
}
