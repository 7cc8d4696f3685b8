import { join } from 'node:path';
import Database from 'libsql';
import { backEndOf } from '../../test/kit/back-end';
import { onServer } from '../../test/kit/postgres/server-under-test';

/**
 * Does something while the timers cannot fire: their store is held from outside. A late act then comes before the
 * timer, every time, and what is recorded of it is the act's own doing.
 */
export async function withTimersHeld(folder: string, act: () => Promise<void>): Promise<void> {
  const { DATABASE, POSTGRES_URL } = await backEndOf(folder);
  if (DATABASE !== 'postgres') return onFile(join(folder, 'read-models.db'), act);
  await onServer(async (client) => {
    await client.query('begin');
    await client.query('lock table runner_lease in exclusive mode');
    await act();
    await client.query('rollback');
  }, POSTGRES_URL);
}

async function onFile(file: string, act: () => Promise<void>): Promise<void> {
  const store = new Database(file);
  try {
    store.exec('PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE');
    await act();
    store.exec('ROLLBACK');
  } finally {
    store.close();
  }
}
