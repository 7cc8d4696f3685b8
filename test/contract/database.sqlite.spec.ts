import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import { openSqliteDatabase } from '../../src/adapters/sqlite/database/open';
import type { Transaction } from '../../src/runtime/runners/database';
import { createRuntimeTables } from '../../src/runtime/runners/schema';
import { temporaryFolder } from '../kit/temporary-folder';
import { databaseContract } from './database.contract';

let file = '';
beforeEach(() => (file = join(temporaryFolder(), 'read-models.db')));

databaseContract(
  'sqlite',
  () => openSqliteDatabase({ file }),
  async (texts) => {
    const folder = dirname(file);
    const files = readdirSync(folder).map((each) => readFileSync(join(folder, each)));
    return texts.filter((text) => files.some((bytes) => bytes.includes(text)));
  },
);

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

describe('a new file', () => {
  it('is made by who writes alone: a reader that comes first leaves none behind', () => {
    expect(() => openSqliteDatabase({ file, readOnly: true })).toThrow('there is no database');
    expect(existsSync(file)).toBe(false);
  });

  it('gets its journal although somebody looks into it at this moment', async () => {
    const looking = new Worker(
      `const { parentPort, workerData } = require('node:worker_threads');
       const db = new (require('libsql'))(workerData);
       db.exec('create table t (x)');
       db.exec('begin');
       db.prepare('select * from t').all();
       parentPort.postMessage('looks');
       setTimeout(() => { db.exec('commit'); db.close(); }, 200);`,
      { eval: true, workerData: file },
    );
    const gone = once(looking, 'exit');
    await once(looking, 'message');
    const database = openSqliteDatabase({ file });
    await database.close();
    await gone;
  });
});
