import type { Recorded } from '../../../kernel/event';
import { appealOf, type AppealId } from '../../../kernel/ids';
import type { Row, RowChange } from '../../../kernel/projection';
import type { Instant } from '../../../kernel/time';
import type { Deadline } from '../../../sla';
import type { AppealEvent } from '../../domain/events';
import { deadlinesTable, type DeadlineRow } from './row';

const table = deadlinesTable.name;

const rowOf = (appeal: AppealId, deadline: Deadline, now: Instant): Row => {
  const row: DeadlineRow = {
    appeal,
    deadline: deadline.id,
    kind: deadline.kind,
    owner: deadline.owner,
    started_at: deadline.startedAt,
    due_at: deadline.dueAt,
    status: 'running',
    paused_at: null,
    // Every command first records what is due, so whatever is due by now has been missed before.
    missed_at: deadline.dueAt <= now ? deadline.dueAt : null,
    policy: deadline.policy,
    calendar: deadline.calendar,
    period_unit: deadline.period.unit,
    period_amount: deadline.period.amount,
    provisional: deadline.provisional ? 1 : 0,
  };
  return { ...row };
};

/** Reads `clocks` only, so that a deadline of a new kind shows without a change here. */
export function projectDeadlines({ event, metadata, stream }: Recorded<AppealEvent>): readonly RowChange[] {
  const appeal = appealOf(stream);
  const { started = [], met = [], stopped = [], paused = [], changed = [] } = event.data.clocks ?? {};
  const at = (deadline: string) => ({ appeal, deadline });
  return [
    ...[...met, ...stopped].map((id): RowChange => ({ kind: 'delete', table, where: at(id) })),
    ...paused.map((id): RowChange => ({
      kind: 'update',
      table,
      where: at(id),
      set: { status: 'paused', paused_at: metadata.occurredAt },
    })),
    // A changed one may have ended before (a rejected resolution runs on): its row is made anew.
    ...[...changed, ...started].map((deadline): RowChange => ({
      kind: 'insert',
      table,
      row: rowOf(appeal, deadline, metadata.occurredAt),
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
