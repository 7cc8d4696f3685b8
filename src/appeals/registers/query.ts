import { sql } from 'kysely';
import type { VisibleFilter } from '../../access';
import { DomainError } from '../../kernel/domain-error';
import type { RegionCode } from '../../kernel/ids';
import type { ReadSide } from '../../runtime/read-side';
import { liveTables } from '../application/live-tables';
import { decodeCursor, encodeCursor, pageOf, type Page } from '../read-models/cursor';
import type { ReadTables } from '../read-models/tables';
import { all, any, isIn, notHidden, sighted, type Condition } from '../read-models/visible';
import { accessesProjection, registersProjection } from './project';
import type { AccessRow, LateRow, MoveRow, ReturnRow } from './rows';

interface RegisterRows {
  readonly register_late: LateRow;
  readonly register_returns: ReturnRow;
  readonly register_moves: MoveRow;
  readonly register_accesses: AccessRow;
}
export type RegisterTable = keyof RegisterRows;

/** A line, and of its appeal what a screen shows beside it; null where it is of none. */
export type RegisterLine<Table extends RegisterTable> = RegisterRows[Table] & {
  readonly number: string | null;
  readonly region: string | null;
  readonly service: string | null;
};

export interface RegisterSource {
  readonly lists: ReadTables;
  readonly nameOf: Readonly<Record<string, string>>;
}

/** @throws DomainError `read/not-fresh` before the projections first ran */
export async function liveRegisters(readSide: ReadSide): Promise<RegisterSource> {
  const lists = await liveTables(readSide);
  return {
    lists,
    nameOf: {
      ...(await readSide.activeTables(registersProjection.name)),
      ...(await readSide.activeTables(accessesProjection.name)),
    },
  };
}

/** A column that a filter names, and what it must be; of several values, any. */
export type Where = Readonly<Record<string, string | number | readonly string[] | undefined>>;

export interface RegisterQuery {
  readonly where: Where;
  readonly region?: RegionCode | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface Reader {
  readonly visible: VisibleFilter;
  /** Reads what is of no single appeal, too. */
  readonly ofCounty: boolean;
}

/** Lines that hang on a claim, for who is told of claims. */
const guarded: readonly RegisterTable[] = ['register_late', 'register_moves'];

function conditionsOf(
  { lists }: RegisterSource,
  table: RegisterTable,
  { where, region, from, to, cursor }: RegisterQuery,
  { visible, ofCounty }: Reader,
): readonly Condition[] {
  const seen = all([
    sql<boolean>`a.appeal is not null`,
    visible.anyOf === 'everything' ? all([]) : any(visible.anyOf.map((way) => sighted(lists, 'a', way))),
    notHidden(lists, 'a', visible),
  ]);
  return [
    ofCounty ? any([sql<boolean>`r.appeal is null`, seen]) : seen,
    ...(guarded.includes(table) && !visible.claims ? [sql<boolean>`r.confidential = 0`] : []),
    ...Object.entries(where).flatMap(([column, value]) =>
      value === undefined ? [] : [sql<boolean>`${sql.ref(`r.${column}`)} in (${sql.join([value].flat())})`],
    ),
    ...(region === undefined ? [] : [isIn('a', region)]),
    ...(from === undefined ? [] : [sql<boolean>`r.at >= ${from}`]),
    ...(to === undefined ? [] : [sql<boolean>`r.at < ${to}`]),
    ...(cursor === undefined ? [] : [before(table, cursor)]),
  ];
}

/** @throws DomainError `request/cursor-invalid` */
function before(table: RegisterTable, cursor: string): Condition {
  const [of, at = '', key = ''] = decodeCursor(cursor, 3);
  if (of !== table) throw new DomainError('request/cursor-invalid');
  return sql<boolean>`(r.at, r.key) < (${at}, ${key})`;
}

/** Newest first. What the caller may see no more is left out, and so is what is not in the list of appeals yet. */
export async function registerOf<Table extends RegisterTable>(
  source: RegisterSource,
  table: Table,
  query: RegisterQuery,
  reader: Reader,
): Promise<Page<RegisterLine<Table>>> {
  const { rows } = await sql<RegisterLine<Table>>`
    select r.*, a.number, a.region, a.service
    from ${sql.table(source.nameOf[table] ?? '')} as r
    left join ${sql.table(source.lists.nameOf.appeals)} as a on a.appeal = r.appeal
    where ${all(conditionsOf(source, table, query, reader))}
    order by r.at desc, r.key desc
    limit ${query.limit + 1}`.execute(source.lists.kysely);
  return pageOf(rows, query.limit, ({ at, key }) => encodeCursor(table, at, key));
}

/** How many appeals each version moved, of those that the caller may see. */
export async function movedBy(source: RegisterSource, reader: Reader): Promise<ReadonlyMap<string, number>> {
  const query = { where: {}, limit: 0 };
  const { rows } = await sql<{ document: string; version: number; appeals: number }>`
    select r.document, r.version, count(distinct r.appeal) as appeals
    from ${sql.table(source.nameOf['register_moves'] ?? '')} as r
    left join ${sql.table(source.lists.nameOf.appeals)} as a on a.appeal = r.appeal
    where ${all(conditionsOf(source, 'register_moves', query, reader))}
    group by r.document, r.version`.execute(source.lists.kysely);
  return new Map(rows.map(({ document, version, appeals }) => [`${document}@${version}`, Number(appeals)]));
}
