import { join } from 'node:path';
import { sql } from 'kysely';
import { openSqliteDatabase } from '../../../src/adapters/sqlite/database/open';
import type { Recorded } from '../../../src/kernel/event';
import {
  Json,
  type OwnKey,
  type Projection,
  type RowChange,
  type Table,
} from '../../../src/kernel/projection';
import { checkChange } from '../../../src/runtime/projections/check-change';
import { checkTables, createTables, physicalName } from '../../../src/runtime/projections/layout';
import { OwnRows } from '../../../src/runtime/projections/own-rows';
import { RowBatch } from '../../../src/runtime/projections/row-batch';
import { RowStatements } from '../../../src/runtime/projections/row-statements';
import { untyped, type Statement } from '../../../src/runtime/runners/database';
import { temporaryFolder } from '../../kit/temporary-folder';

const table: Table = {
  name: 'patrol',
  columns: { grid: 'text', hazards: 'text', closed_by: 'text' },
  primaryKey: ['grid'],
  indexes: [],
  sparseIndexes: [['closed_by', 'grid']],
  json: ['hazards'],
  isReadBack: true,
};
const GRID = '610921101201-01';
const key = { grid: GRID };

/** The keys that each event asks by stand in its data. */
const asking = (...keys: readonly Omit<OwnKey, 'table'>[]): Recorded =>
  ({
    event: { type: 'HazardFound', data: { keys: keys.map((one) => ({ table: table.name, ...one })) } },
  }) as unknown as Recorded;

const projection = {
  name: 'patrol',
  tables: [table],
  reads: ({ event }: Recorded) => (event.data as { keys: readonly OwnKey[] }).keys,
} as unknown as Projection;

const holding = (...hazards: readonly string[]): RowChange => ({
  kind: 'insert',
  table: table.name,
  row: { grid: GRID, hazards: Json.of(hazards), closed_by: null },
});

describe('the rows that a projection reads back', () => {
  const database = openSqliteDatabase({ file: join(temporaryFolder(), 'rows.db') });
  let generation = 0;
  afterAll(() => database.close());

  /** One batch on a table of its own, and what it asked the database. */
  async function batch() {
    await createTables(untyped(database.kysely), [table], ++generation);
    const statements = new RowStatements(untyped(database.kysely), table, generation);
    const written = { statements, batch: new RowBatch(statements) };
    const asked: Statement[] = [];
    const on = {
      rows: <Row>(statement: Statement) => {
        asked.push(statement);
        return database.rows<Row>(statement);
      },
    };
    const fresh = () =>
      new OwnRows(
        on,
        projection,
        () => written,
        () => [],
      );
    const write = (change: RowChange) => {
      checkChange(change, new Map([[table.name, table]]));
      written.batch.add(change);
    };
    const commit = () => database.transaction((tx) => tx.run(written.batch.take()));
    return { asked, fresh, write, commit };
  }

  it('are what the batch before left, JSON as the value that it holds', async () => {
    const { fresh, write, commit } = await batch();
    write(holding('电杆倾斜'));
    await commit();
    const event = asking({ key });
    const own = fresh();
    await own.fetch([() => event]);
    const row = own.of(event)(table.name, key);
    expect((row?.['hazards'] as Json).value).toEqual(['电杆倾斜']);
    expect(own.of(event)(table.name, key)?.['hazards']).toBe(row?.['hazards']);
  });

  it('are what events of the same batch have left, the very value that they wrote', async () => {
    const { fresh, write } = await batch();
    const event = asking({ key });
    const own = fresh();
    await own.fetch([() => event]);
    expect(own.of(event)(table.name, key)).toBeUndefined();
    const change = holding('井盖缺失');
    write(change);
    expect(own.of(event)(table.name, key)?.['hazards']).toBe(
      change.kind === 'insert' && change.row['hazards'],
    );
  });

  it('are not asked for where the event is the first that they can have anything to do with', async () => {
    const { fresh, asked, write } = await batch();
    const [first, then] = [asking({ key, isNew: true }), asking({ key })];
    const own = fresh();
    await own.fetch([() => first, () => then]);
    expect(asked).toEqual([]);
    expect(own.of(first)(table.name, key)).toBeUndefined();
    write(holding('电杆倾斜'));
    expect((own.of(then)(table.name, key)?.['hazards'] as Json).value).toEqual(['电杆倾斜']);
  });

  it('are refused to an event that did not name them', async () => {
    const { fresh } = await batch();
    const event = asking();
    const own = fresh();
    await own.fetch([() => event]);
    expect(() => own.of(event)(table.name, key)).toThrow('reads does not name the row');
  });

  it('are text in the database, made once', async () => {
    const { write, commit } = await batch();
    const hazards = Json.of(['电杆倾斜']);
    write({ kind: 'insert', table: table.name, row: { grid: GRID, hazards, closed_by: null } });
    await commit();
    const { rows } = await sql<{ hazards: string }>`
      select hazards from ${sql.table(physicalName(table.name, generation))}`.execute(database.kysely);
    expect(rows).toEqual([{ hazards: '["电杆倾斜"]' }]);
    expect(hazards.stored).toBe('["电杆倾斜"]');
  });

  it('that leave a column empty stand in no sparse index, which who asks for a value of it goes by', async () => {
    await batch();
    const name = physicalName(table.name, generation);
    const { rows } = await sql<{ detail: string }>`
      explain query plan select grid from ${sql.table(name)} where closed_by = ${'陈桂芳'} order by grid`.execute(
      database.kysely,
    );
    expect(rows.map(({ detail }) => detail).join()).toContain(`USING COVERING INDEX ${name}_closed_by_grid`);
    const made = await sql<{ sql: string }>`
      select sql from sqlite_master where name = ${`${name}_closed_by_grid`}`.execute(database.kysely);
    expect(made.rows[0]?.sql).toContain('where "closed_by" is not null');
  });

  it('hold JSON in text columns alone', () => {
    const wrong = { ...table, columns: { ...table.columns, hazards: 'integer' as const } };
    expect(() => checkTables({ ...projection, tables: [wrong] })).toThrow('holds JSON and is no text');
  });
});
