import { sql } from 'kysely';
import type { VisibleFilter } from '../../../access';
import type { UnitId } from '../../../kernel/ids';
import type { DeadlineKind } from '../../../sla';
import type { AppealRow } from '../list/row';
import { decodeCursor, encodeCursor, pageOf, type Page } from '../cursor';
import { from, type ReadTables } from '../tables';
import { all, any, notHidden, sighted } from '../visible';
import type { DeadlineRow } from './row';

export interface QueueQuery {
  readonly unit: UnitId;
  readonly kinds?: readonly DeadlineKind[] | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export type QueueRow = DeadlineRow &
  Pick<
    AppealRow,
    'number' | 'region' | 'service' | 'urgency' | 'tier' | 'holder' | 'assignee' | 'round' | 'violation'
  > & { readonly appeal_status: AppealRow['status'] };

/** What a unit owes, soonest due first; paused deadlines keep their place. @throws DomainError `request/cursor-invalid` */
export async function queueOf(
  tables: ReadTables,
  visible: VisibleFilter,
  { unit, kinds, cursor, limit }: QueueQuery,
): Promise<Page<QueueRow>> {
  const ways =
    visible.anyOf === 'everything' ? all([]) : any(visible.anyOf.map((way) => sighted(tables, 'a', way)));
  const conditions = [sql<boolean>`d.owner = ${unit}`, ways, notHidden(tables, 'a', visible)];
  if (kinds !== undefined) conditions.push(sql<boolean>`d.kind in (${sql.join([...kinds])})`);
  if (cursor !== undefined) {
    const [due, appeal, deadline] = decodeCursor(cursor, 3);
    conditions.push(
      sql<boolean>`(d.due_at, d.appeal, d.deadline) > (${due ?? ''}, ${appeal ?? ''}, ${deadline ?? ''})`,
    );
  }
  const rows = await tables.kysely
    .selectFrom(from(tables, 'appeal_deadlines', 'd'))
    .innerJoin(from(tables, 'appeals', 'a'), 'a.appeal', 'd.appeal')
    .selectAll('d')
    .select([
      'a.number',
      'a.region',
      'a.service',
      'a.urgency',
      'a.tier',
      'a.holder',
      'a.assignee',
      'a.round',
      'a.violation',
      'a.status as appeal_status',
    ])
    .where(all(conditions))
    .orderBy('d.due_at')
    .orderBy('d.appeal')
    .orderBy('d.deadline')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, ({ due_at, appeal, deadline }) => encodeCursor(due_at, appeal, deadline));
}
