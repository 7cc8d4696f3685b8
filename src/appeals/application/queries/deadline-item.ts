import type { Instant, Minutes } from '../../../kernel/time';
import { minutesLeft, type Calendar, type Deadline } from '../../../sla';
import type { DeadlineRow } from '../../read-models/queue/row';

const known = <T>(value: T | null): T | undefined => value ?? undefined;

/** The deadline as far as measuring needs it. */
const deadlineOf = (row: DeadlineRow): Deadline =>
  ({
    id: row.deadline,
    kind: row.kind,
    owner: row.owner,
    startedAt: row.started_at,
    dueAt: row.due_at,
    warnAt: [],
    policy: row.policy,
    calendar: row.calendar,
    period: { unit: row.period_unit, amount: row.period_amount },
    provisional: row.provisional === 1,
  }) as unknown as Deadline;

/** One owed deadline with what is left of it; a paused one stands still at its pause. */
export const deadlineItem = (row: DeadlineRow, now: Instant, calendar: Calendar) => ({
  id: row.deadline,
  kind: row.kind,
  owner: row.owner,
  status: row.status,
  startedAt: row.started_at,
  dueAt: row.due_at,
  pausedAt: known(row.paused_at),
  missedAt: known(row.missed_at),
  /** In the deadline's own measure, rounded down; negative when overdue. */
  minutesLeft: minutesLeft(
    deadlineOf(row),
    (row.paused_at as Instant | null) ?? now,
    calendar,
  ) satisfies Minutes,
  measure: row.period_unit.startsWith('working') ? ('working' as const) : ('calendar' as const),
  provisional: row.provisional === 1,
});
export type DeadlineItem = ReturnType<typeof deadlineItem>;

/** What is due next: a paused deadline is due at no known time, so it is named only where nothing runs. */
export const nearest = (owed: readonly DeadlineRow[]): DeadlineRow | undefined =>
  owed.find(({ status }) => status === 'running') ?? owed[0];

/** When somebody on duty must have done something next; nothing where nothing runs, or only the reporter's own time. */
export const nextDue = (owed: readonly DeadlineRow[]): string | undefined =>
  owed.find(({ status, owner }) => status === 'running' && owner !== 'reporter')?.due_at;
