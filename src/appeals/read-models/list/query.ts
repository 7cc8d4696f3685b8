import { sql, type RawBuilder } from 'kysely';
import type { Sighting, VisibleFilter } from '../../../access';
import type {
  AppealId,
  AppealNumber,
  CitizenId,
  PersonId,
  RegionCode,
  ServiceId,
  UnitId,
} from '../../../kernel/ids';
import type { Tier } from '../../../kernel/tier';
import type { Instant } from '../../../kernel/time';
import type { Status } from '../../domain/values';
import { decodeCursor, encodeCursor, pageOf, type Page } from '../cursor';
import { from, type ReadTables } from '../tables';
import { all, isIn, notHidden, sighted, type Involvement } from '../visible';
import type { AppealRow } from './row';

/** "Mine": a citizen's own matters; what staff took down, and what they are assigned in their unit. */
export type Mine =
  | { readonly citizens: readonly CitizenId[] }
  | {
      readonly taker: PersonId;
      readonly assignee?: PersonId | undefined;
      readonly unit?: UnitId | undefined;
    };

export interface ListQuery {
  readonly region?: RegionCode | undefined;
  /** The holder. */
  readonly unit?: UnitId | undefined;
  readonly status?: readonly Status[] | undefined;
  readonly service?: ServiceId | undefined;
  readonly tier?: Tier | undefined;
  /** Reported at or after. */
  readonly from?: Instant | undefined;
  /** Reported before. */
  readonly to?: Instant | undefined;
  readonly number?: string | undefined;
  readonly mine?: Mine | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

type Condition = RawBuilder<boolean>;
const column = (name: keyof AppealRow) => sql.ref(`a.${name}`);
const is = (name: keyof AppealRow, value: string | undefined): readonly Condition[] =>
  value === undefined ? [] : [sql<boolean>`${column(name)} = ${value}`];

/**
 * Newest first. What the caller may see is part of the statement, so that no filter, cursor or page reaches
 * beyond it. Each way to be visible is a branch with an index and a limit of its own.
 * @throws DomainError `request/cursor-invalid`
 */
export async function listAppeals(
  tables: ReadTables,
  visible: VisibleFilter,
  query: ListQuery,
): Promise<Page<AppealRow>> {
  const filters = [...filtersOf(query), notHidden(tables, 'a', visible)];
  const ways =
    visible.anyOf === 'everything'
      ? [[]]
      : await Promise.all(
          visible.anyOf.map(async (way) => [sighted(tables, 'a', way, await involvementOf(tables, way))]),
        );
  const branches = ways
    .flatMap((way) => mineOf(query.mine).map((mine) => [...way, ...mine]))
    .map((way) => newest(tables, [...way, ...filters], query.limit + 1));
  const [first, ...others] = branches;
  if (!first) return { items: [] };
  const together = others.reduce((union, branch) => union.union(branch), first);
  const rows = await tables.kysely
    .selectFrom(together.as('seen'))
    .selectAll()
    .orderBy('reported_at', 'desc')
    .orderBy('appeal', 'desc')
    .limit(query.limit + 1)
    .execute();
  return pageOf(rows, query.limit, ({ reported_at, appeal }) => encodeCursor(reported_at, appeal));
}

/** Which appeal has this number, whoever asks: what it is used for has to ask who may see it. */
export async function appealNumbered(
  tables: ReadTables,
  number: AppealNumber,
): Promise<AppealId | undefined> {
  const row = await tables.kysely
    .selectFrom(from(tables, 'appeals', 'a'))
    .select('a.appeal')
    .where('a.number', '=', number)
    .executeTakeFirst();
  return row?.appeal as AppealId | undefined;
}

/** Above this, a unit's appeals are met soon enough when walking from the newest on; below, they are soon sorted. */
const FEW = 2_000;

async function involvementOf(tables: ReadTables, way: Sighting): Promise<Involvement> {
  if (way.column !== 'involved') return 'each';
  const beyond = await tables.kysely
    .selectFrom(from(tables, 'appeal_units', 'u'))
    .select('u.appeal')
    .where('u.unit', '=', way.includes)
    .offset(FEW)
    .limit(1)
    .execute();
  return beyond.length === 0 ? 'listed' : 'each';
}

/** A branch of the union: standard SQL takes its order and limit only inside a table of its own. */
const newest = (tables: ReadTables, conditions: readonly Condition[], limit: number) =>
  tables.kysely
    .selectFrom(
      tables.kysely
        .selectFrom(from(tables, 'appeals', 'a'))
        .selectAll()
        .where(all(conditions))
        .orderBy('a.reported_at', 'desc')
        .orderBy('a.appeal', 'desc')
        .limit(limit)
        .as('branch'),
    )
    .selectAll();

function filtersOf(query: ListQuery): readonly Condition[] {
  const { region, status, cursor } = query;
  const conditions: Condition[] = [
    ...is('holder', query.unit),
    ...is('service', query.service),
    ...is('tier', query.tier),
    ...is('number', query.number),
  ];
  if (region !== undefined) conditions.push(isIn('a', region));
  if (status !== undefined) conditions.push(sql<boolean>`${column('status')} in (${sql.join([...status])})`);
  if (query.from !== undefined) conditions.push(sql<boolean>`${column('reported_at')} >= ${query.from}`);
  if (query.to !== undefined) conditions.push(sql<boolean>`${column('reported_at')} < ${query.to}`);
  if (cursor !== undefined) {
    const [at, appeal] = decodeCursor(cursor, 2);
    conditions.push(
      sql<boolean>`(${column('reported_at')}, ${column('appeal')}) < (${at ?? ''}, ${appeal ?? ''})`,
    );
  }
  return conditions;
}

/** An `or` between two columns would use no index: each is a branch. */
function mineOf(mine: Mine | undefined): readonly (readonly Condition[])[] {
  if (mine === undefined) return [[]];
  if ('citizens' in mine)
    return (['reporter', 'proxy'] as const).map((party) => [
      sql<boolean>`${column(party)} in (${sql.join([...mine.citizens])})`,
    ]);
  const taken = is('reported_by', mine.taker);
  return mine.assignee === undefined
    ? [taken]
    : [taken, [...is('assignee', mine.assignee), ...is('holder', mine.unit)]];
}
