import type { Instant, Minutes } from '../../kernel/time';
import { instantOf, millisOf } from '../../kernel/time';
import { MINUTE } from './day';
import type { Calendar } from './model';

/** Working minutes from one instant to another, to the millisecond (so with a fraction); negative when `to` is earlier. */
export const workingMinutesBetween = (from: Instant, to: Instant, calendar: Calendar): Minutes =>
  (calendar.hours.between(millisOf(from), millisOf(to)) / MINUTE) as Minutes;

/**
 * The earliest working instant that lies `minutes` of working time after `at`. Zero minutes from outside working
 * time is the start of the next window.
 * @throws RangeError for negative minutes
 */
export function addWorkingMinutes(at: Instant, minutes: Minutes, calendar: Calendar): Instant {
  if (!(minutes >= 0)) throw new RangeError('working time is only added forward');
  return instantOf(calendar.hours.after(millisOf(at), Math.round(minutes * MINUTE)));
}

/**
 * The same time of day `days` working days later, counted from `at` or, when that is outside working time, from the
 * start of the next window. Where the later day has no such working moment (days may differ), its next window or
 * else its end.
 * @throws RangeError unless `days` is a whole number, not negative
 */
export function addWorkingDays(at: Instant, days: number, calendar: Calendar): Instant {
  if (!Number.isInteger(days) || days < 0) throw new RangeError('working days are whole and added forward');
  return instantOf(calendar.hours.afterDays(millisOf(at), days));
}
