import { sql } from 'kysely';
import type { VisibleFilter } from '../../access';
import type { UnitId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { ofMine, type Mine } from './list/query';
import { from, type ReadTables } from './tables';
import { all, any, notHidden, sighted, told, type Condition } from './visible';

/** Nobody reads on from here; counting further would only cost. */
export const MOST_COUNTED = 1_000;

export interface Counts {
  /** One's own matters that are not closed: reported, assigned or taken down. */
  readonly mine: number;
  /** Appeals in which one's unit owes something, and those of them where it is late. */
  readonly owed?: number | undefined;
  readonly overdue?: number | undefined;
}

/** Of what the caller may see, each up to `MOST_COUNTED`. */
export async function countsOf(
  tables: ReadTables,
  visible: VisibleFilter,
  { mine, unit, now }: { readonly mine: Mine; readonly unit: UnitId | undefined; readonly now: Instant },
): Promise<Counts> {
  const ways =
    visible.anyOf === 'everything' ? all([]) : any(visible.anyOf.map((way) => sighted(tables, 'a', way)));
  const seen = [ways, notHidden(tables, 'a', visible)];
  const count = async (conditions: readonly Condition[], owing: boolean): Promise<number> => {
    const appeals = tables.kysely.selectFrom(from(tables, 'appeals', 'a'));
    const rows = owing
      ? appeals.innerJoin(from(tables, 'appeal_deadlines', 'd'), 'd.appeal', 'a.appeal')
      : appeals;
    const some = rows.select('a.appeal').distinct().where(all(conditions)).limit(MOST_COUNTED);
    const { counted } = await tables.kysely
      .selectFrom(some.as('some'))
      .select(({ fn }) => fn.countAll<number>().as('counted'))
      .executeTakeFirstOrThrow();
    return Number(counted);
  };
  const own = [any(ofMine(mine).map(all)), sql<boolean>`a.status <> 'closed'`, ...seen];
  if (unit === undefined) return { mine: await count(own, false) };
  const owes = [sql<boolean>`d.owner = ${unit}`, told('d', visible), ...seen];
  const late = sql<boolean>`d.status = 'running' and d.due_at < ${now}`;
  const [mineCounted, owed, overdue] = await Promise.all([
    count(own, false),
    count(owes, true),
    count([...owes, late], true),
  ]);
  return { mine: mineCounted, owed, overdue };
}
