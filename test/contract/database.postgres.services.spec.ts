import { openPostgresDatabase } from '../../src/adapters/postgres/database/open';
import { filesOfServer, holding } from '../kit/postgres/files';
import { freshDatabase, freshSchema, onPostgres, type Schema } from '../kit/postgres/server-under-test';
import { databaseContract } from './database.contract';

onPostgres('the contract of the database on PostgreSQL', () => {
  let own: Pick<Schema, 'connection' | 'drop'>;
  let schema: Schema;
  beforeAll(async () => (own = await freshDatabase()));
  beforeEach(async () => (schema = await freshSchema(own.connection)));
  afterAll(() => own.drop());

  databaseContract(
    'postgres',
    () => openPostgresDatabase({ connection: schema.connection }),
    async (texts) => {
      const files = await filesOfServer(own.connection);
      return files && holding(files.tables, texts);
    },
  );
});
