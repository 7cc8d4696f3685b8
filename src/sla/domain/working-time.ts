import type { RegionCode } from '../../kernel/ids';
import type { Instant, Minutes } from '../../kernel/time';
import { instantOf, millisOf } from '../../kernel/time';
import type { Calendar } from './calendar-document';
import { MINUTE } from './day';

/** Working minutes from one instant to another, to the millisecond (so with a fraction); negative when `to` is earlier. */
export const workingMinutesBetween = (
  from: Instant,
  to: Instant,
  calendar: Calendar,
  town?: RegionCode,
): Minutes => (calendar.hoursOf(town).between(millisOf(from), millisOf(to)) / MINUTE) as Minutes;

/** Whole working days from the day after `from` up to and with the day of `to`, as periods count them. */
export const workingDaysBetween = (
  from: Instant,
  to: Instant,
  calendar: Calendar,
  town?: RegionCode,
): number => calendar.hoursOf(town).daysBetween(millisOf(from), millisOf(to));

/**
 * The earliest working instant that lies `minutes` of working time after `at`. Zero minutes from outside working
 * time is the start of the next window.
 * @throws RangeError for negative minutes
 */
export function addWorkingMinutes(
  at: Instant,
  minutes: Minutes,
  calendar: Calendar,
  town?: RegionCode,
): Instant {
  if (!(minutes >= 0)) throw new RangeError('working time is only added forward');
  return instantOf(calendar.hoursOf(town).after(millisOf(at), Math.round(minutes * MINUTE)));
}

/**
 * When offices close on the `days`th working day after the day of `at`, whatever the hour of `at`.
 * @throws RangeError unless `days` is a whole number above zero
 */
export function addWorkingDays(at: Instant, days: number, calendar: Calendar, town?: RegionCode): Instant {
  if (!Number.isInteger(days) || days < 1) throw new RangeError('working days are whole and lie ahead');
  return instantOf(calendar.hoursOf(town).closeAfter(millisOf(at), days));
}

/** Both ends of a window are working moments: what ends at 18:00 is due at 18:00. */
export const isWorkingMoment = (at: Instant, calendar: Calendar, town?: RegionCode): boolean =>
  calendar.hoursOf(town).after(millisOf(at), 0) === millisOf(at);

/** Beyond the published days: what is computed here may move when the year is published. */
export const isProvisional = (at: Instant, { hours }: Calendar): boolean => millisOf(at) >= hours.horizon;
