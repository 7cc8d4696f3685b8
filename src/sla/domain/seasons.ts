import type { DayOfYear } from './calendar-document';
import { numberOfDay, type DayNumber } from './day';
import type { Day } from '../../kernel/time';

/** After 400 years every date falls on the same weekday again, so one table holds for any year. */
export const CYCLE = 146_097;
const YEARS = 400;
const EPOCH_YEAR = 1970;

/** Which week counts on which day: 0 is the ordinary one, n the nth season's. Stretches in order, on days of the cycle. */
export class SeasonTable {
  readonly starts: Int32Array;
  readonly weeks: Uint8Array;

  constructor(seasons: readonly { readonly from: DayOfYear; readonly to: DayOfYear }[]) {
    const weekFrom = new Map<number, number>([[0, 0]]);
    const turns = seasons.flatMap(({ from, to }, n) =>
      spans(from, to).map((span) => ({ ...span, week: n + 1 })),
    );
    // A season's end is where the ordinary week begins, unless another season does.
    for (const { end } of turns) if (end < CYCLE) weekFrom.set(end, 0);
    for (const { start, week } of turns) weekFrom.set(start, week);
    const sorted = [...weekFrom].sort(([a], [b]) => a - b);
    this.starts = Int32Array.from(sorted, ([start]) => start);
    this.weeks = Uint8Array.from(sorted, ([, week]) => week);
  }

  /** The stretch that a day of the cycle lies in. */
  stretchAt(inCycle: number): number {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! <= inCycle) low = middle;
      else high = middle;
    }
    return low;
  }

  weekOn(day: DayNumber): number {
    return this.starts.length === 1 ? 0 : this.weeks[this.stretchAt(inCycle(day))]!;
  }
}

export const inCycle = (day: DayNumber): number => ((day % CYCLE) + CYCLE) % CYCLE;

function spans(from: DayOfYear, to: DayOfYear): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let year = EPOCH_YEAR - 1; year < EPOCH_YEAR + YEARS; year++) {
    const start = Math.max(0, dayIn(year, from));
    const end = Math.min(CYCLE, dayIn(to < from ? year + 1 : year, to) + 1);
    if (start < end) found.push({ start, end });
  }
  return found;
}

const dayIn = (year: number, day: DayOfYear): number => numberOfDay(`${year}-${day}` as Day);
