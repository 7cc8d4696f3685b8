import { Json, type Row } from '../../../kernel/projection';
import { millisOf, type Instant } from '../../../kernel/time';
import type { DeadlineKind } from '../../../sla';
import type { Dimensions } from '../../domain/about';

/** Upper ends, in minutes: about a factor of two among minutes and hours, half a factor among days. */
const ENDS = [
  ...[1, 2, 4, 8, 15, 30, 60, 120, 240, 480, 960],
  ...[1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90, 180].map((days) => days * 24 * 60),
];
/** Wider from left to right: the first with enough samples speaks. */
export const usualGroups = ['service', 'tier'] as const;
export type UsualGroup = (typeof usualGroups)[number];

/** Fewer say nothing about the next one. */
export const FEWEST_SAMPLES = 20;

/** What such a step usually takes, in minutes of the clock on the wall, pauses left out. */
export interface Usual {
  readonly median: number;
  readonly p90: number;
  /** Of the last weeks; an older one counts for less than one. */
  readonly samples: number;
  readonly group: UsualGroup;
}

/** They begin before anybody knows which tier will hold the appeal. */
const ofNoTier: readonly DeadlineKind[] = ['dispatch', 'whole'];

/** Of the appeal as it is when the step begins, and when it ends. */
export function groupKey(
  group: UsualGroup,
  kind: DeadlineKind,
  { service, tier, urgency }: Dimensions,
): string {
  const like = `${kind}|${ofNoTier.includes(kind) ? '-' : (tier ?? '-')}|${urgency}`;
  switch (group) {
    case 'service':
      return `${like}|${service ?? '-'}`;
    case 'tier':
      return like;
    default:
      return group satisfies never;
  }
}

const EPOCH = Date.UTC(2026, 0, 1);
const HALF_LIFE_MS = 30 * 24 * 60 * 60_000;

/**
 * Forward decay: instead of ageing all counts, a new one weighs more. Ratios are those of ages, so a row is only ever
 * added to. Doubles every 30 days; the exponent of a double lasts for eighty years.
 */
const weightAt = (at: Instant): number => 2 ** ((millisOf(at) - EPOCH) / HALF_LIFE_MS);

function bucketOf(minutes: number): number {
  const found = ENDS.findIndex((end) => minutes <= end);
  return found === -1 ? ENDS.length - 1 : found;
}

const NONE: readonly number[] = ENDS.map(() => 0);

/** The row's histogram, a weight a bucket. */
const countsOf = (row: Row | undefined): readonly number[] =>
  row === undefined ? NONE : (row['counts'] as Json<readonly number[]>).value;

/** The histogram with one more step that took so long. */
export function countsWith(row: Row | undefined, minutes: number, at: Instant): Json {
  const counts = [...countsOf(row)];
  const bucket = bucketOf(minutes);
  counts[bucket] = Number(((counts[bucket] ?? 0) + weightAt(at)).toPrecision(9));
  return Json.of(counts);
}

/** Where this share of the weight lies, straight within its bucket. */
function quantile(counts: readonly number[], total: number, share: number): number {
  let below = 0;
  for (const [n, count] of counts.entries()) {
    if (count > 0 && below + count >= share * total) {
      const start = ENDS[n - 1] ?? 0;
      return Math.round(start + (((ENDS[n] ?? start) - start) * (share * total - below)) / count);
    }
    below += count;
  }
  return ENDS.at(-1) ?? 0;
}

/** @param row of the group; `undefined` when nothing of it was ever finished */
export function usualOf(row: Row | undefined, group: UsualGroup, at: Instant): Usual | undefined {
  if (row === undefined) return undefined;
  const counts = countsOf(row);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const samples = Math.floor(total / weightAt(at) + 1e-6);
  if (samples < FEWEST_SAMPLES) return undefined;
  return { median: quantile(counts, total, 0.5), p90: quantile(counts, total, 0.9), samples, group };
}
