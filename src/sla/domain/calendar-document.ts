import type { RegionCode } from '../../kernel/ids';
import type { Brand } from '../../kernel/brand';
import type { Day, Minutes } from '../../kernel/time';

/** `[from, to)` in minutes after midnight of the county's day. */
export interface WorkingWindow {
  readonly from: Minutes;
  readonly to: Minutes;
}

/** Seven days, Monday first; a day's windows in order, none on a day off. */
export type WeekHours = readonly (readonly WorkingWindow[])[];

/** A day of every year, `05-01`. */
export type DayOfYear = Brand<string, 'DayOfYear'>;

/** 夏季、冬季作息: from one day to another of each year, both included; it may run over the year's end. */
export interface Season {
  readonly name: string;
  readonly from: DayOfYear;
  readonly to: DayOfYear;
  readonly weekdays: WeekHours;
}

/** When offices work in an ordinary year: the week, and in a season that season's week instead. */
export interface OfficeHours {
  readonly weekdays: WeekHours;
  readonly seasons?: readonly Season[] | undefined;
}

export const weekdayNames = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** 调休: a day that is worked like another weekday, in each season and town as it works that weekday. */
export interface MakeUpDay {
  readonly name: string;
  readonly like: (typeof weekdayNames)[number];
}

/** 停工、放假: days, or the same hours of several days, that are not worked after all. */
export interface Closure {
  readonly name: string;
  readonly from: Day;
  /** The last day, included; `from` itself when absent. */
  readonly to?: Day | undefined;
  /** The whole day when absent. */
  readonly hours?: WorkingWindow | undefined;
  /** The whole county when absent. */
  readonly towns?: readonly RegionCode[] | undefined;
}

/** One version of the `calendar-<county>` stream. */
export interface CalendarDocument extends OfficeHours {
  readonly county: string;
  readonly timeZone: 'Asia/Shanghai';
  /** Towns that keep hours of their own: these count there instead of the county's, seasons included. */
  readonly towns?: Readonly<Record<RegionCode, OfficeHours>> | undefined;
  /** Published days off by name; those on a weekend change nothing. */
  readonly holidays: Readonly<Record<Day, string>>;
  /** Days worked that the weekday would have off. One that names no weekday has `makeUpWindows`. */
  readonly makeUpDays: Readonly<Record<Day, string | MakeUpDay>>;
  readonly makeUpWindows?: readonly WorkingWindow[] | undefined;
  readonly closures?: readonly Closure[] | undefined;
  /** The last day that holidays are published for; beyond it, plain weekdays count and deadlines are provisional. */
  readonly horizon: Day;
}

/** Working time on epoch milliseconds; lengths are working milliseconds. */
export interface WorkingTime {
  /** The first millisecond after the last published day. */
  readonly horizon: number;
  /** From one moment to another; negative when `to` is earlier. */
  between(from: number, to: number): number;
  /** The earliest working moment that lies `length` after `at`; `length` is not negative. */
  after(at: number, length: number): number;
  /** The close of the `count`th working day after the day of `at`; `count` is above zero. */
  closeAfter(at: number, count: number): number;
  /** How many working days lie after the day of `from`, up to and with the day of `to`. */
  daysBetween(from: number, to: number): number;
  /** On a day off, or in the night after one, the opening of the next day that is worked; else `at` itself. */
  rollOffDayOff(at: number): number;
}

/** A document with its tables, made by `indexCalendar`. */
export interface Calendar {
  readonly version: number;
  readonly document: CalendarDocument;
  /** The county's. */
  readonly hours: WorkingTime;
  /** A town's; the county's where no town is given, or it keeps the same. */
  hoursOf(town: RegionCode | undefined): WorkingTime;
}
