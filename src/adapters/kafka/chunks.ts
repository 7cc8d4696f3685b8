import type { OutgoingMessage } from '../../kernel/ports/messaging';
import type { KafkaLimits } from './options';

/** Bytes that a record takes besides its texts, roughly. */
const OVERHEAD = 64;

function bytesOf({ key, value, headers }: OutgoingMessage): number {
  let bytes = OVERHEAD + Buffer.byteLength(key) + Buffer.byteLength(value);
  for (const name in headers) bytes += Buffer.byteLength(name) + Buffer.byteLength(headers[name] ?? '');
  return bytes;
}

/** The messages in order, in requests that a broker takes: its limit is for a whole batch. */
export function chunksOf(
  messages: readonly OutgoingMessage[],
  { batchBytes, batchMessages }: Pick<KafkaLimits, 'batchBytes' | 'batchMessages'>,
): readonly (readonly OutgoingMessage[])[] {
  const chunks: OutgoingMessage[][] = [];
  let bytes = Infinity;
  for (const message of messages) {
    const more = bytesOf(message);
    const last = chunks.at(-1);
    if (last === undefined || bytes + more > batchBytes || last.length >= batchMessages) {
      chunks.push([message]);
      bytes = more;
    } else {
      last.push(message);
      bytes += more;
    }
  }
  return chunks;
}
