import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openSqlitePrimaryData } from '../../src/adapters/sqlite/primary-data/primary-data';
import type { PrimaryData } from '../../src/kernel/ports/primary-data';
import type { UnderTest } from '../contract/key-store.contract';
import { temporaryFolder } from './temporary-folder';

/** One of the three ports of a fresh SQLite file. */
export async function primaryDataUnderTest<Port>(
  choose: (data: PrimaryData) => Port,
): Promise<UnderTest<Port>> {
  const options = { file: join(temporaryFolder(), 'primary.db'), masterKey: randomBytes(32), stock: 64 };
  let data = await openSqlitePrimaryData(options);
  return {
    port: choose(data),
    reopen: async () => {
      await data.close();
      data = await openSqlitePrimaryData(options);
      return choose(data);
    },
    close: () => data.close(),
  };
}
