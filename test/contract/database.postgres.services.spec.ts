import { openPostgresDatabase } from '../../src/adapters/postgres/database/open';
import { freshSchema, onPostgres, type Schema } from '../kit/postgres/server-under-test';
import { databaseContract } from './database.contract';

onPostgres('the contract of the database on PostgreSQL', () => {
  let schema: Schema;
  beforeEach(async () => (schema = await freshSchema()));
  afterEach(() => schema.drop());

  databaseContract('postgres', () => openPostgresDatabase({ connection: schema.connection }));
});
