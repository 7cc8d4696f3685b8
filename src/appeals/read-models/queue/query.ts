import { sql } from 'kysely';
import type { VisibleFilter } from '../../../access';
import type { UnitId } from '../../../kernel/ids';
import type { DeadlineKind } from '../../../sla';
import type { AppealRow } from '../list/row';
import { decodeCursor, encodeCursor, pageOf, type Page } from '../cursor';
import { from, type ReadTables } from '../tables';
import { all, any, notHidden, sighted, told } from '../visible';

export interface QueueQuery {
  readonly unit: UnitId;
  readonly kinds?: readonly DeadlineKind[] | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A row of the list, and when the first of what the unit owes in it is due. */
export type QueueRow = AppealRow & { readonly first_due: string };

/**
 * The appeals in which a unit owes something, each once, soonest due first; paused deadlines keep their place. An appeal
 * is met at the first of its deadlines, along the unit's own index: grouping would read all that the unit owes.
 * @throws DomainError `request/cursor-invalid`
 */
export async function queueOf(
  tables: ReadTables,
  visible: VisibleFilter,
  { unit, kinds, cursor, limit }: QueueQuery,
): Promise<Page<QueueRow>> {
  const ways =
    visible.anyOf === 'everything' ? all([]) : any(visible.anyOf.map((way) => sighted(tables, 'a', way)));
  const owes = (alias: string) =>
    all([
      sql<boolean>`${sql.ref(`${alias}.owner`)} = ${unit}`,
      told(alias, visible),
      ...(kinds === undefined
        ? []
        : [sql<boolean>`${sql.ref(`${alias}.kind`)} in (${sql.join([...kinds])})`]),
    ]);
  const sooner = sql<boolean>`exists (
    select 1 from ${sql.table(tables.nameOf.appeal_deadlines)} as e
    where e.appeal = d.appeal and ${owes('e')} and (e.due_at, e.deadline) < (d.due_at, d.deadline))`;
  const conditions = [owes('d'), sql<boolean>`not ${sooner}`, ways, notHidden(tables, 'a', visible)];
  if (cursor !== undefined) {
    const [due, appeal] = decodeCursor(cursor, 2);
    conditions.push(sql<boolean>`(d.due_at, d.appeal) > (${due ?? ''}, ${appeal ?? ''})`);
  }
  const rows = await tables.kysely
    .selectFrom(from(tables, 'appeal_deadlines', 'd'))
    .innerJoin(from(tables, 'appeals', 'a'), 'a.appeal', 'd.appeal')
    .selectAll('a')
    .select('d.due_at as first_due')
    .where(all(conditions))
    .orderBy('d.due_at')
    .orderBy('d.appeal')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, ({ first_due, appeal }) => encodeCursor(first_due, appeal));
}
