import { randomBytes } from 'node:crypto';
import { openPostgresPrimaryData } from '../../src/adapters/postgres/primary-data/primary-data';
import { refuseOlderPrimaryData } from '../../src/app/restored';
import { NO_STREAM, type RegionCode, type Revision, type StreamName } from '../../src/kernel/ids';
import type { PrimaryData } from '../../src/kernel/ports/primary-data';
import type { Day } from '../../src/kernel/time';
import { MemoryEventStore } from '../kit/memory-event-store';
import { freshSchema, onPostgres, onServer, type Schema } from '../kit/postgres/server-under-test';

const HANYIN = '610921' as RegionCode;
const TODAY = '2026-07-01' as Day;
const TABLES = ['data_key', 'number_block'];

/** The log lies elsewhere, as on KurrentDB, and is backed up and put back apart from the database. */
onPostgres('a database put back beside a log that lies elsewhere', () => {
  const masterKey = randomBytes(32);
  let schema: Schema;
  let log: MemoryEventStore;

  beforeEach(async () => {
    schema = await freshSchema();
    log = new MemoryEventStore();
  });
  afterEach(() => schema.drop());

  const inDatabase = async <T>(work: (primary: PrimaryData) => Promise<T>): Promise<T> => {
    const primary = await openPostgresPrimaryData({ connection: schema.connection, masterKey });
    try {
      return await work(primary);
    } finally {
      await primary.close();
    }
  };
  const sql = (statements: readonly string[]) =>
    onServer(async (client) => {
      for (const statement of statements) await client.query(statement);
    }, schema.connection);
  const backUp = () => sql(TABLES.map((table) => `create table backup_of_${table} as table ${table}`));
  const putBack = () =>
    sql(TABLES.flatMap((table) => [`truncate ${table}`, `insert into ${table} table backup_of_${table}`]));
  const file = (at: Revision) =>
    inDatabase(async ({ keys, numbers }) => {
      const [{ id: key }, sequence] = [await keys.take(), await numbers.next(HANYIN, TODAY)];
      const data = JSON.stringify({ key, number: `610921-20260701-${String(sequence).padStart(4, '0')}` });
      await log.append('appeal-1' as StreamName, at, [
        { id: `e${at}` as never, type: 'AppealReported', data, metadata: '{}' },
      ]);
    });
  const judged = () => inDatabase((primary) => refuseOlderPrimaryData(log, primary));

  it('behind it: the start is refused, and says what to restore', async () => {
    await file(NO_STREAM);
    await backUp();
    await file(0 as Revision);
    await expect(judged()).resolves.toBeUndefined();
    await putBack();
    await expect(judged()).rejects.toThrow(
      /older than the log: it does not know appeal 610921-20260701-\d+\. Restore keys, citizens and numbers that were backed up after/,
    );
  });

  it('ahead of it: the start goes on, and numbers have gaps', async () => {
    await file(NO_STREAM);
    const older = log.log.length;
    await file(0 as Revision);
    log.log.splice(older);
    await expect(judged()).resolves.toBeUndefined();
  });
});
