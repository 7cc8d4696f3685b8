import { unreadable } from './format-error';

/** One frame of sound. `stream` is what all frames of one recording share. */
export interface Frame {
  readonly length: number;
  readonly stream: number;
}

export type FrameAt = (bytes: Buffer, at: number) => Frame | undefined;

/** After the ID3v2 tags that stand at this place, if any. */
export function afterId3(bytes: Buffer, start: number): number {
  let at = start;
  while (bytes.length - at >= 10 && bytes.toString('latin1', at, at + 3) === 'ID3') {
    // Seven bits a byte, so that no size looks like the start of a frame.
    const size = [6, 7, 8, 9].reduce((sum, index) => sum * 128 + ((bytes[at + index] ?? 0) & 0x7f), 0);
    const footer = ((bytes[at + 5] ?? 0) & 0x10) === 0 ? 0 : 10;
    at = Math.min(bytes.length, at + 10 + size + footer);
  }
  return at;
}

/**
 * The frames alone. Tags (ID3, APE, Lyrics, whatever comes next) lie between or around them, so that nothing has to
 * be known of tags: what is no frame goes.
 */
export function framesOf(bytes: Buffer, frameAt: FrameAt): Buffer {
  const runs: Buffer[] = [];
  let stream: number | undefined;
  const first = afterId3(bytes, 0);
  let at = first;
  while (at < bytes.length) {
    const { end, frames } = runAt(bytes, at, frameAt, stream);
    // A single frame may be a chance of bits, but for one where the file begins or ends.
    if (frames === 0 || (frames === 1 && at !== first && end !== bytes.length)) {
      at = Math.max(at + 1, afterId3(bytes, at));
      continue;
    }
    stream ??= frameAt(bytes, at)?.stream;
    runs.push(bytes.subarray(at, end));
    at = end;
  }
  if (runs.length === 0) throw unreadable('there is no sound in it');
  return Buffer.concat(runs);
}

/** As many frames of one stream as follow each other from here. */
function runAt(bytes: Buffer, start: number, frameAt: FrameAt, stream: number | undefined) {
  let [end, frames] = [start, 0];
  let own = stream;
  for (;;) {
    const frame = frameAt(bytes, end);
    if (frame === undefined || end + frame.length > bytes.length) return { end, frames };
    if (own !== undefined && frame.stream !== own) return { end, frames };
    own = frame.stream;
    end += frame.length;
    frames++;
  }
}
