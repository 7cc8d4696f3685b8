import { join } from 'node:path';
import { openSqliteDatabase } from '../../src/adapters/sqlite/database/open';
import type { AppealEvent } from '../../src/appeals/domain/events';
import { figuresProjection } from '../../src/appeals/figures/projection';
import type { FigureSource } from '../../src/appeals/figures/tables';
import { appealsProjection } from '../../src/appeals/read-models/appeals.projection';
import type { AppealTable, ReadTables } from '../../src/appeals/read-models/tables';
import type { Recorded } from '../../src/kernel/event';
import type { Projection, Table } from '../../src/kernel/projection';
import { createTables, physicalName } from '../../src/runtime/projections/layout';
import { OwnRows } from '../../src/runtime/projections/own-rows';
import { RowBatch } from '../../src/runtime/projections/row-batch';
import { RowStatements } from '../../src/runtime/projections/row-statements';
import { untyped } from '../../src/runtime/runners/database';

/** The projections' tables in a SQLite file of their own, written as the runner writes them. */
async function written(folder: string, projections: readonly Projection<AppealEvent>[]) {
  const database = openSqliteDatabase({ file: join(folder, 'read-models.db') });
  const kysely = untyped(database.kysely);
  const writers = new Map<string, { statements: RowStatements; batch: RowBatch }>();
  for (const { tables } of projections) {
    await createTables(kysely, tables, 1);
    tables.forEach((table: Table) => {
      const statements = new RowStatements(kysely, table, 1);
      writers.set(table.name, { statements, batch: new RowBatch(statements) });
    });
  }
  return {
    kysely,
    nameOf: Object.fromEntries([...writers.keys()].map((name) => [name, physicalName(name, 1)])),
    project: (...recorded: readonly Recorded<AppealEvent>[]): Promise<void> =>
      database.transaction(async (tx) => {
        for (const projection of projections) {
          const own = new OwnRows(tx, projection, (table) => writers.get(table));
          await own.fetch(recorded.map((each) => () => each));
          for (const each of recorded)
            for (const change of projection.project(each, own.of(each)))
              writers.get(change.table)?.batch.add(change);
        }
        for (const { batch } of writers.values()) await tx.run(batch.take());
      }),
    close: () => database.close(),
  };
}

/** Lists, queues and triage. */
export async function readTables(folder: string) {
  const { kysely, nameOf, ...rest } = await written(folder, [appealsProjection]);
  const tables: ReadTables = { kysely, nameOf: nameOf as Record<AppealTable, string> };
  return { tables, ...rest };
}

/** The figures, and the lists that say who may see what they count. */
export async function figureTables(folder: string) {
  const { kysely, nameOf, ...rest } = await written(folder, [appealsProjection, figuresProjection]);
  const source = { kysely, nameOf, lists: { kysely, nameOf } } as unknown as FigureSource;
  return { source, ...rest };
}
