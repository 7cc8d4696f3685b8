import type { StreamName } from '../../kernel/ids';
import { AppendRefused, type EventToAppend } from '../../kernel/ports/event-store';

/** What the server takes: the sum of the data in one append, exactly. */
const LARGEST_APPEND = 1_048_576;
/** Metadata is not counted there, but a message of 17 MB is no longer taken. */
const LARGEST_METADATA = 8_388_608;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Half a surrogate pair cannot be sent as UTF-8; a NUL is refused because the other stores cannot keep it. */
const isStorable = (text: string): boolean => text !== '' && text.isWellFormed() && !text.includes('\0');

/** @throws AppendRefused before anything is sent: the server answers some of it in ways the client does not survive */
export function refuseUnstorable(stream: StreamName, events: readonly EventToAppend[]): void {
  if (events.length === 0) throw new AppendRefused(`an append to ${stream} needs at least one event`);
  const size = events.reduce((sum, { data }) => sum + Buffer.byteLength(data), 0);
  if (size > LARGEST_APPEND)
    throw new AppendRefused(
      `an append to ${stream} holds ${size} bytes of data; ${LARGEST_APPEND} is the most`,
    );
  const metadataSize = events.reduce((sum, { metadata }) => sum + Buffer.byteLength(metadata), 0);
  if (metadataSize > LARGEST_METADATA)
    throw new AppendRefused(
      `an append to ${stream} holds ${metadataSize} bytes of metadata; ${LARGEST_METADATA} is the most`,
    );
  const areStorable = events.every(
    ({ id, type, data, metadata }) =>
      UUID.test(id) && isStorable(type) && !type.startsWith('$') && isStorable(data) && isStorable(metadata),
  );
  if (!areStorable || !isStorable(stream))
    throw new AppendRefused(
      `an append to ${stream} holds text that is empty, has a NUL or is not well-formed, or an id that is no UUID`,
    );
}
