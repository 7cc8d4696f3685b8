import { join } from 'node:path';
import { openSqliteDatabase } from '../../src/adapters/sqlite/database/open';
import type { AppealEvent } from '../../src/appeals/domain/events';
import { figuresProjection } from '../../src/appeals/figures/projection';
import type { FigureSource } from '../../src/appeals/figures/tables';
import { appealsProjection } from '../../src/appeals/read-models/appeals.projection';
import { searchProjection } from '../../src/appeals/read-models/search.projection';
import type { AppealTable, ReadTables } from '../../src/appeals/read-models/tables';
import type { AppealId } from '../../src/kernel/ids';
import type { Recorded } from '../../src/kernel/event';
import type { SealedWords } from '../../src/kernel/ports/words';
import type { Projection, Table } from '../../src/kernel/projection';
import { BatchWords } from '../../src/runtime/projections/hashed-words';
import { createTables, physicalName } from '../../src/runtime/projections/layout';
import { OwnRows } from '../../src/runtime/projections/own-rows';
import { RowBatch } from '../../src/runtime/projections/row-batch';
import { RowStatements } from '../../src/runtime/projections/row-statements';
import { untyped, type Database } from '../../src/runtime/runners/database';

const wordless: SealedWords = { hashesOf: async (words) => words.map(() => []) };

/** The projections' tables in a SQLite file of their own, written as the runner writes them. */
export async function written(
  folder: string,
  projections: readonly Projection<AppealEvent>[],
  words: SealedWords = wordless,
) {
  const database = openSqliteDatabase({ file: join(folder, 'read-models.db') });
  const kysely = untyped(database.kysely);
  const writers: ReturnType<typeof writerOf>[] = [];
  for (const projection of projections) {
    await createTables(kysely, projection.tables, 1);
    writers.push(writerOf(projection, database, words));
  }
  return {
    kysely,
    nameOf: Object.fromEntries(
      projections.flatMap(({ tables }) => tables.map(({ name }) => [name, physicalName(name, 1)])),
    ),
    project: async (...recorded: readonly Recorded<AppealEvent>[]): Promise<void> => {
      for (const write of writers) await write(recorded);
    },
    close: () => database.close(),
  };
}

function writerOf(projection: Projection<AppealEvent>, database: Database, port: SealedWords) {
  const tables = new Map(
    projection.tables.map((table: Table) => {
      const statements = new RowStatements(untyped(database.kysely), table, 1);
      return [table.name, { statements, batch: new RowBatch(statements) }];
    }),
  );
  return async (recorded: readonly Recorded<AppealEvent>[]): Promise<void> => {
    const words = new BatchWords(projection, port);
    await words.fetch(recorded.map((each) => () => each));
    await database.transaction(async (tx) => {
      const own = new OwnRows(tx, projection, (table) => tables.get(table), words.hashes);
      await own.fetch(recorded.map((each) => () => each));
      for (const each of recorded)
        for (const change of projection.project(each, own.of(each), words.hashes))
          tables.get(change.table)?.batch.add(change);
      for (const { batch } of tables.values()) await tx.run(batch.take());
    });
  };
}

/**
 * Lists, queues, triage and search.
 * @param words opens what was said; nothing is found by words without it
 */
export async function readTables(folder: string, words?: SealedWords) {
  const { kysely, nameOf, ...rest } = await written(folder, [appealsProjection, searchProjection], words);
  let parked: readonly AppealId[] = [];
  const tables: ReadTables = {
    kysely,
    nameOf: nameOf as Record<AppealTable, string>,
    parked: async () => parked,
  };
  return { tables, park: (...ids: readonly AppealId[]) => void (parked = ids), ...rest };
}

/** The figures, and the lists that say who may see what they count. */
export async function figureTables(folder: string) {
  const { kysely, nameOf, ...rest } = await written(folder, [appealsProjection, figuresProjection]);
  const source = { kysely, nameOf, lists: { kysely, nameOf } } as unknown as FigureSource;
  return { source, ...rest };
}
