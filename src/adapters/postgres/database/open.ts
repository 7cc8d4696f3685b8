import { Kysely, sql } from 'kysely';
import type { Database, Transaction } from '../../../runtime/runners/database';
import type { RuntimeTables } from '../../../runtime/runners/schema';
import { connections } from '../../connected';
import { MIGRATION_LOCK } from '../migrate';
import { rewrite, sharing } from '../rewriting';
import { Server, type Limits, type Log } from '../server';
import { poolDialect, raw } from './dialect';
import type { PostgresConnection } from './postgres-connection';

export interface PostgresDatabaseOptions {
  readonly connection: string;
  /** Refuses every write. */
  readonly readOnly?: boolean | undefined;
  readonly connections?: number | undefined;
  readonly limits?: Partial<Limits> | undefined;
  readonly log?: Log | undefined;
}

/** Reads beside the transaction that runs, and the renewal of leases, which must never wait for it. */
const CONNECTIONS = { writing: 4, reading: 8 };

/**
 * Read models, saga state, timers and leases on PostgreSQL. Transactions of one `Database` run one after the other;
 * those of different nodes beside each other, where the row of a lease keeps them apart.
 */
export function openPostgresDatabase(options: PostgresDatabaseOptions): Database {
  const { readOnly = false, connection, limits, log } = options;
  const server = new Server({
    ...{ connection, readOnly, limits, log },
    purpose: readOnly ? 'reading' : 'runners',
    pipelined: true,
    connections: options.connections ?? (readOnly ? CONNECTIONS.reading : CONNECTIONS.writing),
  });
  const kysely = new Kysely<RuntimeTables>({ dialect: poolDialect(server) });
  const connected = connections((on, statement) =>
    onConnection(on, (connection_) => connection_.rows(statement)),
  );
  const line = inLine();
  const purge = sharing(async () => rewrite(server, await tablesOfWords(kysely)));
  const transaction = <Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
    line(() => kysely.transaction().execute((trx) => work(transactionOn(trx))));
  const transactionOn = (trx: Kysely<RuntimeTables>): Transaction => ({
    ...connected(trx),
    run: (statements) => onConnection(trx, (connection_) => connection_.runAll(statements)),
    alone: (work) => alone(trx, work),
  });
  return {
    ...connected(kysely),
    // Of the statement and not of the moment: only so may an index answer for it.
    clockMillis: sql<number>`floor(extract(epoch from statement_timestamp()) * 1000)::bigint`,
    jsonOf: (columns) =>
      sql<string>`json_build_array(${sql.join(columns.map((column) => sql.ref(column)))})::text`,
    transaction,
    migration: (work) =>
      transaction(async (tx) => {
        await tx.kysely.executeQuery(raw(MIGRATION_LOCK));
        return work(tx);
      }),
    purge: async () => {
      await purge();
      return true;
    },
    tableMade: async (tx, table) => {
      if (WORDS.test(table))
        for (const column of await textColumnsOf(tx, table)) await keepNoSamples(tx, table, column);
    },
    close: () => kysely.destroy(),
  };
}

/** Where words of people are found by their hashes; texts are sealed everywhere, and open no more. */
const WORDS = /search/;

const tablesOfWords = async (kysely: Kysely<RuntimeTables>): Promise<readonly string[]> =>
  (
    await sql<{ readonly name: string }>`
      select oid::regclass::text as name from pg_class
      where relnamespace = current_schema()::regnamespace and relkind = 'r' and relname ~ ${WORDS.source}`.execute(
      kysely,
    )
  ).rows.map(({ name }) => name);

const textColumnsOf = async ({ kysely }: Transaction, table: string): Promise<readonly string[]> =>
  (
    await sql<{ readonly name: string }>`
      select attname as name from pg_attribute
      where attrelid = ${table}::text::regclass and attnum > 0 and atttypid = 'text'::regtype`.execute(kysely)
  ).rows.map(({ name }) => name);

/** The server's samples of a column outlive its rows. */
const keepNoSamples = ({ kysely }: Transaction, table: string, column: string) =>
  sql`alter table ${sql.table(table)} alter column ${sql.ref(column)} set statistics 0`.execute(kysely);

/** @returns what the part threw; what ended the connection, and with it the transaction, is thrown on */
async function alone(trx: Kysely<RuntimeTables>, work: () => Promise<void>): Promise<unknown> {
  await trx.executeQuery(raw('savepoint part'));
  try {
    await work();
  } catch (error) {
    if (await onConnection(trx, async (connection) => connection.isLost)) throw error;
    await trx.executeQuery(raw('rollback to savepoint part'));
    return error;
  }
  await trx.executeQuery(raw('release savepoint part'));
  return undefined;
}

/** One after the other, in the order in which they were asked for. */
function inLine(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

const onConnection = <Result>(
  kysely: Kysely<RuntimeTables>,
  work: (connection: PostgresConnection) => Promise<Result>,
): Promise<Result> =>
  kysely.getExecutor().provideConnection((connection) => work(connection as PostgresConnection));
