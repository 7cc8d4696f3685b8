import type { Day } from '../../kernel/time';
import { MINUTE, dayAfter, dayAt, dayBefore, midnightOf, numberOfDay, weekdayOf } from './day';
import type { DayNumber } from './day';
import type { CalendarDocument, WorkingTime, WorkingWindow } from './model';
import { Tally } from './tally';

/** A working window in milliseconds after midnight; `before` is what the day's earlier windows add up to. */
interface Window {
  readonly from: number;
  readonly to: number;
  readonly before: number;
}

const OFF: readonly Window[] = [];

/**
 * One county's working time on epoch milliseconds, its tables computed once.
 *
 * Both ends of a window count as working moments: what ends at 18:00 is due at 18:00, not at 08:30 the next
 * morning, although no working time lies between the two.
 */
export class WorkingHours implements WorkingTime {
  private readonly week: readonly (readonly Window[])[];
  private readonly exceptions: ReadonlyMap<DayNumber, readonly Window[]>;
  private readonly time: Tally;
  private readonly days: Tally;
  readonly horizon: number;

  constructor(document: CalendarDocument) {
    this.week = document.weekdays.map(windowsOf);
    const makeUp = windowsOf(document.makeUpWindows);
    this.exceptions = new Map([
      ...daysOf(document.holidays).map((day) => [day, OFF] as const),
      ...daysOf(document.makeUpDays).map((day) => [day, makeUp] as const),
    ]);
    this.time = this.tally(lengthOf);
    this.days = this.tally((windows) => (windows.length > 0 ? 1 : 0));
    this.horizon = midnightOf(dayAfter(numberOfDay(document.horizon)));
  }

  between(from: number, to: number): number {
    return this.workedBy(to) - this.workedBy(from);
  }

  after(at: number, length: number): number {
    if (length === 0) return this.nextMoment(at);
    const total = this.workedBy(at) + length;
    const day = this.time.dayReaching(total, dayAt(at));
    const worked = total - this.time.before(day);
    const window = this.windowsOn(day).find(({ from, to, before }) => before + to - from >= worked)!;
    return midnightOf(day) + window.from + worked - window.before;
  }

  afterDays(at: number, count: number): number {
    const start = this.nextMoment(at);
    const from = dayAt(start);
    const day = this.days.dayReaching(this.days.before(from) + count + 1, from);
    const midnight = midnightOf(day);
    return midnight + momentWithin(this.windowsOn(day), start - midnightOf(from));
  }

  /** `at` itself in working time, else the start of the next window. */
  private nextMoment(at: number): number {
    const day = dayAt(at);
    const midnight = midnightOf(day);
    for (const { from, to } of this.windowsOn(day)) {
      if (at <= midnight + to) return Math.max(at, midnight + from);
    }
    return this.openingAfter(day);
  }

  rollOffDayOff(at: number): number {
    const day = dayAt(at);
    const [first] = this.windowsOn(day);
    if (first === undefined) return this.openingAfter(day);
    const opening = midnightOf(day) + first.from;
    // The night after a day off belongs to it: else Monday 02:00 would be due before Sunday 23:00.
    return at < opening && this.windowsOn(dayBefore(day)).length === 0 ? opening : at;
  }

  private openingAfter(day: DayNumber): number {
    const next = this.days.dayReaching(this.days.before(dayAfter(day)) + 1, dayAfter(day));
    return midnightOf(next) + this.windowsOn(next)[0]!.from;
  }

  private workedBy(at: number): number {
    const day = dayAt(at);
    const moment = at - midnightOf(day);
    let worked = this.time.before(day);
    for (const { from, to } of this.windowsOn(day)) {
      if (moment <= from) break;
      worked += Math.min(moment, to) - from;
    }
    return worked;
  }

  private windowsOn(day: DayNumber): readonly Window[] {
    return this.exceptions.get(day) ?? this.week[weekdayOf(day)]!;
  }

  private tally(value: (windows: readonly Window[]) => number): Tally {
    return new Tally(
      this.week.map(value),
      new Map([...this.exceptions].map(([day, windows]) => [day, value(windows)])),
    );
  }
}

/** Where a time of day falls on a day whose windows may differ: itself, the next window, or the day's end. */
function momentWithin(windows: readonly Window[], moment: number): number {
  const window = windows.find(({ to }) => moment <= to);
  return window === undefined ? windows[windows.length - 1]!.to : Math.max(moment, window.from);
}

function windowsOf(windows: readonly WorkingWindow[]): readonly Window[] {
  let before = 0;
  return windows.map((window) => {
    const inMillis = { from: window.from * MINUTE, to: window.to * MINUTE, before };
    before += inMillis.to - inMillis.from;
    return inMillis;
  });
}

const lengthOf = (windows: readonly Window[]): number =>
  windows.reduce((sum, { from, to }) => sum + to - from, 0);
const daysOf = (named: Readonly<Record<string, string>>): DayNumber[] =>
  Object.keys(named).map((day) => numberOfDay(day as Day));
