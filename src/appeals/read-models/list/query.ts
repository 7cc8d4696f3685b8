import { sql, type RawBuilder } from 'kysely';
import type { Sighting, VisibleFilter } from '../../../access';
import type { Channel, Origin, Urgency } from '../../../catalogue';
import { DomainError } from '../../../kernel/domain-error';
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
import { all, any, isIn, notHidden, sighted, told, type Involvement } from '../visible';
import type { AppealRow } from './row';

/** "Mine": a citizen's own matters; what staff took down, and what they are assigned in their unit. */
export type Mine =
  | { readonly citizens: readonly CitizenId[] }
  | {
      readonly taker: PersonId;
      readonly assignee?: PersonId | undefined;
      readonly unit?: UnitId | undefined;
    };

/** `reported`: newest first. `updated`: what happened last first. `due`: where staff must do something soonest first. */
export const sorts = ['reported', 'updated', 'due'] as const;
export type Sort = (typeof sorts)[number];
const orders: Readonly<Record<Sort, Order>> = {
  reported: { by: 'reported_at', from: 'a.reported_at', way: 'desc' },
  updated: { by: 'updated_at', from: 'a.updated_at', way: 'desc' },
  due: { by: 'next_due', from: 'd.due_at', way: 'asc' },
};
interface Order {
  readonly by: 'reported_at' | 'updated_at' | 'next_due';
  readonly from: 'a.reported_at' | 'a.updated_at' | 'd.due_at';
  readonly way: 'asc' | 'desc';
}

/** Of several values, any. */
export interface ListQuery {
  readonly region?: readonly RegionCode[] | undefined;
  /** The holder. */
  readonly unit?: readonly UnitId[] | undefined;
  readonly assignee?: readonly PersonId[] | undefined;
  readonly status?: readonly Status[] | undefined;
  readonly service?: readonly ServiceId[] | undefined;
  readonly tier?: readonly Tier[] | undefined;
  readonly urgency?: readonly Urgency[] | undefined;
  readonly channel?: readonly Channel[] | undefined;
  readonly origin?: readonly Origin[] | undefined;
  /** Whether something that is owed in it was due before. */
  readonly overdueAt?: { readonly now: Instant; readonly is: boolean } | undefined;
  /** So many deadlines missed, or more. */
  readonly misses?: number | undefined;
  /** Reported at or after. */
  readonly from?: Instant | undefined;
  /** Reported before. */
  readonly to?: Instant | undefined;
  /** Something happened at or after. */
  readonly updatedSince?: Instant | undefined;
  readonly number?: string | undefined;
  /** Whether it is a violation report, or may turn out to be. */
  readonly violation?: boolean | undefined;
  /** Counted to this incident. */
  readonly incident?: string | undefined;
  readonly mine?: Mine | undefined;
  readonly sort?: Sort | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

type Condition = RawBuilder<boolean>;
const column = (name: keyof AppealRow) => sql.ref(`a.${name}`);
const is = (name: keyof AppealRow, value: string | undefined): readonly Condition[] =>
  value === undefined ? [] : [sql<boolean>`${column(name)} = ${value}`];
const isOneOf = (name: keyof AppealRow, values: readonly string[] | undefined): readonly Condition[] =>
  values === undefined ? [] : [sql<boolean>`${column(name)} in (${sql.join([...values])})`];

/**
 * What the caller may see is part of the statement, so that no filter, cursor or page reaches
 * beyond it. Each way to be visible is a branch with an index and a limit of its own.
 * @throws DomainError `request/cursor-invalid`
 */
export async function listAppeals(
  tables: ReadTables,
  visible: VisibleFilter,
  query: ListQuery,
): Promise<Page<AppealRow>> {
  const { sort = 'reported', limit } = query;
  const order = orders[sort];
  const filters = [
    ...filtersOf(tables, query, visible),
    ...after(query.cursor, sort),
    notHidden(tables, 'a', visible),
  ];
  const ways =
    visible.anyOf === 'everything'
      ? [[]]
      : await Promise.all(
          visible.anyOf.map(async (way) => [sighted(tables, 'a', way, await involvementOf(tables, way))]),
        );
  const branches = ways
    .flatMap((way) => ofMine(query.mine).map((mine) => [...way, ...mine]))
    .map((way) => first(tables, [...way, ...filters], order, limit + 1, visible));
  const [one, ...others] = branches;
  if (!one) return { items: [] };
  const together = others.reduce((union, branch) => union.union(branch), one);
  const rows = await tables.kysely
    .selectFrom(together.as('seen'))
    .selectAll()
    .orderBy(order.by, order.way)
    .orderBy('appeal', order.way)
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, (row) => encodeCursor(sort, row[order.by], row.appeal));
}

