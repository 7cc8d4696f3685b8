import { openKurrentEventStore } from '../../src/adapters/kurrentdb/event-store';
import { serverUnderTest, type ServerUnderTest } from '../kit/kurrentdb/server-under-test';
import { ranOn } from '../kit/ran-on';
import { eventStoreContract } from './event-store.contract';

let server: ServerUnderTest;
beforeAll(async () => {
  server = await serverUnderTest();
  ranOn('the contract of the event store on KurrentDB', server.name);
}, 180_000);
afterAll(() => server.stop());

eventStoreContract('KurrentDB', async () => {
  const open = () =>
    openKurrentEventStore({ connection: server.connection, categories: ['appeal', 'access'] });
  let store = await open();
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await open();
      return store;
    },
    close: () => store.close(),
  };
});
