import { openPostgresDatabase } from '../../../src/adapters/postgres/database/open';
import { openSqliteDatabase } from '../../../src/adapters/sqlite/database/open';
import type { Database } from '../../../src/runtime/runners/database';
import { databaseIsAFile } from '../back-end';
import { freshSchema, type Schema } from './server-under-test';

/** More than any file of tests opens. */
const SCHEMAS = 60;

/**
 * Opens what stands for a database file: the file itself, or with SUQIU_TEST_DATABASE=postgres a schema of its own on
 * the server under test. To be called where a file of tests is loaded.
 */
export function runnerDatabases(): (file: string) => Database {
  if (databaseIsAFile) return (file) => openSqliteDatabase({ file });
  const free: Schema[] = [];
  const taken = new Map<string, Schema>();
  beforeAll(async () => {
    for (let made = 0; made < SCHEMAS; made++) free.push(await freshSchema());
  });
  afterAll(async () => {
    for (const schema of [...free, ...taken.values()]) await schema.drop();
  }, 120_000);
  return (file) => {
    const schema = taken.get(file) ?? free.pop();
    if (schema === undefined) throw new Error(`more than ${SCHEMAS} databases in one file of tests`);
    taken.set(file, schema);
    return openPostgresDatabase({ connection: schema.connection });
  };
}
