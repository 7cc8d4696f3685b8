import type { DayNumber } from './day';
import { weekdayOf } from './day';
import { CYCLE, inCycle, type SeasonTable } from './seasons';

/**
 * A running total over days that repeat weekly within each season, save for some: what all days before a given one
 * add up to, for any day of any year, without walking there. A few searches, so a deadline of sixty days costs no
 * more than one of an hour.
 */
export class Tally {
  /** For each week: what the days before each of two weeks' days add up to, so that a part of a week may wrap. */
  private readonly into: readonly (readonly number[])[];
  /** What all stretches before each add up to. */
  private readonly beforeStretch: readonly number[];
  private readonly days: Int32Array;
  /** What the first n exceptions change. */
  private readonly changes: Float64Array;

  /**
   * @param weeks the value of each weekday, index 0 is Monday, for the ordinary week and each season's; at least one
   *   day of the ordinary week is above zero
   * @param exceptions the value of each day that differs
   */
  constructor(
    weeks: readonly (readonly number[])[],
    private readonly seasons: SeasonTable,
    exceptions: ReadonlyMap<DayNumber, number>,
  ) {
    this.into = weeks.map((week) => runningSums([...week, ...week]));
    const { starts } = seasons;
    this.beforeStretch = runningSums(
      Array.from(starts, (start, n) => this.within(n, (starts[n + 1] ?? CYCLE) - start)),
    );
    const sorted = [...exceptions].sort(([a], [b]) => a - b);
    this.days = Int32Array.from(sorted, ([day]) => day);
    this.changes = Float64Array.from(
      runningSums(sorted.map(([day, value]) => value - weeks[seasons.weekOn(day)]![weekdayOf(day)]!)),
    );
  }

  /** Differences count, the zero point means nothing. */
  before(day: DayNumber): number {
    const { starts } = this.seasons;
    const at = inCycle(day);
    const n = starts.length === 1 ? 0 : this.seasons.stretchAt(at);
    return (
      ((day - at) / CYCLE) * this.beforeStretch[starts.length]! +
      this.beforeStretch[n]! +
      this.within(n, at - starts[n]!) +
      this.changes[this.exceptionsBefore(day)]!
    );
  }

  /** The first day, not before `from`, at whose end the total has reached `total`. */
  dayReaching(total: number, from: DayNumber): DayNumber {
    let below = from - 1;
    let reached: number = from;
    for (let stride = 1; this.before((reached + 1) as DayNumber) < total; stride *= 2) {
      below = reached;
      reached += stride;
    }
    while (reached - below > 1) {
      const middle = (below + reached) >> 1;
      if (this.before((middle + 1) as DayNumber) < total) below = middle;
      else reached = middle;
    }
    return reached as DayNumber;
  }

  /** What the first days of a stretch add up to. */
  private within(stretch: number, days: number): number {
    const into = this.into[this.seasons.weeks[stretch]!]!;
    const weekday = weekdayOf(this.seasons.starts[stretch]! as DayNumber);
    const rest = days % 7;
    return ((days - rest) / 7) * into[7]! + into[weekday + rest]! - into[weekday]!;
  }

  private exceptionsBefore(day: DayNumber): number {
    let low = 0;
    let high = this.days.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.days[middle]! < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function runningSums(values: readonly number[]): readonly number[] {
  const sums = [0];
  for (const value of values) sums.push(sums[sums.length - 1]! + value);
  return sums;
}
