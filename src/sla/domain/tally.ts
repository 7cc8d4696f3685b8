import type { DayNumber } from './day';
import { weekdayOf } from './day';

/**
 * A running total over days that repeat weekly, save for some: what all days before a given one add up to, for
 * any day of any year, without walking there. One search among the exceptions, so a deadline of sixty days costs
 * no more than one of an hour.
 */
export class Tally {
  /** What the days of a week before each weekday add up to. */
  private readonly intoWeek: readonly number[];
  private readonly perWeek: number;
  private readonly days: Int32Array;
  /** What the first n exceptions change. */
  private readonly changes: Float64Array;

  /**
   * @param week the value of each weekday, index 0 is Monday; at least one is above zero
   * @param exceptions the value of each day that differs
   */
  constructor(week: readonly number[], exceptions: ReadonlyMap<DayNumber, number>) {
    const intoWeek = [0];
    for (const value of week) intoWeek.push(intoWeek[intoWeek.length - 1]! + value);
    this.intoWeek = intoWeek;
    this.perWeek = intoWeek[7]!;
    const sorted = [...exceptions].sort(([a], [b]) => a - b);
    this.days = Int32Array.from(sorted, ([day]) => day);
    this.changes = new Float64Array(sorted.length + 1);
    sorted.forEach(([day, value], n) => {
      this.changes[n + 1] = this.changes[n]! + value - week[weekdayOf(day)]!;
    });
  }

  /** Differences count, the zero point means nothing. */
  before(day: DayNumber): number {
    const weekday = weekdayOf(day);
    return (
      ((day - weekday) / 7) * this.perWeek +
      this.intoWeek[weekday]! +
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
