import { StandIn } from './kurrentdb/stand-in';
import { bucketEnvironment, freshBucket } from './s3/bucket-under-test';
import { freshSchema, type Schema } from './postgres/server-under-test';

const chosen = () => ({
  eventStore: process.env['SUQIU_TEST_EVENT_STORE'] ?? 'sqlite',
  database: process.env['SUQIU_TEST_DATABASE'] ?? 'sqlite',
  messaging: process.env['SUQIU_TEST_MESSAGING'] ?? 'in-process',
  attachments: process.env['SUQIU_TEST_ATTACHMENTS'] ?? 'folder',
});

/** Whether the log lies in the data folder, where a test can read and change its bytes. */
export const logIsAFile = chosen().eventStore === 'sqlite';
/** Whether keys, citizens, numbers and read models lie there. */
export const databaseIsAFile = chosen().database === 'sqlite';

const servers = new Map<string, Promise<StandIn>>();
const schemas = new Map<string, Promise<Schema>>();
const buckets = new Map<string, ReturnType<typeof freshBucket>>();

/**
 * What the service is told of its back ends: the embedded files, or what SUQIU_TEST_EVENT_STORE, SUQIU_TEST_DATABASE,
 * SUQIU_TEST_MESSAGING and SUQIU_TEST_ATTACHMENTS say: a stand-in, a schema and a bucket of its own for each data folder,
 * which live as long as the folder, or the server of this run; the brokers are everybody's.
 */
export async function backEndOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const { eventStore, database, messaging, attachments } = chosen();
  const told: Record<string, string> = {};
  if (eventStore === 'kurrentdb') {
    const server = servers.get(folder) ?? StandIn.start();
    servers.set(folder, server);
    Object.assign(told, { EVENT_STORE: 'kurrentdb', KURRENTDB_URL: (await server).connection });
  }
  if (eventStore === 'postgres' || database === 'postgres') {
    const schema = schemas.get(folder) ?? freshSchema();
    schemas.set(folder, schema);
    Object.assign(told, {
      EVENT_STORE: eventStore,
      DATABASE: database,
      POSTGRES_URL: (await schema).connection,
    });
  }
  if (messaging === 'kafka')
    Object.assign(told, { MESSAGING: 'kafka', KAFKA_BROKERS: process.env['SUQIU_TEST_KAFKA'] ?? '' });
  if (attachments === 's3') {
    const bucket = buckets.get(folder) ?? freshBucket();
    buckets.set(folder, bucket);
    Object.assign(told, bucketEnvironment(await bucket));
  }
  return told;
}

/** The log of this data folder is there, for who kills and restarts it. */
export const withStandIn = (folder: string, server: StandIn): void =>
  void servers.set(folder, Promise.resolve(server));

/** The database of this data folder is there, for who restores a dump. */
export const withSchema = (folder: string, schema: Schema): void =>
  void schemas.set(folder, Promise.resolve(schema));

export function stopBackEndOf(folder: string): void {
  void servers.get(folder)?.then((server) => server.kill());
  servers.delete(folder);
  void schemas.get(folder)?.then((schema) => schema.drop().catch(() => undefined));
  schemas.delete(folder);
  buckets.delete(folder);
}
