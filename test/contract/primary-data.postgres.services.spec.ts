import { randomBytes } from 'node:crypto';
import { openPostgresPrimaryData } from '../../src/adapters/postgres/primary-data/primary-data';
import { eventually } from '../kit/eventually';
import { postgresPrimaryData } from '../kit/postgres/primary-data';
import { filesOfServer, holding } from '../kit/postgres/files';
import { freshDatabase, freshSchema, onPostgres, onServer } from '../kit/postgres/server-under-test';
import { citizenIndexContract } from './citizen-index.contract';
import { keyStoreContract } from './key-store.contract';
import { numberBlocksContract } from './number-blocks.contract';
import { primaryDataContract } from './primary-data.contract';
import { rotationContract } from './rotation.contract';
import { uploadLedgerContract } from './upload-ledger.contract';

onPostgres('the contracts of the primary data on PostgreSQL', () => {
  keyStoreContract('PostgreSQL', () => postgresPrimaryData(({ keys }) => keys));
  citizenIndexContract('PostgreSQL', () => postgresPrimaryData(({ citizens }) => citizens));
  numberBlocksContract('PostgreSQL', () => postgresPrimaryData(({ numbers }) => numbers));
  it('a key that one node destroys, and its citizen, is forgotten by the others at once, and by all within a minute', async () => {
    const schema = await freshSchema();
    const options = { connection: schema.connection, masterKey: randomBytes(32) };
    const [here, there] = [await openPostgresPrimaryData(options), await openPostgresPrimaryData(options)];
    try {
      const key = await here.keys.take();
      const citizen = await here.citizens.findOrAdd('a hash', async () => key.id);
      expect(await there.citizens.find('a hash')).toEqual(citizen);
      await eventually(
        async () => (await there.keys.find(key.id)) ?? 'gone',
        (found) => found !== 'gone',
      );
      await here.citizens.forget(citizen.id);
      await here.keys.destroy(key.id);
      await eventually(
        async () => (await there.keys.find(key.id)) ?? 'gone',
        (found) => found === 'gone',
        2_000,
      );
      expect(await there.citizens.find('a hash')).toBeUndefined();
    } finally {
      for (const data of [here, there]) await data.close();
      await schema.drop();
    }
  });

  primaryDataContract('PostgreSQL', async () => {
    const database = await freshDatabase();
    const { connection } = database;
    const options = { connection, masterKey: randomBytes(32), stock: 64 };
    let data = await openPostgresPrimaryData(options);
    return {
      port: data,
      reopen: async () => {
        await data.close();
        data = await openPostgresPrimaryData(options);
        return data;
      },
      close: async () => {
        await data.close();
        await database.drop();
      },
      looksAtItself: () => onServer(async (client) => void (await client.query('analyze')), connection),
      holding: async (texts) => {
        const files = await filesOfServer(connection);
        return files && holding(files.tables, texts);
      },
    };
  });

  rotationContract('PostgreSQL', async () => {
    const schema = await freshSchema();
    const { connection } = schema;
    return {
      open: (keys) => openPostgresPrimaryData({ connection, stock: 64, ...keys }),
      close: () => schema.drop(),
    };
  });

  it('what one node said first stands for all', async () => {
    const { port, close } = await postgresPrimaryData((data) => data);
    expect(await port.settle?.('attachments', 'a')).toBe('a');
    expect(await port.settle?.('attachments', 'b')).toBe('a');
    await close();
  });

  uploadLedgerContract('PostgreSQL', () => postgresPrimaryData(({ uploads }) => uploads));
});
