import { join } from 'node:path';
import { sql } from 'kysely';
import { openSqliteDatabase } from '../../src/adapters/sqlite/database/open';
import type { Transaction } from '../../src/runtime/runners/database';
import { createRuntimeTables } from '../../src/runtime/runners/schema';
import { temporaryFolder } from '../kit/temporary-folder';
import { databaseContract } from './database.contract';

let file = '';
beforeEach(() => (file = join(temporaryFolder(), 'read-models.db')));

databaseContract('sqlite', () => openSqliteDatabase({ file }));

describe('a full disk', () => {
  it('ends the whole transaction, whichever part of it met it', async () => {
    const database = openSqliteDatabase({ file });
    await createRuntimeTables(database);
    await sql`pragma max_page_count = 60`.execute(database.kysely);
    const instance = (name: string, state: string) => ({ saga: 'routing', instance: name, state });
    const put = (tx: Transaction, name: string, state: string) => async () => {
      await tx.kysely.insertInto('saga_instance').values(instance(name, state)).execute();
    };
    const filling = database.transaction(async (tx) => {
      await tx.alone(put(tx, '一', '{}'));
      await tx.alone(put(tx, '二', '连心户'.repeat(200_000)));
      await tx.alone(put(tx, '三', '{}'));
    });
    await expect(filling).rejects.toThrow(/full/);
    expect(await database.kysely.selectFrom('saga_instance').selectAll().execute()).toEqual([]);
    await database.transaction((tx) => put(tx, '一', '{}')());
    expect(await database.kysely.selectFrom('saga_instance').select('instance').execute()).toHaveLength(1);
    await database.close();
  });
});

describe('a read-only connection', () => {
  it('reads what another one writes and cannot write itself', async () => {
    const writer = openSqliteDatabase({ file });
    await createRuntimeTables(writer);
    const reader = openSqliteDatabase({ file, readOnly: true });
    const lease = { name: 'queue', partition: 'all', owner: '县一号', token: 1, expires: 0 };
    await expect(reader.kysely.insertInto('runner_lease').values(lease).execute()).rejects.toThrow(
      /readonly/,
    );
    await writer.kysely.insertInto('runner_lease').values(lease).execute();
    expect(await reader.kysely.selectFrom('runner_lease').selectAll().execute()).toEqual([lease]);
    await reader.close();
    await writer.close();
  });
});
