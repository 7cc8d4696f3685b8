import { openPostgresEventStore } from '../../src/adapters/postgres/event-store/event-store';
import { freshSchema, onPostgres } from '../kit/postgres/server-under-test';
import { eventStoreContract } from './event-store.contract';

onPostgres('the contract of the event store on PostgreSQL', () => {
  eventStoreContract('PostgreSQL', async () => {
    const schema = await freshSchema();
    const open = () => openPostgresEventStore({ connection: schema.connection });
    let store = await open();
    return {
      store,
      reopen: async () => {
        await store.close();
        store = await open();
        return store;
      },
      close: async () => {
        await store.close();
        await schema.drop();
      },
    };
  });
});