/** Where the page before ended. @throws DomainError `request/cursor-invalid` also for one of another order */
function after(cursor: string | undefined, sort: Sort): readonly Condition[] {
  const { from: by, way } = orders[sort];
  if (cursor === undefined) return [];
  const [sorted, at = '', appeal = ''] = decodeCursor(cursor, 3);
  if (sorted !== sort) throw new DomainError('request/cursor-invalid');
  const beyond = sql.raw(way === 'asc' ? '>' : '<');
  return [sql<boolean>`(${sql.ref(by)}, ${column('appeal')}) ${beyond} (${at}, ${appeal})`];
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
const first = (
  tables: ReadTables,
  conditions: readonly Condition[],
  { from: by, way }: Order,
  limit: number,
  visible: VisibleFilter,
) =>
  tables.kysely
    .selectFrom(
      (by === 'd.due_at' ? owing(tables, visible) : alone(tables))
        .where(all(conditions))
        .orderBy(by as 'a.appeal', way)
        .orderBy('a.appeal', way)
        .limit(limit)
        .as('branch'),
    )
    .selectAll();

const alone = (tables: ReadTables) =>
  tables.kysely
    .selectFrom(from(tables, 'appeals', 'a'))
    .selectAll('a')
    .select(sql<string>`''`.as('next_due'));

/** Each appeal in which somebody on duty owes something, once, at the first of that; what is paused is due at no known time. */
function owing(tables: ReadTables, visible: VisibleFilter): ReturnType<typeof alone> {
  const runs = (alias: string) =>
    all([
      sql<boolean>`(${sql.ref(`${alias}.status`)} = 'running' and ${sql.ref(`${alias}.owner`)} <> 'reporter')`,
      told(alias, visible),
    ]);
  const sooner = sql<boolean>`exists (
    select 1 from ${sql.table(tables.nameOf.appeal_deadlines)} as e
    where e.appeal = d.appeal and ${runs('e')} and (e.due_at, e.deadline) < (d.due_at, d.deadline))`;
  const joined = tables.kysely
    .selectFrom(from(tables, 'appeal_deadlines', 'd'))
    .innerJoin(from(tables, 'appeals', 'a'), 'a.appeal', 'd.appeal')
    .selectAll('a')
    .select('d.due_at as next_due')
    .where(all([runs('d'), sql<boolean>`not ${sooner}`]));
  // Both are asked the same from here on.
  return joined;
}

export function filtersOf(
  tables: ReadTables,
  query: ListQuery,
  visible: VisibleFilter,
): readonly Condition[] {
  const { region, overdueAt, misses, updatedSince } = query;
  const conditions: Condition[] = [
    ...isOneOf('holder', query.unit),
    ...isOneOf('assignee', query.assignee),
    ...isOneOf('status', query.status),
    ...isOneOf('service', query.service),
    ...isOneOf('tier', query.tier),
    ...isOneOf('urgency', query.urgency),
    ...isOneOf('channel', query.channel),
    ...isOneOf('origin', query.origin),
    ...is('number', query.number),
    ...is('incident', query.incident),
  ];
  if (region !== undefined) conditions.push(any(region.map((code) => isIn('a', code))));
  if (overdueAt !== undefined) conditions.push(isOverdue(tables, visible, overdueAt));
  if (query.violation !== undefined)
    conditions.push(sql<boolean>`${column('violation')} = ${query.violation ? 1 : 0}`);
  if (misses !== undefined) conditions.push(sql<boolean>`${column('misses')} >= ${misses}`);
  if (query.from !== undefined) conditions.push(sql<boolean>`${column('reported_at')} >= ${query.from}`);
  if (query.to !== undefined) conditions.push(sql<boolean>`${column('reported_at')} < ${query.to}`);
  if (updatedSince !== undefined) conditions.push(sql<boolean>`${column('updated_at')} >= ${updatedSince}`);
  return conditions;
}

/** By what is owed, not by what was missed: what was made good is overdue no more. */
function isOverdue(
  tables: ReadTables,
  visible: VisibleFilter,
  { now, is: wanted }: NonNullable<ListQuery['overdueAt']>,
): Condition {
  const owed = sql<boolean>`exists (
    select 1 from ${sql.table(tables.nameOf.appeal_deadlines)} as o
    where o.appeal = ${column('appeal')} and o.status = 'running' and o.due_at < ${now} and ${told('o', visible)})`;
  return wanted ? owed : sql<boolean>`not ${owed}`;
}

/** An `or` between two columns would use no index: each is a branch. */
export function ofMine(mine: Mine | undefined): readonly (readonly Condition[])[] {
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
