import type { Stripped } from './format-error';
import { framesOf, type FrameAt } from './frames';

const KBIT_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const KBIT_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const HERTZ = [44_100, 48_000, 32_000];

/** MPEG audio, layer III. */
export const mp3Frame: FrameAt = (bytes, at) => {
  if (bytes.length - at < 4 || bytes[at] !== 0xff) return undefined;
  const [b1 = 0, b2 = 0] = bytes.subarray(at + 1, at + 3);
  if ((b1 & 0xe6) !== 0xe2) return undefined;
  const version = (b1 >> 3) & 3;
  const hertz = HERTZ[(b2 >> 2) & 3];
  const kbit = (version === 3 ? KBIT_1 : KBIT_2)[b2 >> 4];
  // Version 1 is reserved; rate 0 is the free format, whose frames tell no length.
  if (version === 1 || hertz === undefined || !kbit) return undefined;
  const rate = version === 3 ? hertz : version === 2 ? hertz / 2 : hertz / 4;
  const samples = version === 3 ? 144 : 72;
  const length = Math.floor((samples * kbit * 1000) / rate) + ((b2 >> 1) & 1);
  return { length, stream: (version << 2) | ((b2 >> 2) & 3) };
};

export const stripMp3 = (bytes: Buffer): Stripped => ({
  kind: 'voice',
  mediaType: 'audio/mpeg',
  bytes: framesOf(bytes, mp3Frame),
});
