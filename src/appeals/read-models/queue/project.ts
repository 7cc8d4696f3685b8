import type { Recorded } from '../../../kernel/event';
import { appealOf } from '../../../kernel/ids';
import type { Row, RowChange } from '../../../kernel/projection';
import type { Instant } from '../../../kernel/time';
import type { Deadline } from '../../../sla';
import type { AppealEvent } from '../../domain/events';
import { isConfidential } from '../../domain/subjects';
import { deadlinesTable, type DeadlineRow } from './row';

const table = deadlinesTable.name;
type Key = { readonly appeal: string; readonly deadline: string };

/** What a change leaves as it was: the miss, and how often it was moved before. */
const owed = (deadline: Deadline) => ({
  kind: deadline.kind,
  owner: deadline.owner,
  started_at: deadline.startedAt,
  due_at: deadline.dueAt,
  status: 'running' as const,
  paused_at: null,
  policy: deadline.policy,
  calendar: deadline.calendar,
  period_unit: deadline.period.unit,
  period_amount: deadline.period.amount,
  provisional: deadline.provisional ? 1 : 0,
  confidential: isConfidential(deadline.id) ? 1 : 0,
});

type Start = Omit<DeadlineRow, 'appeal' | 'deadline' | 'moves'>;

const rowOf = (deadline: Deadline, missedAt: Instant | null): Start => ({
  missed_at: missedAt,
  ...owed(deadline),
});

/** Every column named, once for each deadline there is: spreading three parts together takes ten times as long. */
const begun = (appeal: string, deadline: Deadline): Row => {
  const row: DeadlineRow = {
    appeal,
    deadline: deadline.id,
    kind: deadline.kind,
    owner: deadline.owner,
    started_at: deadline.startedAt,
    due_at: deadline.dueAt,
    status: 'running',
    paused_at: null,
    missed_at: null,
    moves: 0,
    policy: deadline.policy,
    calendar: deadline.calendar,
    period_unit: deadline.period.unit,
    period_amount: deadline.period.amount,
    provisional: deadline.provisional ? 1 : 0,
    confidential: isConfidential(deadline.id) ? 1 : 0,
  };
  return row as unknown as Row;
};

/**
 * A deadline that runs on keeps its miss. One that had ended (its resolution was rejected) has lost its row: it is
 * made anew, and was missed if it is overdue, since every command first records what is due.
 */
function moved(where: Key, deadline: Deadline, now: Instant): readonly RowChange[] {
  const start = rowOf(deadline, deadline.dueAt <= now ? deadline.dueAt : null);
  return [
    { kind: 'add', table, where, amounts: { moves: 1 }, start: { ...start } },
    { kind: 'update', table, where, set: owed(deadline) },
  ];
}

/** Reads `clocks` only, so that a deadline of a new kind shows without a change here. */
export function projectDeadlines({ event, metadata, stream }: Recorded<AppealEvent>): readonly RowChange[] {
  const appeal = appealOf(stream);
  const { started = [], met = [], stopped = [], paused = [], changed = [] } = event.data.clocks ?? {};
  const at = (deadline: string): Key => ({ appeal, deadline });
  return [
    ...[...met, ...stopped].map((id): RowChange => ({ kind: 'delete', table, where: at(id) })),
    ...changed.flatMap((deadline) => moved(at(deadline.id), deadline, metadata.occurredAt)),
    ...started.map((deadline): RowChange => ({
      kind: 'insert',
      table,
      row: begun(appeal, deadline),
    })),
    // After what changed: a deadline may change while it stays paused.
    ...paused.map((id): RowChange => ({
      kind: 'update',
      table,
      where: at(id),
      set: { status: 'paused', paused_at: metadata.occurredAt },
    })),
    ...(event.type === 'DeadlineMissed'
      ? [
          {
            kind: 'update',
            table,
            where: at(event.data.deadline),
            set: { missed_at: event.data.dueAt },
          } satisfies RowChange,
        ]
      : []),
  ];
}
