import type { Instant, Minutes } from '../../../kernel/time';
import type { AppealRow } from '../../read-models/list/row';
import type { QueueRow } from '../../read-models/queue/query';
import type { Perspective } from '../../views/perspective';
import { minutesLeft, type Calendar, type Deadline } from '../../../sla';

const known = <T>(value: T | null): T | undefined => value ?? undefined;

/** An appeal as a list shows it to this side; who reported it is nowhere in it. */
export const listItem = (row: AppealRow, perspective: Perspective) => ({
  id: row.appeal,
  number: row.number,
  status: row.status,
  round: row.round,
  region: row.region,
  service: known(row.service),
  urgency: row.urgency,
  violation: row.violation === 1,
  origin: row.origin,
  channel: row.channel,
  tier: known(row.tier),
  holder: known(row.holder),
  assignee: known(row.assignee),
  queue: known(row.queue),
  endorsements: row.endorsements,
  // What waits for confirmation above is not yet an answer.
  outcome: perspective === 'staff' || row.outcome_stands === 1 ? known(row.outcome) : undefined,
  stars: known(row.stars),
  misses: row.misses,
  reportedAt: row.reported_at,
  dueAt: known(row.due_at),
  updatedAt: row.updated_at,
  closedAt: known(row.closed_at),
  cause: known(row.cause),
  revision: row.revision,
});
export type ListItem = ReturnType<typeof listItem>;

/** The deadline as far as measuring needs it. */
const deadlineOf = (row: QueueRow): Deadline =>
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
export const queueItem = (row: QueueRow, now: Instant, calendar: Calendar) => ({
  appeal: row.appeal,
  number: row.number,
  deadline: row.deadline,
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
  appealStatus: row.appeal_status,
  round: row.round,
  region: row.region,
  service: known(row.service),
  urgency: row.urgency,
  violation: row.violation === 1,
  tier: known(row.tier),
  holder: known(row.holder),
  assignee: known(row.assignee),
});
export type QueueItem = ReturnType<typeof queueItem>;
