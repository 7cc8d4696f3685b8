import { join } from 'node:path';
import { openSqliteEventStore } from '../../src/adapters/sqlite/event-store/event-store';
import { temporaryFolder } from '../kit/temporary-folder';
import { eventStoreContract } from './event-store.contract';

eventStoreContract('SQLite', async () => {
  const file = join(temporaryFolder(), 'log.db');
  let store = await openSqliteEventStore({ file });
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await openSqliteEventStore({ file });
      return store;
    },
    close: () => store.close(),
  };
});
