import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteDatabase } from '../../src/adapters/sqlite/database/open';
import { openSqliteEventStore } from '../../src/adapters/sqlite/event-store/event-store';
import { openSqlitePrimaryData } from '../../src/adapters/sqlite/primary-data/primary-data';
import { temporaryFolder } from '../kit/temporary-folder';

/** The stores of a folder, open, so that the files beside them are there too. */
async function whileOpen(folder: string, look: () => void): Promise<void> {
  const events = await openSqliteEventStore({ file: join(folder, 'events.db') });
  const primary = await openSqlitePrimaryData({
    file: join(folder, 'primary.db'),
    masterKey: Buffer.alloc(32, 7),
  });
  const database = openSqliteDatabase({ file: join(folder, 'read-models.db') });
  await database.transaction(async (trx) =>
    trx.run([{ sql: 'create table if not exists t (a)', parameters: [] }]),
  );
  try {
    look();
  } finally {
    await database.close();
    await primary.close();
    await events.close();
  }
}

const readByOthers = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0);

describe('the files of the stores', () => {
  it('are their owner’s alone, with what SQLite keeps beside them', async () => {
    const folder = temporaryFolder();
    await whileOpen(folder, () => {
      expect(readdirSync(folder)).toEqual(expect.arrayContaining(['events.db-wal', 'primary.db-shm']));
      expect(readByOthers(folder)).toEqual([]);
    });
  });

  it('become so at the next start where they were not', async () => {
    const folder = temporaryFolder();
    await whileOpen(folder, () => undefined);
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
    await whileOpen(folder, () => expect(readByOthers(folder)).toEqual([]));
  });
});
