import { existsSync } from 'node:fs';
import Libsql from 'libsql';
import { Kysely, sql } from 'kysely';
import type { Database, Transaction } from '../../../runtime/runners/database';
import type { RuntimeTables } from '../../../runtime/runners/schema';
import { connections } from '../../connected';
import { keepPrivate } from '../private-file';
import { savepoint } from '../savepoint';
import { libsqlDialect } from './dialect';
import type { LibsqlConnection } from './libsql-connection';

/**
 * Read models, saga state and timers in one SQLite file, which may be deleted and is then rebuilt from the log.
 * Several connections, on several threads, may have it open; readers never wait for the writer.
 * @param options.readOnly refuses every write; the file must be there
 * @throws SqliteError when the file cannot be opened
 */
export function openSqliteDatabase({ file, readOnly = false }: SqliteDatabaseOptions): Database {
  const driver = openDriver(file, readOnly);
  const kysely = new Kysely<RuntimeTables>({
    dialect: libsqlDialect(driver, readOnly ? 'begin' : 'begin immediate'),
  });
  const connected = connections((on, statement) =>
    onConnection(on, (connection) => connection.rows(statement)),
  );
  const transactionOn = (trx: Kysely<RuntimeTables>): Transaction => ({
    ...connected(trx),
    run: (statements) => onConnection(trx, (connection) => connection.runAll(statements)),
    alone: (work) => alone(driver, work),
  });
  const transaction = <Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
    kysely.transaction().execute((trx) => work(transactionOn(trx)));
  return {
    ...connected(kysely),
    clockMillis: sql<number>`cast(unixepoch('subsec') * 1000 as integer)`,
    jsonOf: (columns) => sql<string>`json_array(${sql.join(columns.map((column) => sql.ref(column)))})`,
    transaction,
    // Whoever writes waits for the whole file.
    migration: transaction,
    // In its turn: nothing is cut off within a transaction.
    purge: () => onConnection(kysely, () => purge(driver)),
    close: () => kysely.destroy(),
  };
}

/** A reader makes neither the file nor its journal: both belong to who writes. */
function openDriver(file: string, readOnly: boolean): Libsql.Database {
  if (!readOnly) keepPrivate(file);
  // The driver would make an empty file, and whoever came to write would find it taken.
  else if (!existsSync(file)) throw new Error(`there is no database at ${file} yet`);
  const driver = new Libsql(file);
  for (const pragma of [...PRAGMAS, readOnly ? 'query_only = 1' : 'journal_mode = wal'])
    driver.exec(`pragma ${pragma}`);
  return driver;
}

/** What is deleted was overwritten in its page already; the pages of before lie in the log until it is cut off. */
function purge(driver: Libsql.Database): boolean {
  // Readers are quick, and whoever waits for rows waits for this.
  driver.exec('pragma busy_timeout = 1000');
  try {
    const [busy] = driver.prepare('pragma wal_checkpoint(truncate)').raw().get() as [number];
    return Number(busy) === 0;
  } finally {
    driver.exec('pragma busy_timeout = 5000');
  }
}

async function alone(driver: Libsql.Database, work: () => Promise<void>): Promise<unknown> {
  const job = savepoint(driver);
  try {
    await work();
    job.keep();
    return undefined;
  } catch (error) {
    job.takeBack(error);
    return error;
  }
}

export interface SqliteDatabaseOptions {
  readonly file: string;
  readonly readOnly?: boolean | undefined;
}

const onConnection = <Result>(
  kysely: Kysely<RuntimeTables>,
  work: (connection: LibsqlConnection) => Result,
): Promise<Result> =>
  kysely.getExecutor().provideConnection(async (connection) => work(connection as LibsqlConnection));

/**
 * `synchronous = normal`: after a power cut the last commits may be missing, never half of one. Rows go back
 * together with their checkpoint, and the log, which is durable, is read again from there.
 */
const PRAGMAS = [
  // First: without it a reader that looks in while the journal is made ends the start.
  'busy_timeout = 5000',
  'synchronous = normal',
  // Words and texts of whoever is erased are gone from their pages, and not only from their rows.
  'secure_delete = on',
  'cache_size = -32768',
  'temp_store = memory',
  'wal_autocheckpoint = 4000',
];
