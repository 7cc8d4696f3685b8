import { join } from 'node:path';
import Database from 'libsql';

/**
 * Does something while the timers cannot fire: their store is held from outside. A late act then comes before the
 * timer, every time, and what is recorded of it is the act's own doing.
 */
export async function withTimersHeld(folder: string, act: () => Promise<void>): Promise<void> {
  const store = new Database(join(folder, 'read-models.db'));
  try {
    store.exec('PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE');
    await act();
    store.exec('ROLLBACK');
  } finally {
    store.close();
  }
}
