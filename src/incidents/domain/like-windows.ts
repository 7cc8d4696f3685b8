import { comparedWith, type IsWorked, type Stretch } from '../../appeals';
import { addMillis, millisOf, type Day, type Instant } from '../../kernel/time';
import { dayOf, startOfDay } from '../../sla';

/** So many times the same hours of like days: eight weeks, as a weekly report has them. */
export const LIKE_WINDOWS = 8;
const DAY = 86_400_000;

const weeksBefore = (day: Day, weeks: number): Day => dayOf(addMillis(startOfDay(day), -weeks * 7 * DAY));

/** The window cut at midnight: each part lies in one of the county's days. */
function partsOf({ from, until }: Stretch): readonly (Stretch & { readonly day: Day })[] {
  const parts: (Stretch & { day: Day })[] = [];
  for (let at = from; at < until;) {
    const day = dayOf(at);
    const midnight = addMillis(startOfDay(day), DAY);
    const end = midnight < until ? midnight : until;
    parts.push({ day, from: at, until: end });
    at = end;
  }
  return parts;
}

/**
 * What a window of some hours is compared with: the same hours of the same weekday of each of the eight weeks before, and
 * where one of the two days is worked and the other not, of the nearest day of its kind (record 0285). So an evening meets
 * evenings, a Sunday Sundays, and a festival days off.
 * @returns in the order of time; parts that meet are one
 */
export function likeWindows(window: Stretch, isWorked: IsWorked): readonly Stretch[] {
  const parts = partsOf(window);
  const [first, last] = [dayOf(window.from), parts.at(-1)?.day ?? dayOf(window.from)];
  const weeks = Array.from({ length: LIKE_WINDOWS }, (_, at) => ({
    from: weeksBefore(first, at + 1),
    to: weeksBefore(last, at + 1),
  }));
  const { met } = comparedWith({ from: first, to: last }, weeks, isWorked);
  const moved = parts.flatMap(({ day, from, until }) =>
    met
      .filter(({ of }) => of === day)
      .map((pair): Stretch => {
        const by = millisOf(startOfDay(pair.day)) - millisOf(startOfDay(day));
        return { from: addMillis(from, by), until: addMillis(until, by) };
      }),
  );
  return joined(moved);
}

function joined(all: readonly Stretch[]): readonly Stretch[] {
  const joined: { from: Instant; until: Instant }[] = [];
  for (const each of [...all].sort((one, other) => millisOf(one.from) - millisOf(other.from))) {
    const last = joined.at(-1);
    if (last !== undefined && last.until === each.from) last.until = each.until;
    else joined.push({ ...each });
  }
  return joined;
}
