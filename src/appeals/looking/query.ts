import { sql } from 'kysely';
import type { PersonId, UnitId } from '../../kernel/ids';
import type { LookSignal } from '../../looking';
import type { ReadSide } from '../../runtime/read-side';
import { liveTables } from '../application/live-tables';
import { decodeCursor, encodeCursor, pageOf, type Page } from '../read-models/cursor';
import { all, any, type Condition } from '../read-models/visible';
import type { WatchState } from './kinds';
import { watchProjection, watchTable, type WatchRow } from './watch.projection';

export interface WatchQuery {
  readonly id?: string | undefined;
  readonly signal?: readonly LookSignal[] | undefined;
  readonly state?: readonly WatchState[] | undefined;
  readonly person?: readonly PersonId[] | undefined;
  readonly unit?: readonly UnitId[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const inState: Readonly<Record<WatchState, Condition>> = {
  open: sql<boolean>`s.confirmed is null`,
  confirmed: sql<boolean>`s.confirmed = 1`,
  dismissed: sql<boolean>`s.confirmed = 0`,
};
export const stateOf = ({ confirmed }: WatchRow): WatchState =>
  confirmed === null ? 'open' : confirmed === 1 ? 'confirmed' : 'dismissed';

const among = (column: string, values: readonly string[] | undefined): readonly Condition[] =>
  values === undefined ? [] : [sql<boolean>`${sql.ref(column)} in (${sql.join([...values])})`];

const conditionsOf = ({ id, signal, state, person, unit, from, to }: WatchQuery): readonly Condition[] => [
  ...(id === undefined ? [] : [sql<boolean>`s.signal = ${id}`]),
  ...among('s.code', signal),
  ...among('s.person', person),
  ...among('s.unit', unit),
  ...(state === undefined ? [] : [any(state.map((each) => inState[each]))]),
  ...(from === undefined ? [] : [sql<boolean>`s.at >= ${from}`]),
  ...(to === undefined ? [] : [sql<boolean>`s.at < ${to}`]),
];

async function tableOf(readSide: ReadSide) {
  const { kysely } = await liveTables(readSide);
  const nameOf = await readSide.activeTables(watchProjection.name);
  return { kysely, table: sql.table(nameOf[watchTable.name] ?? watchTable.name) };
}

/** Newest first. @throws DomainError `request/cursor-invalid`, `read/not-fresh` before the projection first ran */
export async function watchedOf(
  readSide: ReadSide,
  query: WatchQuery,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<WatchRow>> {
  const { kysely, table } = await tableOf(readSide);
  const [at = '', last = ''] = cursor === undefined ? [] : decodeCursor(cursor, 2);
  const after = cursor === undefined ? [] : [sql<boolean>`(s.at, s.signal) < (${at}, ${last})`];
  const { rows } = await sql<WatchRow>`
    select s.* from ${table} as s
    where ${all([...conditionsOf(query), ...after])}
    order by s.at desc, s.signal desc
    limit ${limit + 1}`.execute(kysely);
  return pageOf(rows, limit, (row) => encodeCursor(row.at, row.signal));
}

/** How many nobody has said anything of. */
export async function openWatched(readSide: ReadSide): Promise<number> {
  const { kysely, table } = await tableOf(readSide);
  const { rows } = await sql<{ open: number }>`
    select count(*) as open from ${table} as s where s.confirmed is null`.execute(kysely);
  return Number(rows[0]?.open ?? 0);
}
