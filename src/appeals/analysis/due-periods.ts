import { addMillis, type Day, type Instant } from '../../kernel/time';
import { dayOf } from '../../sla';
import { addDays } from '../figures/period';
import type { ReportKind } from './windows';

/** Injection token of the time of day at which early warnings are looked for, `06:30` in the county; nothing when they are not. */
export const EARLY_WARNINGS = Symbol('EarlyWarnings');

export interface DuePeriod {
  readonly kind: ReportKind;
  readonly id: string;
}

/** So many of each kind: a week in which no node ran loses none. */
const LOOKED_BACK = 2;
const MINUTE = 60_000;

/** The ISO week of a day, `2026-W27`. */
export function weekIdOf(day: Day): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const thursday = addDays(day, 3 - weekday);
  const year = thursday.slice(0, 4);
  const days = (Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / 86_400_000;
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`;
}

const lastOfMonthBefore = (day: Day): Day => addDays(`${day.slice(0, 7)}-01` as Day, -1);

/** What was over when the county's clock last showed this time of day, the nearest first. @param at `06:30` */
export function duePeriods(now: Instant, at: string): readonly DuePeriod[] {
  const [hours, minutes] = at.split(':').map(Number) as [number, number];
  const today = dayOf(addMillis(now, -(hours * 60 + minutes) * MINUTE));
  const weeks = Array.from({ length: LOOKED_BACK }, (_, back): DuePeriod => ({
    kind: 'week',
    id: weekIdOf(addDays(today, -7 * (back + 1))),
  }));
  const months: DuePeriod[] = [];
  for (let last = lastOfMonthBefore(today); months.length < LOOKED_BACK; last = lastOfMonthBefore(last))
    months.push({ kind: 'month', id: last.slice(0, 7) });
  return [...weeks, ...months];
}
