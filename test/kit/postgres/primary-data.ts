import { randomBytes } from 'node:crypto';
import { openPostgresPrimaryData } from '../../../src/adapters/postgres/primary-data/primary-data';
import type { PrimaryData } from '../../../src/kernel/ports/primary-data';
import type { UnderTest } from '../../contract/key-store.contract';
import { freshSchema } from './server-under-test';

/** One of the ports of the primary data in a fresh schema. */
export async function postgresPrimaryData<Port>(
  choose: (data: PrimaryData) => Port,
): Promise<UnderTest<Port>> {
  const schema = await freshSchema();
  const options = { connection: schema.connection, masterKey: randomBytes(32), stock: 64 };
  let data = await openPostgresPrimaryData(options);
  return {
    port: choose(data),
    reopen: async () => {
      await data.close();
      data = await openPostgresPrimaryData(options);
      return choose(data);
    },
    close: async () => {
      await data.close();
      await schema.drop();
    },
  };
}
