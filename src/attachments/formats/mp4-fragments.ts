import { blank, boxesIn, boxOf, type Box } from './boxes';
import { unreadable } from './format-error';
import type { Track } from './mp4-track';
import type { Range } from './ranges';

const keptInTraf = ['tfhd', 'tfdt', 'trun', 'sdtp', 'sgpd', 'sbgp', 'subs'];

/** Where the samples of one fragment lie, as browsers and some telephones write while they record. Blanks the rest. */
export function fragmentRanges(bytes: Buffer, moof: Box, tracks: readonly Track[]): readonly Range[] {
  const ranges: Range[] = [];
  // Who does not say from where it counts goes on behind the track before.
  let behind = moof.start;
  for (const box of boxesIn(bytes, moof.body, moof.end)) {
    if (box.type !== 'traf') {
      if (box.type !== 'mfhd') blank(bytes, box);
      continue;
    }
    const inside = boxesIn(bytes, box.body, box.end);
    const tfhd = boxOf(inside, 'tfhd');
    if (tfhd === undefined) throw unreadable('a fragment names no track');
    const head = headOf(bytes, tfhd);
    const track = tracks.find(({ id }) => id === head.track);
    const base = head.base ?? (head.fromFragment ? moof.start : behind);
    behind = base;
    for (const trun of inside.filter(({ type }) => type === 'trun')) {
      const run = runOf(bytes, trun, head.size ?? track?.defaultSize ?? 0);
      const from = run.offset === undefined ? behind : base + run.offset;
      behind = from + run.size;
      if (track !== undefined) ranges.push([from, behind]);
    }
    if (track === undefined) blank(bytes, box);
    else for (const part of inside) if (!keptInTraf.includes(part.type)) blank(bytes, part);
  }
  return ranges;
}

function headOf(bytes: Buffer, { body }: Box) {
  const flags = bytes.readUInt32BE(body) & 0xffffff;
  let at = body + 8;
  const skip = (flag: number, size: number): number | undefined => {
    if ((flags & flag) === 0) return undefined;
    at += size;
    return at - size;
  };
  const base = skip(0x1, 8);
  skip(0x2, 4);
  skip(0x8, 4);
  const size = skip(0x10, 4);
  return {
    track: bytes.readUInt32BE(body + 4),
    base: base === undefined ? undefined : Number(bytes.readBigUInt64BE(base)),
    size: size === undefined ? undefined : bytes.readUInt32BE(size),
    fromFragment: (flags & 0x20000) !== 0,
  };
}

function runOf(bytes: Buffer, { body, end }: Box, defaultSize: number) {
  const flags = bytes.readUInt32BE(body) & 0xffffff;
  const count = bytes.readUInt32BE(body + 4);
  const offset = (flags & 0x1) === 0 ? undefined : bytes.readInt32BE(body + 8);
  const first = body + 8 + (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0);
  const fields = [0x100, 0x200, 0x400, 0x800].filter((flag) => (flags & flag) !== 0);
  if (count * fields.length * 4 > end - first) throw unreadable('a fragment is cut off');
  if (!fields.includes(0x200)) return { offset, size: count * defaultSize };
  let size = 0;
  const own = first + 4 * fields.indexOf(0x200);
  for (let sample = 0; sample < count; sample++) size += bytes.readUInt32BE(own + sample * fields.length * 4);
  return { offset, size };
}
