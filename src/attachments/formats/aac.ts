import type { Stripped } from './format-error';
import { framesOf, type FrameAt } from './frames';

/** AAC as a bare stream of ADTS frames: what the recorder of a WeChat mini program writes by default. */
export const aacFrame: FrameAt = (bytes, at) => {
  if (bytes.length - at < 7 || bytes[at] !== 0xff) return undefined;
  const [b1 = 0, b2 = 0, b3 = 0, b4 = 0, b5 = 0] = bytes.subarray(at + 1, at + 6);
  if ((b1 & 0xf6) !== 0xf0) return undefined;
  const rate = (b2 >> 2) & 0xf;
  const length = ((b3 & 3) << 11) | (b4 << 3) | (b5 >> 5);
  return rate < 13 && length > 7 ? { length, stream: (b2 & 0xfd) | (b1 & 8) } : undefined;
};

export const stripAac = (bytes: Buffer): Stripped => ({
  kind: 'voice',
  mediaType: 'audio/aac',
  bytes: framesOf(bytes, aacFrame),
});
