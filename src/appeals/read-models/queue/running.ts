import type { AppealId } from '../../../kernel/ids';
import { from, type ReadTables } from '../tables';

/** Appeals from one id on, up to before another. */
export interface AppealRange {
  readonly after: string;
  readonly before: string;
}

/** The next appeals of the range, by id, that owe something which was not missed yet: what rules may still move. */
export async function appealsRunning(
  tables: ReadTables,
  { after, before }: AppealRange,
  limit: number,
): Promise<readonly AppealId[]> {
  const rows = await tables.kysely
    .selectFrom(from(tables, 'appeal_deadlines', 'd'))
    .select('d.appeal')
    .distinct()
    .where('d.appeal', '>', after)
    .where('d.appeal', '<', before)
    .where('d.missed_at', 'is', null)
    .orderBy('d.appeal')
    .limit(limit)
    .execute();
  return rows.map(({ appeal }) => appeal as AppealId);
}
