import { sql } from 'kysely';
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

  it('makes tables for two who start at once, one after the other', async () => {
    const both = [1, 2].map(() => openPostgresDatabase({ connection: schema.connection }));
    await Promise.all(
      both.map((each) =>
        each.migration(async (tx) => {
          await sql`create table if not exists made (n bigint)`.execute(tx.kysely);
          await sql`insert into made (n) select count(*) from made`.execute(tx.kysely);
        }),
      ),
    );
    expect((await sql`select n from made order by n`.execute(both[0]!.kysely)).rows).toEqual([
      { n: 0 },
      { n: 1 },
    ]);
    for (const each of both) await each.close();
  });
});
