import { sql, type Kysely } from 'kysely';
import type { ColumnType, Projection, Table } from '../../kernel/projection';
import type { AnyTables } from '../runners/database';

/** The table of a generation, such as `queue__g2`. */
export const physicalName = (table: string, generation: number): string => `${table}__g${generation}`;

/** What both databases call them. */
export const sqlTypes: Readonly<Record<ColumnType, 'text' | 'bigint' | 'double precision'>> = {
  text: 'text',
  integer: 'bigint',
  real: 'double precision',
};

/** Tables as readers need them. */
export async function createTables(
  kysely: Kysely<AnyTables>,
  tables: readonly Table[],
  generation: number,
): Promise<void> {
  await createBareTables(kysely, tables, generation);
  for (const create of indexesOf(kysely, tables, generation)) await create();
}

/** Without their indexes, which are made in a fraction of the time once the rows are there. */
export async function createBareTables(
  kysely: Kysely<AnyTables>,
  tables: readonly Table[],
  generation: number,
): Promise<void> {
  for (const table of tables) {
    const name = physicalName(table.name, generation);
    let build = kysely.schema.createTable(name);
    for (const [column, type] of Object.entries(table.columns))
      build = build.addColumn(column, sqlTypes[type], (c) =>
        table.primaryKey.includes(column) ? c.notNull() : c,
      );
    await build.addPrimaryKeyConstraint(`${name}_key`, [...table.primaryKey] as never[]).execute();
  }
}

/** What makes each index, unless it is there. */
export const indexesOf = (
  kysely: Kysely<AnyTables>,
  tables: readonly Table[],
  generation: number,
): readonly (() => Promise<void>)[] =>
  tables.flatMap((table) => {
    const name = physicalName(table.name, generation);
    const index = (columns: readonly string[]) =>
      kysely.schema
        .createIndex(`${name}_${columns.join('_')}`)
        .ifNotExists()
        .on(name)
        .columns([...columns]);
    return [
      ...table.indexes.map((columns) => () => index(columns).execute()),
      ...(table.sparseIndexes ?? []).map(
        (columns) => () =>
          index(columns)
            .where(sql.ref(columns[0] ?? ''), 'is not', null)
            .execute(),
      ),
    ];
  });

export async function dropTables(
  kysely: Kysely<AnyTables>,
  tables: readonly Table[],
  generation: number,
): Promise<void> {
  for (const { name } of tables)
    await sql`drop table if exists ${sql.table(physicalName(name, generation))}`.execute(kysely);
}

/** @throws Error when a projection's tables contradict themselves; a mistake of the build, found at start */
export function checkTables({ name: projection, tables }: Projection): void {
  const say = (problem: string): never => {
    throw new Error(`projection ${projection}: ${problem}`);
  };
  for (const { name, columns, primaryKey, indexes, sparseIndexes = [], json = [] } of tables) {
    if (primaryKey.length === 0) say(`table ${name} has no primary key`);
    for (const column of [...primaryKey, ...indexes.flat(), ...sparseIndexes.flat(), ...json])
      if (!Object.hasOwn(columns, column)) say(`table ${name} has no column ${column}`);
    for (const column of json)
      if (columns[column] !== 'text') say(`${name}.${column} holds JSON and is no text`);
  }
  if (new Set(tables.map((table) => table.name)).size < tables.length) say('two tables have one name');
}

/**
 * Today's tables as far as an older generation has them: while a raised version is being rebuilt, the live
 * generation is kept fresh in what both share. `undefined` when a primary key changed.
 */
export function sharedTables(older: readonly Table[], today: readonly Table[]): readonly Table[] | undefined {
  const shared: Table[] = [];
  for (const table of today) {
    const before = older.find((candidate) => candidate.name === table.name);
    if (!before) continue;
    if (before.primaryKey.join() !== table.primaryKey.join()) return undefined;
    const columns = Object.entries(table.columns).filter(([column, type]) => before.columns[column] === type);
    shared.push({ ...table, columns: Object.fromEntries(columns) });
  }
  return shared;
}
