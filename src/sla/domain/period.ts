import { DAY, HOUR, MINUTE } from './day';
import type { Deadline, Period, WorkingTime } from './model';

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

/** Milliseconds of calendar time, for comparing calendar periods. */
export const calendarLength = (period: Period): number => period.amount * (units[period.unit].millis ?? DAY);

/** When a period that runs from `at` is over: epoch milliseconds, before any roll. */
export function endOf(period: Period, at: number, hours: WorkingTime): number {
  const { working, millis } = units[period.unit];
  if (millis === null) return hours.afterDays(at, period.amount);
  return working ? hours.after(at, period.amount * millis) : at + period.amount * millis;
}

/** How far a deadline's own measure is from one moment to another, in milliseconds. */
export const measure = (deadline: Deadline, from: number, to: number, hours: WorkingTime): number =>
  isWorkingTime(deadline.period) ? hours.between(from, to) : to - from;

/** Adds a length in the deadline's own measure. */
export const advance = (deadline: Deadline, at: number, length: number, hours: WorkingTime): number =>
  isWorkingTime(deadline.period) ? hours.after(at, length) : at + length;
