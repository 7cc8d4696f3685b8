import type { Brand } from '../../kernel/brand';
import type { Day, Instant } from '../../kernel/time';
import { instantOf, millisOf } from '../../kernel/time';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Asia/Shanghai has had no summer time since 1991, so a county's day is integer arithmetic. */
const UTC_OFFSET = 8 * HOUR;

/** Days since 1970-01-01 on the county's calendar. */
export type DayNumber = Brand<number, 'DayNumber'>;

/** The day that an epoch millisecond falls on in the county. */
export const dayAt = (millis: number): DayNumber => Math.floor((millis + UTC_OFFSET) / DAY) as DayNumber;
/** The epoch millisecond of the county's midnight at the start of a day. */
export const midnightOf = (day: DayNumber): number => day * DAY - UTC_OFFSET;
export const dayBefore = (day: DayNumber): DayNumber => (day - 1) as DayNumber;
export const dayAfter = (day: DayNumber): DayNumber => (day + 1) as DayNumber;

/** Index 0 is Monday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: DayNumber): number => (((day + 3) % 7) + 7) % 7;

export const numberOfDay = (day: Day): DayNumber => (Date.parse(`${day}T00:00:00Z`) / DAY) as DayNumber;

/** Eleven years of days: every fact of every appeal asks for its own again and again, and few days are asked for. */
const MOST_KNOWN = 4_096;
const known = new Map<DayNumber, Day>();

/** @throws RangeError for what is no day */
export function dayOfNumber(day: DayNumber): Day {
  const before = known.get(day);
  if (before !== undefined) return before;
  const text = new Date(day * DAY).toISOString().slice(0, 10) as Day;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(day, text);
  return text;
}

/** The county's day of an instant. */
export const dayOf = (instant: Instant): Day => dayOfNumber(dayAt(millisOf(instant)));

/** When a day begins in the county. */
export const startOfDay = (day: Day): Instant => instantOf(midnightOf(numberOfDay(day)));

/** Whether an instant lies in the county on a later day than this one. */
export const isAfterDay = (instant: Instant, day: Day): boolean =>
  dayAt(millisOf(instant)) > numberOfDay(day);

/** True for a text that names a day that exists, such as `2024-02-29`. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const number = numberOfDay(text as Day);
  return !Number.isNaN(number) && dayOfNumber(number) === text;
}
