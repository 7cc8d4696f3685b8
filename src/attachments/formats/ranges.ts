/** From (included) to (excluded), bytes of a file. */
export type Range = readonly [from: number, to: number];

/** Blanks what lies between two places and in none of the ranges. */
export function keepRanges(bytes: Buffer, start: number, end: number, ranges: readonly Range[]): void {
  let at = start;
  for (const [from, to] of [...ranges].sort(([a], [b]) => a - b)) {
    if (to <= at) continue;
    if (from >= end) break;
    if (from > at) bytes.fill(0, at, from);
    at = Math.min(to, end);
  }
  bytes.fill(0, at, end);
}
