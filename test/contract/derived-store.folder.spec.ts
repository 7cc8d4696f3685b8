import { readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { DerivedFolder } from '../../src/adapters/files/derived-folder';
import { temporaryFolder } from '../kit/temporary-folder';
import { derivedStoreContract } from './derived-store.contract';

derivedStoreContract('a folder', async () => {
  const root = join(temporaryFolder(), 'derived');
  return {
    port: new DerivedFolder(root),
    reopen: async () => new DerivedFolder(root),
    close: async () => undefined,
    anHourLater: () => {
      const then = new Date(Date.now() - 3_600_000);
      for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }))
        if (statSync(join(root, name)).isFile()) utimesSync(join(root, name), then, then);
    },
  };
});
