import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqlitePrimaryData } from '../../src/adapters/sqlite/primary-data/primary-data';
import { temporaryFolder } from '../kit/temporary-folder';
import { primaryDataContract } from './primary-data.contract';
import { rotationContract } from './rotation.contract';

primaryDataContract('SQLite', async () => {
  const folder = temporaryFolder();
  const options = { file: join(folder, 'primary.db'), masterKey: randomBytes(32), stock: 64 };
  let data = await openSqlitePrimaryData(options);
  return {
    port: data,
    reopen: async () => {
      await data.close();
      data = await openSqlitePrimaryData(options);
      return data;
    },
    close: () => data.close(),
    holding: async (texts) => {
      const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
      return texts.filter((text) => files.some((bytes) => bytes.includes(text)));
    },
  };
});

rotationContract('SQLite', async () => {
  const file = join(temporaryFolder(), 'primary.db');
  return {
    open: (keys) => openSqlitePrimaryData({ file, stock: 64, ...keys }),
    close: async () => undefined,
  };
});
