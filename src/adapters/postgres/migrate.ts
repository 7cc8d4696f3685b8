import { refusalOf } from './faults';
import type { PoolClient, Server } from './server';

/** Below it, `default` collations and several functions that are used here differ. */
const OLDEST_VERSION = 150_000;

/**
 * Brings the tables of one part up to this build, step by step and never back. Of nodes that start at once one does
 * it, the others wait for it.
 * @throws Error in a sentence: not reachable, not let in, too old, another encoding, or made by a newer build
 */
export async function migrate(server: Server, part: string, steps: readonly string[]): Promise<void> {
  await opened(server, () =>
    inMigration(server, async (client) => {
      await refuseUnfit(client, server.address);
      await client.query(
        'create table if not exists suqiu_shape (part text primary key, version integer not null)',
      );
      const { rows } = await client.query<{ version: number }>(
        'select version from suqiu_shape where part = $1',
        [part],
      );
      const version = rows[0]?.version ?? 0;
      if (version > steps.length)
        throw new NotFit(
          `${part} on PostgreSQL at ${server.address} has shape ${version}, this build knows up to ${steps.length}: start the newer build again`,
        );
      if (version === steps.length) return;
      for (const step of steps.slice(version)) await client.query(step);
      await client.query(
        'insert into suqiu_shape values ($1, $2) on conflict (part) do update set version = excluded.version',
        [part, steps.length],
      );
    }),
  );
}

/** A transaction that no other node has open at the same time. */
export function inMigration<T>(server: Server, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return server.withClient(async (client) => {
    await client.query('begin');
    try {
      await client.query(MIGRATION_LOCK);
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  });
}

/** Held to the end of the transaction; of this schema alone, so that several may share a database. */
export const MIGRATION_LOCK = `select pg_advisory_xact_lock(hashtext('suqiu migration'), hashtext(current_schema()))`;

class NotFit extends Error {
  override readonly name = 'NotFit';
}

/** @throws Error in a sentence for the operator */
async function opened<T>(server: Server, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof NotFit ? error : new Error(refusalOf(error, server.address), { cause: error });
  }
}

async function refuseUnfit(client: PoolClient, address: string): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string; schema: string | null }>(
    `select current_setting('server_version_num')::integer as version,
            current_setting('server_encoding') as encoding, current_schema() as schema`,
  );
  const [{ version, encoding, schema } = { version: 0, encoding: '', schema: null }] = rows;
  if (version < OLDEST_VERSION)
    throw new NotFit(
      `PostgreSQL at ${address} is of version ${Math.floor(version / 10_000)}: 15 or newer is needed`,
    );
  if (encoding !== 'UTF8')
    throw new NotFit(`the database at ${address} is encoded in ${encoding}: create one with encoding UTF8`);
  if (schema === null)
    throw new NotFit(
      `PostgreSQL at ${address} has no schema to make tables in: create the one of search_path`,
    );
}
