import { boxOf, type Box } from './boxes';
import { unreadable } from './format-error';
import type { Movie, Track } from './mp4-track';
import type { Range } from './ranges';

interface Chunks {
  readonly offsets: readonly number[];
  /** Bytes of each; `undefined` where the table of sizes cannot be trusted. */
  readonly sizes: readonly (number | undefined)[];
}

/** Where the samples of the tracks that stay lie in the file. */
export function sampleRanges(bytes: Buffer, { tracks, gone }: Movie): readonly Range[] {
  const all = tracks.map((track) => chunksOf(bytes, track));
  const starts = [...all.flatMap(({ offsets }) => offsets), ...gone].sort((a, b) => a - b);
  return all.flatMap(({ offsets, sizes }) =>
    offsets.map((from, index): Range => {
      const size = sizes[index];
      return [from, size === undefined ? nextAfter(starts, from) : from + size];
    }),
  );
}

function nextAfter(sorted: readonly number[], from: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) > from) high = middle;
    else low = middle + 1;
  }
  return sorted[low] ?? Infinity;
}

function chunksOf(bytes: Buffer, { table }: Track): Chunks {
  const offsets = chunkOffsets(bytes, table);
  if (offsets.length === 0) return { offsets, sizes: [] };
  const samples = sampleSizes(bytes, table);
  // One size for all samples: QuickTime writes 1 there and means something else.
  if (samples === undefined) return { offsets, sizes: offsets.map(() => undefined) };
  return { offsets, sizes: chunkSizes(bytes, table, offsets.length, samples) };
}

export function chunkOffsets(bytes: Buffer, table: readonly Box[]): readonly number[] {
  const wide = boxOf(table, 'co64');
  return wide
    ? entries(bytes, wide, 4, 8).map((at) => Number(bytes.readBigUInt64BE(at)))
    : entries(bytes, boxOf(table, 'stco'), 4, 4).map((at) => bytes.readUInt32BE(at));
}

/** Sizes of all samples, or `undefined` when they are said to be equal. */
function sampleSizes(bytes: Buffer, table: readonly Box[]): readonly number[] | undefined {
  const stsz = boxOf(table, 'stsz');
  if (stsz !== undefined)
    return bytes.readUInt32BE(stsz.body + 4) === 0
      ? entries(bytes, stsz, 8, 4).map((at) => bytes.readUInt32BE(at))
      : undefined;
  return undefined;
}

/** `stsc` tells how many samples lie in the chunks from one on. */
function chunkSizes(
  bytes: Buffer,
  table: readonly Box[],
  chunks: number,
  samples: readonly number[],
): readonly number[] {
  const runs = entries(bytes, boxOf(table, 'stsc'), 4, 12).map((at) => ({
    first: bytes.readUInt32BE(at),
    perChunk: bytes.readUInt32BE(at + 4),
  }));
  const sizes: number[] = [];
  let [run, sample] = [0, 0];
  for (let chunk = 1; chunk <= chunks; chunk++) {
    while ((runs[run + 1]?.first ?? Infinity) <= chunk) run++;
    const until = Math.min(samples.length, sample + (runs[run]?.perChunk ?? 0));
    let size = 0;
    for (; sample < until; sample++) size += samples[sample] ?? 0;
    sizes.push(size);
  }
  return sizes;
}

/** Places of a table's entries; as many as it says that it has, which must fit. */
function entries(bytes: Buffer, box: Box | undefined, count: number, size: number): readonly number[] {
  if (box === undefined) return [];
  const many = bytes.readUInt32BE(box.body + count);
  const first = box.body + count + 4;
  if (many * size > box.end - first) throw unreadable('a table of samples is cut off');
  return Array.from({ length: many }, (_, index) => first + index * size);
}
