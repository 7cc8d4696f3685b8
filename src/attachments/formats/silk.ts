import { unreadable, type Stripped } from './format-error';

const MAGIC = '#!SILK_V3';
/** Of one packet, as the reference decoder bounds it: five frames. */
const LARGEST_PACKET = 5 * 1024;

/** Where the magic stands: WeChat puts a byte before it, names the file `.amr`, and leaves out the end mark. */
export const silkStart = (bytes: Buffer): number | undefined => {
  const start = bytes[0] === 2 ? 1 : 0;
  return bytes.toString('latin1', start, start + MAGIC.length) === MAGIC ? start : undefined;
};

/** The format has no place for metadata: what follows the last packet is not sound. */
export function stripSilk(bytes: Buffer): Stripped {
  const first = (silkStart(bytes) ?? 0) + MAGIC.length;
  let at = first;
  while (bytes.length - at >= 2) {
    const size = bytes.readInt16LE(at);
    if (size < 0 || size > LARGEST_PACKET || at + 2 + size > bytes.length) break;
    at += 2 + size;
  }
  if (at === first) throw unreadable('there is no sound in it');
  return { kind: 'voice', mediaType: 'audio/silk', bytes: bytes.subarray(0, at) };
}
