import { join } from 'node:path';
import { openSqliteDatabase } from '../../src/adapters/database/sqlite/open';
import { createRuntimeTables } from '../../src/runtime/runners/schema';
import { temporaryFolder } from '../kit/temporary-folder';
import { databaseContract } from './database.contract';

let file = '';
beforeEach(() => (file = join(temporaryFolder(), 'read-models.db')));

databaseContract('sqlite', () => openSqliteDatabase({ file }));

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
