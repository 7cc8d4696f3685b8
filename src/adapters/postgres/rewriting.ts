import { setTimeout as pause } from 'node:timers/promises';
import { describeFault, faultOf } from './faults';
import { runArrays, type PoolClient, type Server } from './server';

/** Whoever reads meanwhile waits behind it: rather is it asked again. */
const LOCK_MS = 1_000;
/** A table is written at about 100 MB a second. */
const STATEMENT_MS = 600_000;
/** Reads that began before are over soon, or last for so long that nobody waits for them. */
const OTHERS_END_WITHIN_MS = 5_000;
const LOOK_MS = 20;

/** Tables cannot be written anew now. */
export class NotRewritten extends Error {
  override readonly name = 'NotRewritten';
}

/**
 * Writes tables and their indexes anew, into new files: VACUUM alone gives the place of a deleted row free, and its bytes
 * stay in the page until others need it. Guarantee: when it resolves, no file of theirs holds a row that was deleted before
 * it was asked. The server's journal still does, and what is made of it.
 * @throws NotRewritten in a sentence: somebody uses a table, or still sees what was deleted
 */
export async function rewrite(server: Server, tables: readonly string[]): Promise<void> {
  try {
    await server.withClient(async (client) => {
      await limitTo(client, LOCK_MS, STATEMENT_MS);
      try {
        const [[deleted] = ['']] = await rows<[string]>(client, 'select pg_current_xact_id()::text');
        await othersEnd(client, deleted);
        for (const table of tables) await rewriteOne(client, table, deleted);
      } finally {
        for (const limit of ['lock_timeout', 'statement_timeout']) await client.query(`reset ${limit}`);
      }
    });
  } catch (error) {
    if (faultOf(error) === 'refused' && !(error instanceof NotRewritten)) throw error;
    throw new NotRewritten(
      `what was deleted on PostgreSQL at ${server.address} lies in free space still: ${describeFault(error)}`,
      { cause: error },
    );
  }
}

const limitTo = (client: PoolClient, lock: number, statement: number) =>
  rows(client, `select set_config('lock_timeout', $1, false), set_config('statement_timeout', $2, false)`, [
    String(lock),
    String(statement),
  ]);

/** What a transaction still sees is copied with the rest: those of ours, which last for milliseconds, are waited for. */
async function othersEnd(client: PoolClient, deleted: string): Promise<void> {
  for (
    const until = performance.now() + OTHERS_END_WITHIN_MS;
    performance.now() < until;
    await pause(LOOK_MS)
  ) {
    const open = await rows(
      client,
      `select 1 from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()
         and greatest(age(backend_xid), age(backend_xmin)) >= age($1::text::xid8::xid)
       limit 1`,
      [deleted],
    );
    if (open.length === 0) return;
  }
}

/** Each row that was left out had been deleted for all to see: older than the age that the table was given. */
async function rewriteOne(client: PoolClient, table: string, deleted: string): Promise<void> {
  // The driver's own limit, which its types leave out.
  const patient = { text: `vacuum (full) ${table}`, query_timeout: STATEMENT_MS + LOCK_MS };
  await client.query(patient);
  const [[isClean] = [false]] = await rows<[boolean]>(
    client,
    'select age(relfrozenxid) <= age($1::text::xid8::xid) from pg_class where oid = $2::text::regclass',
    [deleted, table],
  );
  if (!isClean)
    throw new NotRewritten(`a transaction that is open for longer still sees it in ${table}: end it`);
}

const rows = async <Row extends unknown[]>(
  client: PoolClient,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> => (await runArrays<Row>(client, { text, values })).rows;

/** Whoever asks while one is under way shares the next: what they deleted before is gone then. */
export function sharing(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return () =>
    (next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return (running = work());
      }));
}
