/**
 * A histogram of minutes whose counts may be added up: of several groups together it gives the same quantiles as of all
 * their steps. Each bucket ends at 2^(1/4) of the one before, so that a quantile is at most a fifth off.
 */
const PER_DOUBLING = 4;
/** Two years. */
const MOST_MINUTES = 2 * 366 * 24 * 60;
const LAST = Math.ceil(Math.log2(MOST_MINUTES) * PER_DOUBLING);

/** 0 ends at one minute; what takes longer than two years counts as that. */
export const bucketOf = (minutes: number): number =>
  minutes <= 1 ? 0 : Math.min(LAST, Math.ceil(Math.log2(minutes) * PER_DOUBLING - 1e-9));

const endOf = (bucket: number): number => 2 ** (bucket / PER_DOUBLING);

/** How many took how long, by bucket. */
export type Histogram = ReadonlyMap<number, number>;

export interface Durations {
  /** In minutes: half took no longer. */
  readonly median?: number | undefined;
  /** Nine of ten took no longer. */
  readonly p90?: number | undefined;
  readonly samples: number;
}

/** Straight within its bucket. */
function quantile(counts: Histogram, samples: number, share: number): number {
  let below = 0;
  for (const bucket of [...counts.keys()].sort((a, b) => a - b)) {
    const count = counts.get(bucket) ?? 0;
    if (count > 0 && below + count >= share * samples) {
      const start = bucket === 0 ? 0 : endOf(bucket - 1);
      return Math.round(start + ((endOf(bucket) - start) * (share * samples - below)) / count);
    }
    below += count;
  }
  return 0;
}

export function durationsOf(counts: Histogram): Durations {
  const samples = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (samples === 0) return { samples };
  return { median: quantile(counts, samples, 0.5), p90: quantile(counts, samples, 0.9), samples };
}
