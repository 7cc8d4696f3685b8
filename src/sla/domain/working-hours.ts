import type { RegionCode } from '../../kernel/ids';
import type { Day } from '../../kernel/time';
import type {
  CalendarDocument,
  Closure,
  OfficeHours,
  WeekHours,
  WorkingTime,
  WorkingWindow,
} from './calendar-document';
import { weekdayNames } from './calendar-document';
import { DAY, MINUTE, dayAfter, dayAt, dayBefore, midnightOf, numberOfDay, weekdayOf } from './day';
import type { DayNumber } from './day';
import { SeasonTable } from './seasons';
import { Tally } from './tally';

/** A working window in milliseconds after midnight; `before` is what the day's earlier windows add up to. */
interface Window {
  readonly from: number;
  readonly to: number;
  readonly before: number;
}

const OFF: readonly Window[] = [];

/**
 * The working time of one county, or of one of its towns, on epoch milliseconds, its tables computed once.
 *
 * Both ends of a window count as working moments: what ends at 18:00 is due at 18:00, not at 08:30 the next
 * morning, although no working time lies between the two.
 */
export class WorkingHours implements WorkingTime {
  private readonly weeks: readonly (readonly (readonly Window[])[])[];
  private readonly seasons: SeasonTable;
  private readonly exceptions: ReadonlyMap<DayNumber, readonly Window[]>;
  private readonly time: Tally;
  private readonly days: Tally;
  readonly horizon: number;

  constructor(document: CalendarDocument, town?: RegionCode) {
    const own: OfficeHours = (town === undefined ? undefined : document.towns?.[town]) ?? document;
    const seasons = own.seasons ?? [];
    const weeks: readonly WeekHours[] = [own.weekdays, ...seasons.map(({ weekdays }) => weekdays)];
    this.weeks = weeks.map((week) => week.map(windowsOf));
    this.seasons = new SeasonTable(seasons);
    this.exceptions = this.exceptionsOf(document, town);
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

  closeAfter(at: number, count: number): number {
    const first = dayAfter(dayAt(at));
    const day = this.days.dayReaching(this.days.before(first) + count, first);
    return midnightOf(day) + this.windowsOn(day).at(-1)!.to;
  }

  daysBetween(from: number, to: number): number {
    return this.days.before(dayAfter(dayAt(to))) - this.days.before(dayAfter(dayAt(from)));
  }

  /** `at` itself in working time, else the start of the next window. */
  private nextMoment(at: number): number {
    const day = dayAt(at);
    const midnight = midnightOf(day);
    // A window to 24:00 ends with its day, which is where the next one begins.
    if (at === midnight && this.windowsOn(dayBefore(day)).at(-1)?.to === DAY) return at;
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
    return this.exceptions.get(day) ?? this.windowsLike(weekdayOf(day), day);
  }

  /** A weekday's windows in the season of a day. */
  private windowsLike(weekday: number, day: DayNumber): readonly Window[] {
    return this.weeks[this.seasons.weekOn(day)]![weekday]!;
  }

  private exceptionsOf(document: CalendarDocument, town: RegionCode | undefined) {
    const { holidays, makeUpDays, makeUpWindows = [], closures = [] } = document;
    const found = new Map<DayNumber, readonly Window[]>();
    for (const day of Object.keys(holidays)) found.set(numberOfDay(day as Day), OFF);
    const makeUp = windowsOf(makeUpWindows);
    for (const [key, made] of Object.entries(makeUpDays)) {
      const day = numberOfDay(key as Day);
      const like = typeof made === 'string' ? undefined : weekdayNames.indexOf(made.like);
      found.set(day, like === undefined ? makeUp : this.windowsLike(like, day));
    }
    for (const closure of closures) {
      if (closure.towns && (town === undefined || !closure.towns.includes(town))) continue;
      for (const day of daysOf(closure)) {
        const open = found.get(day) ?? this.windowsLike(weekdayOf(day), day);
        found.set(day, closure.hours === undefined ? OFF : without(open, closure.hours));
      }
    }
    return found;
  }

  private tally(value: (windows: readonly Window[]) => number): Tally {
    return new Tally(
      this.weeks.map((week) => week.map(value)),
      this.seasons,
      new Map([...this.exceptions].map(([day, windows]) => [day, value(windows)])),
    );
  }
}

export function* daysOf({ from, to = from }: Pick<Closure, 'from' | 'to'>): Iterable<DayNumber> {
  for (let day = numberOfDay(from); day <= numberOfDay(to); day = dayAfter(day)) yield day;
}

const windowsOf = (windows: readonly WorkingWindow[]): readonly Window[] =>
  measured(windows.map(({ from, to }) => ({ from: from * MINUTE, to: to * MINUTE })));

function measured(windows: readonly Pick<Window, 'from' | 'to'>[]): readonly Window[] {
  let before = 0;
  return windows.map(({ from, to }) => {
    const window = { from, to, before };
    before += to - from;
    return window;
  });
}

/** What a closure of some hours leaves of a day's windows. */
const without = (windows: readonly Window[], closed: WorkingWindow): readonly Window[] =>
  measured(
    windows
      .flatMap(({ from, to }) => [
        { from, to: Math.min(to, closed.from * MINUTE) },
        { from: Math.max(from, closed.to * MINUTE), to },
      ])
      .filter(({ from, to }) => from < to),
  );

const lengthOf = (windows: readonly Window[]): number =>
  windows.reduce((sum, { from, to }) => sum + to - from, 0);
