import type { WorkingTime } from './calendar-document';
import { DAY, HOUR, MINUTE, dayAfter, dayAt, midnightOf } from './day';
import type { Deadline, Period } from './model';

/** What one of a unit is: working time, calendar time, or (null) a working day, whose length the calendar knows. */
const units: Readonly<Record<Period['unit'], { readonly working: boolean; readonly millis: number | null }>> =
  {
    'working-minutes': { working: true, millis: MINUTE },
    'working-hours': { working: true, millis: HOUR },
    'working-days': { working: true, millis: null },
    minutes: { working: false, millis: MINUTE },
    hours: { working: false, millis: HOUR },
    days: { working: false, millis: DAY },
  };

export const periodUnits = Object.keys(units) as readonly Period['unit'][];

export const isWorkingTime = (period: Period): boolean => units[period.unit].working;

/** A calendar period of a day or more; shorter ones mean the very hour, and no day off moves them. */
export const isRollable = ({ unit, amount }: Period): boolean =>
  !units[unit].working && amount * units[unit].millis! >= DAY;

/**
 * When a period that runs from `at` is over: epoch milliseconds, before any roll. Working days are whole ones: the
 * day of the start does not count, whatever its hour, and the last one ends when its offices close.
 */
export function endOf(period: Period, at: number, hours: WorkingTime): number {
  const { working, millis } = units[period.unit];
  if (millis === null) return hours.closeAfter(at, period.amount);
  return working ? hours.after(at, period.amount * millis) : at + period.amount * millis;
}

/** The end of a further period after one that ended at `end`: a close at 24:00 still belongs to the day that it ends. */
export const endAfter = (period: Period, end: number, hours: WorkingTime): number =>
  period.unit === 'working-days' ? hours.closeAfter(end - 1, period.amount) : endOf(period, end, hours);

/** Where a share of a period is counted from: whole days from the day after the start. */
export const countsFrom = (period: Period, at: number): number =>
  period.unit === 'working-days' ? midnightOf(dayAfter(dayAt(at))) : at;

/** How far a deadline's own measure is from one moment to another, in milliseconds. */
export const measure = (
  { period }: Pick<Deadline, 'period'>,
  from: number,
  to: number,
  hours: WorkingTime,
) => (isWorkingTime(period) ? hours.between(from, to) : to - from);

/** Adds a length in the deadline's own measure. */
export const advance = (
  { period }: Pick<Deadline, 'period'>,
  at: number,
  length: number,
  hours: WorkingTime,
) => (isWorkingTime(period) ? hours.after(at, length) : at + length);
