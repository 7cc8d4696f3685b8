import type { AppealId } from '../../../kernel/ids';
import { from, type ReadTables } from '../tables';

/** Appeals from one id on, up to before another. */
export interface AppealRange {
  readonly after: string;
  readonly before: string;
}

/** The next appeals of the range, by id, that owe something which was not missed yet: what rules may still move. */
export const appealsRunning = (tables: ReadTables, range: AppealRange, limit: number) =>
  idsOf(tables, range, limit, (query) => query.where('d.missed_at', 'is', null));

/** The next that owe anything: all that are open. */
export const appealsOwing = (tables: ReadTables, range: AppealRange, limit: number) =>
  idsOf(tables, range, limit, (query) => query);

async function idsOf(
  tables: ReadTables,
  { after, before }: AppealRange,
  limit: number,
  narrowed: (query: Query) => Query,
): Promise<readonly AppealId[]> {
  const rows = await narrowed(owing(tables))
    .where('d.appeal', '>', after)
    .where('d.appeal', '<', before)
    .orderBy('d.appeal')
    .limit(limit)
    .execute();
  return rows.map(({ appeal }) => appeal as AppealId);
}

type Query = ReturnType<typeof owing>;
const owing = (tables: ReadTables) =>
  tables.kysely
    .selectFrom(from(tables, 'appeal_deadlines', 'd'))
    .select('d.appeal')
    .distinct();
