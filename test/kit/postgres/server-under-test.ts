import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ranOn } from '../ran-on';

/** The server that `SUQIU_TEST_POSTGRES` names, else the one that the run started; `undefined` where there is none. */
export function postgresUnderTest(): string | undefined {
  return process.env['SUQIU_TEST_POSTGRES'] || undefined;
}

/** Suites that need the server; skipped, and said so, where there is none. */
export function onPostgres(suite: string, tests: () => void): void {
  const connection = postgresUnderTest();
  const why = process.env['SUQIU_NO_POSTGRES'] ?? 'SUQIU_TEST_POSTGRES is not set';
  ranOn(suite, connection === undefined ? `nothing: skipped, ${why}` : serverName());
  (connection === undefined ? describe.skip : describe)(suite, tests);
}

const serverName = (): string => process.env['SUQIU_POSTGRES_NAME'] ?? 'the server in SUQIU_TEST_POSTGRES';

export interface Schema {
  readonly name: string;
  /** All tables that are made by it lie in the schema. */
  readonly connection: string;
  drop(): Promise<void>;
}

/** A schema of its own on the server under test. @param connection to a database of the caller's own */
export async function freshSchema(connection = postgresUnderTest()): Promise<Schema> {
  const server = thatIsThere(connection);
  const name = freshName();
  await onServer((client) => client.query(`create schema ${name}`), server);
  return {
    name,
    connection: inSchema(server, name),
    drop: () => onServer(async (client) => void (await client.query(`drop schema ${name} cascade`)), server),
  };
}

/** For who ends sessions: no other suite has any there. */
export async function freshDatabase(): Promise<Pick<Schema, 'connection' | 'drop'>> {
  const server = thatIsThere(postgresUnderTest());
  const name = freshName();
  await onServer((client) => client.query(`create database ${name}`), server);
  const connection = Object.assign(new URL(server), { pathname: `/${name}` }).toString();
  const drop = () =>
    onServer(async (client) => void (await client.query(`drop database ${name} with (force)`)), server);
  return { connection, drop };
}

const freshName = (): string => `t${randomUUID().replaceAll('-', '').slice(0, 16)}`;

function thatIsThere(connection: string | undefined): string {
  if (connection === undefined) throw new Error('no PostgreSQL: set SUQIU_TEST_POSTGRES');
  return connection;
}

const inSchema = (server: string, schema: string): string => {
  const url = new URL(server);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return url.toString();
};

export async function onServer<T>(
  work: (client: pg.Client) => Promise<T>,
  connection = postgresUnderTest(),
): Promise<T> {
  const client = new pg.Client({ connectionString: connection });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
