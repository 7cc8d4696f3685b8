import { unreadable, type Stripped } from './format-error';

/** Bytes of a frame by its mode, header included; the modes between are not used. */
const NARROW: Readonly<Record<number, number>> = {
  ...[13, 14, 16, 18, 20, 21, 27, 32, 6],
  15: 1,
};
const WIDE: Readonly<Record<number, number>> = {
  ...[18, 24, 33, 37, 41, 47, 51, 59, 61, 6],
  14: 1,
  15: 1,
};

const heads = [
  { magic: '#!AMR\n', sizes: NARROW, mediaType: 'audio/amr' },
  { magic: '#!AMR-WB\n', sizes: WIDE, mediaType: 'audio/amr-wb' },
];

/** The format has no place for metadata: what follows the last frame is not sound. */
export function stripAmr(bytes: Buffer): Stripped {
  const head = heads.find(({ magic }) => bytes.toString('latin1', 0, magic.length) === magic);
  if (head === undefined) throw unreadable('AMR of several channels');
  let at = head.magic.length;
  for (;;) {
    const header = bytes[at];
    const size = header === undefined || (header & 0x83) !== 0 ? undefined : head.sizes[header >> 3];
    if (size === undefined || at + size > bytes.length) break;
    at += size;
  }
  if (at === head.magic.length) throw unreadable('there is no sound in it');
  return { kind: 'voice', mediaType: head.mediaType, bytes: bytes.subarray(0, at) };
}
