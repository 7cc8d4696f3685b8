import type { StreamName } from '../../kernel/ids';
import { AppendRefused, type EventToAppend } from '../../kernel/ports/event-store';
import { refuseUnstorable } from '../storable';

/** Metadata is not counted with the data, but a message of 17 MB is no longer taken. */
const LARGEST_METADATA = 8_388_608;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws AppendRefused before anything is sent: the server answers some of it in ways the client does not survive */
export function refuseUnsendable(stream: StreamName, events: readonly EventToAppend[]): void {
  refuseUnstorable(stream, events);
  const size = events.reduce((sum, { metadata }) => sum + Buffer.byteLength(metadata), 0);
  if (size > LARGEST_METADATA)
    throw new AppendRefused(
      `an append to ${stream} holds ${size} bytes of metadata; ${LARGEST_METADATA} is the most`,
    );
  if (!events.every(({ id, type }) => UUID.test(id) && !type.startsWith('$')))
    throw new AppendRefused(
      `an append to ${stream} holds an id that is no UUID, or a type of the server's own`,
    );
}
