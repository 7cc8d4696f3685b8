import type { Day } from '../../kernel/time';
import { addDays, daysIn, type Period } from '../figures/period';

/** Whether the county's offices work on a day at all: by weekday, public holidays, make-up days (调休) and closures. */
export type IsWorked = (day: Day) => boolean;

/** A day that the period is not compared with, and the one that stands in for it. */
export interface Replaced {
  readonly day: Day;
  readonly by: Day;
}
/** A day of the period, and one that it meets. */
export interface Met {
  readonly of: Day;
  readonly day: Day;
}
export interface Compared {
  /** As many for each day of the period as there are periods before. */
  readonly days: ReadonlySet<string>;
  readonly replaced: readonly Replaced[];
  /** Each day of the period with each that it meets. */
  readonly met: readonly Met[];
}

/** Beyond the periods, the same weekday is looked for so far: a Monday off of half a year ago is less like one than a Sunday of last month. */
const NEAR_DAYS = 70;
/** No county has a holiday that lasts so long that nothing like it lies within a year before. */
const FARTHEST_DAYS = 400;

const daysOf = ({ from, to }: Period): readonly Day[] =>
  Array.from({ length: daysIn({ from, to }) }, (_, at) => addDays(from, at));
const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/**
 * Like with like: each day meets the same weekday of each period before, and where one of the two is worked and the other
 * not, the nearest day before that is as it is itself, and that nothing else is compared with: of the same weekday where one is near.
 * So every day of the period meets equally many, and the test of two counts holds.
 * @param before of equal length, the nearest first
 */
export function comparedWith(period: Period, before: readonly Period[], isWorked: IsWorked): Compared {
  const own = daysOf(period);
  const pairs = before.flatMap((each) => daysOf(each).map((day, at) => ({ day, of: own[at] as Day })));
  const isAlike = ({ day, of }: { readonly day: Day; readonly of: Day }) => isWorked(day) === isWorked(of);
  const near = addDays(before.at(-1)?.from ?? period.from, -NEAR_DAYS);
  const days = new Set<string>(pairs.filter(isAlike).map(({ day }) => day));
  const replaced: Replaced[] = [];
  const met = pairs.map((pair): Met => {
    const { day, of } = pair;
    if (isAlike(pair)) return pair;
    const by = nearest(of, { start: period.from, near }, days, isWorked) ?? day;
    days.add(by);
    if (by !== day) replaced.push({ day, by });
    return { of, day: by };
  });
  return { days, replaced, met };
}

function nearest(
  of: Day,
  { start, near }: { readonly start: Day; readonly near: Day },
  taken: ReadonlySet<string>,
  isWorked: IsWorked,
): Day | undefined {
  let alike: Day | undefined;
  for (let back = 1; back <= FARTHEST_DAYS; back++) {
    const day = addDays(start, -back);
    if (day < near && alike !== undefined) return alike;
    if (taken.has(day) || isWorked(day) !== isWorked(of)) continue;
    if (weekdayOf(day) === weekdayOf(of)) return day;
    alike ??= day;
  }
  return alike;
}
