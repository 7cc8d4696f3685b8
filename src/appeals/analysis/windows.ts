import { DomainError } from '../../kernel/domain-error';
import type { Day } from '../../kernel/time';
import { addDays, daysIn, type Period } from '../figures/period';
import { periodIn } from '../months/month';
import { comparedWith, type Compared, type IsWorked } from './alike';
import type { AnalysisErrorCode } from './messages';

export const reportKinds = ['week', 'month'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** A period, and others of the same weekdays before it, holidays allowed for. */
export interface Windows {
  readonly period: Period;
  /** The nearest first; none overlaps another. */
  readonly before: readonly Period[];
  /** The days that count as before: those of the periods, or what stands in for them. */
  readonly compared: Compared;
  /** What comes again and again is looked for from here to the period's end. */
  readonly recent: Period;
}

const refuse = (code: AnalysisErrorCode, id: string) => new DomainError(code, { id });
const BEFORE: Readonly<Record<ReportKind, number>> = { week: 8, month: 6 };
const RECENT_DAYS = 90;
const WEEK = /^(\d{4})-W(\d{2})$/;

/** Monday to Sunday of an ISO week, `2026-W27`. */
function weekOf(id: string): Period | undefined {
  const [, year = '', week = ''] = WEEK.exec(id) ?? [];
  if (year === '') return undefined;
  // The fourth of January lies in the first week.
  const fourth = `${year}-01-04` as Day;
  const weekday = (new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7;
  const from = addDays(fourth, 7 * (Number(week) - 1) - weekday);
  const thursday = addDays(from, 3);
  const isOfYear = Number(week) > 0 && thursday.startsWith(year);
  return isOfYear ? { from, to: addDays(from, 6) } : undefined;
}

/**
 * Moved by whole weeks, a period meets the same weekdays: seven days for a week, four or five weeks for a month.
 * @throws DomainError `analysis/no-such-period`, `analysis/not-over`
 */
export function windowsOf(kind: ReportKind, id: string, today: Day, isWorked: IsWorked): Windows {
  const period = kind === 'week' ? weekOf(id) : periodIn(id);
  if (period === undefined) throw refuse('analysis/no-such-period', id);
  if (period.to >= today) throw refuse('analysis/not-over', id);
  const step = Math.ceil(daysIn(period) / 7) * 7;
  const before = Array.from({ length: BEFORE[kind] }, (_, at) => ({
    from: addDays(period.from, -step * (at + 1)),
    to: addDays(period.to, -step * (at + 1)),
  }));
  const compared = comparedWith(period, before, isWorked);
  return { period, before, compared, recent: { from: addDays(period.to, 1 - RECENT_DAYS), to: period.to } };
}

export const firstDayOf = ({ compared, recent }: Windows): Day =>
  [recent.from, ...compared.days].reduce((first, day) => (day < first ? day : first)) as Day;
export const isIn = (day: string, { from, to }: Period): boolean => day >= from && day <= to;
