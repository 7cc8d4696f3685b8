import { join } from 'node:path';
import { openSqliteDatabase } from '../../src/adapters/sqlite/database/open';
import type { AppealEvent } from '../../src/appeals/domain/events';
import { appealsProjection } from '../../src/appeals/read-models/appeals.projection';
import type { AppealTable, ReadTables } from '../../src/appeals/read-models/tables';
import type { Recorded } from '../../src/kernel/event';
import type { Table } from '../../src/kernel/projection';
import { createTables, physicalName } from '../../src/runtime/projections/layout';
import { OwnRows } from '../../src/runtime/projections/own-rows';
import { RowBatch } from '../../src/runtime/projections/row-batch';
import { RowStatements } from '../../src/runtime/projections/row-statements';
import { untyped } from '../../src/runtime/runners/database';

/** The projection's tables in a SQLite file of their own, written as the runner writes them. */
export async function readTables(folder: string): Promise<{
  readonly tables: ReadTables;
  project(...recorded: readonly Recorded<AppealEvent>[]): Promise<void>;
  close(): Promise<void>;
}> {
  const database = openSqliteDatabase({ file: join(folder, 'read-models.db') });
  const kysely = untyped(database.kysely);
  await createTables(kysely, appealsProjection.tables, 1);
  const written = new Map(
    appealsProjection.tables.map((table: Table) => {
      const statements = new RowStatements(kysely, table, 1);
      return [table.name, { statements, batch: new RowBatch(statements) }];
    }),
  );
  const nameOf = Object.fromEntries(
    appealsProjection.tables.map(({ name }) => [name, physicalName(name, 1)]),
  ) as Record<AppealTable, string>;
  return {
    tables: { kysely: kysely, nameOf },
    project: (...recorded) =>
      database.transaction(async (tx) => {
        const own = new OwnRows(tx, appealsProjection, (table) => written.get(table));
        await own.fetch(recorded.map((each) => () => each));
        for (const each of recorded)
          for (const change of appealsProjection.project(each, own.of(each)))
            written.get(change.table)?.batch.add(change);
        for (const { batch } of written.values()) await tx.run(batch.take());
      }),
    close: () => database.close(),
  };
}
