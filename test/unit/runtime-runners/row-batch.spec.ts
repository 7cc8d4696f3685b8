import fc from 'fast-check';
import { join } from 'node:path';
import { openSqliteDatabase } from '../../../src/adapters/sqlite/database/open';
import type { RowChange, Table } from '../../../src/kernel/projection';
import { checkChange } from '../../../src/runtime/projections/check-change';
import { createTables, physicalName } from '../../../src/runtime/projections/layout';
import { RowBatch } from '../../../src/runtime/projections/row-batch';
import { RowStatements } from '../../../src/runtime/projections/row-statements';
import { untyped, type Database } from '../../../src/runtime/runners/database';
import { temporaryFolder } from '../../kit/temporary-folder';

const table: Table = {
  name: 'household',
  columns: {
    ...{ grid: 'text', house: 'integer', kind: 'text' },
    ...{ visits: 'integer', hazards: 'integer', log: 'text' },
  },
  primaryKey: ['grid', 'house'],
  indexes: [],
};
const tables = new Map([[table.name, table]]);

describe('row changes', () => {
  let database: Database;
  let generation = 0;
  beforeAll(() => (database = openSqliteDatabase({ file: join(temporaryFolder(), 'rows.db') })));
  afterAll(() => database.close());

  async function freshTable(): Promise<RowStatements> {
    await createTables(untyped(database.kysely), [table], ++generation);
    return new RowStatements(untyped(database.kysely), table, generation);
  }

  const rows = (of: number) =>
    untyped(database.kysely)
      .selectFrom(physicalName(table.name, of))
      .selectAll()
      .orderBy('grid')
      .orderBy('house')
      .execute();

  async function apply(statements: RowStatements, batches: readonly (readonly RowChange[])[]) {
    for (const batch of batches) {
      const folded = new RowBatch(statements);
      for (const change of batch) {
        checkChange(change, tables);
        folded.add(change);
      }
      await database.transaction((tx) => tx.run(folded.take()));
    }
    return rows(generation);
  }

  const grids = fc.constantFrom('610921101201-01', '610921101201-02');
  const houses = fc.integer({ min: 1, max: 2 });
  const key = fc.record({ grid: grids, house: houses });
  const log = fc.constantFrom('岁末', '雨后');
  const counts = fc.record({ visits: fc.integer({ min: -3, max: 3 }), log }, { requiredKeys: [] });
  const where = fc.oneof(
    { weight: 4, arbitrary: key },
    fc.record({ grid: grids }),
    fc.record({ kind: fc.constantFrom(null, '放心户') }),
  );
  const set = fc.record(
    {
      kind: fc.constantFrom('放心户', '关心户', null),
      ...{ visits: fc.constantFrom(0, null), hazards: fc.nat(3), log: fc.constantFrom('', '立秋') },
    },
    { requiredKeys: [] },
  );
  const kind = fc.record({ kind: fc.constantFrom('放心户', '关心户', null) }, { requiredKeys: [] });
  const amounts = fc.record({ visits: fc.nat(3), hazards: fc.nat(3), log }, { requiredKeys: [] });
  const change: fc.Arbitrary<RowChange> = fc.oneof(
    fc
      .tuple(key, set)
      .map(([k, s]): RowChange => ({ kind: 'insert', table: 'household', row: { ...s, ...k } })),
    fc
      .tuple(where, set)
      .map(([w, s]): RowChange => ({ kind: 'update', table: 'household', where: w, set: s })),
    fc
      .tuple(where, amounts)
      .map(([w, a]): RowChange => ({ kind: 'add', table: 'household', where: w, amounts: a })),
    fc.tuple(key, counts, fc.constantFrom(0, 5)).map(([w, a, hazards]): RowChange => ({
      kind: 'add',
      table: 'household',
      where: w,
      amounts: a,
      start: { kind: '连心户', hazards },
    })),
    fc.tuple(key, kind).map(([w, s]): RowChange => ({
      kind: 'update',
      table: 'household',
      where: w,
      set: s,
      start: { visits: 1 },
    })),
    where.map((w): RowChange => ({ kind: 'delete', table: 'household', where: w })),
  );

  it('folded into a batch leave the same rows as one by one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 14 }), async (changes) => {
        const oneByOne = await apply(
          await freshTable(),
          changes.map((single) => [single]),
        );
        const folded = await apply(await freshTable(), [changes]);
        expect(folded).toEqual(oneByOne);
      }),
      { numRuns: 300 },
    );
  });

  it('of one row become one statement', async () => {
    const batch = new RowBatch(await freshTable());
    const at = { grid: '610921101201-01', house: 1 };
    batch.add({ kind: 'insert', table: 'household', row: { ...at, visits: 0 } });
    batch.add({ kind: 'add', table: 'household', where: at, amounts: { visits: 1 } });
    batch.add({ kind: 'update', table: 'household', where: at, set: { kind: '放心户' } });
    const [statement, ...more] = batch.take();
    expect(more).toEqual([]);
    expect(statement?.parameters).toEqual(['610921101201-01', 1, '放心户', 1, null, null]);
  });

  it('of rows that are changed alike share a statement', async () => {
    const batch = new RowBatch(await freshTable());
    for (let house = 1; house <= 21; house++)
      batch.add({
        ...{
          kind: 'add',
          table: 'household',
          where: { grid: 'a', house },
          amounts: { visits: 1 },
          start: {},
        },
      });
    expect(batch.take().map(({ parameters }) => parameters.length / 6)).toEqual([16, 4, 1]);
  });

  it('of rows that go share a statement, and leave all others', async () => {
    const statements = await freshTable();
    const row = (house: number) => ({ grid: 'a', house, visits: 0 });
    const came = Array.from({ length: 12 }, (_, at): RowChange => ({
      ...{ kind: 'insert', table: 'household', row: row(at + 1) },
    }));
    await apply(statements, [came]);
    const batch = new RowBatch(statements);
    for (let house = 1; house <= 10; house++)
      batch.add({ kind: 'delete', table: 'household', where: { grid: 'a', house } });
    const gone = batch.take();
    expect(gone).toHaveLength(1);
    await database.transaction((tx) => tx.run(gone));
    expect((await rows(generation)).map(({ house }) => house)).toEqual([11, 12]);
  });

  it('of one shape share their SQL', async () => {
    const statements = await freshTable();
    const one = statements.update({ grid: 'a', house: 1 }, { kind: 'x', visits: 1 }, {});
    const two = statements.update({ house: 2, grid: 'b' }, { visits: 2, kind: 'y' }, {});
    expect(two.sql).toBe(one.sql);
    expect(two.parameters).toEqual(['y', 2, 'b', 2]);
  });

  it.each<[string, RowChange]>([
    ['an unknown table', { kind: 'delete', table: 'nowhere', where: {} }],
    ['an unknown column', { kind: 'delete', table: 'household', where: { street: '滨江路' } }],
    ['text where a number belongs', { kind: 'insert', table: 'household', row: { grid: 'a', house: '1' } }],
    ['a missing key', { kind: 'insert', table: 'household', row: { grid: 'a' } }],
    ['a key set to null', { kind: 'update', table: 'household', where: {}, set: { grid: null } }],
    ['half a number', { kind: 'add', table: 'household', where: {}, amounts: { visits: 0.5 } }],
    [
      'a start without the key',
      { kind: 'add', table: 'household', where: {}, amounts: { visits: 1 }, start: {} },
    ],
    [
      'a start of what is set',
      {
        kind: 'update',
        table: 'household',
        where: { grid: 'a', house: 1 },
        set: { visits: 1 },
        start: { visits: 0 },
      },
    ],
    [
      'a start for more than one row',
      { kind: 'update', table: 'household', where: { grid: 'a' }, set: { visits: 1 }, start: {} },
    ],
    [
      'an undefined cell',
      {
        kind: 'insert',
        table: 'household',
        row: { grid: 'a', house: 1, kind: undefined as unknown as null },
      },
    ],
  ])('are refused for %s', (_, bad) => {
    expect(() => checkChange(bad, tables)).toThrow(
      expect.objectContaining({ name: 'InvalidRowChange' }) as Error,
    );
  });
});
