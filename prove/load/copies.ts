import { execFile } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { backEndOf, withSchema } from '../../test/kit/back-end';
import { freshDatabase } from '../../test/kit/postgres/server-under-test';

const run = promisify(execFile);
const ROOT = resolve(__dirname, '../..');

/** How an operator takes a copy of everything while it serves, and brings it back elsewhere. */
export interface Copies {
  take(data: string, copy: string): Promise<void>;
  /** With the list of erasures as it is now. */
  bring(data: string, copy: string, to: string): Promise<void>;
}

export const copiesOf = async (data: string): Promise<Copies> =>
  (await backEndOf(data))['DATABASE'] === 'postgres' ? ofPostgres : ofFiles;

const ofFiles: Copies = {
  take: async (data, copy) => void (await cli('backup', data, {}, copy)),
  bring: async (data, copy, to) => void (await cli('restore', data, {}, copy, to)),
};

const DUMP = 'suqiu.sql';
/** What is made again from the log, as docs/reference/postgres.md leaves it out. */
const MADE_AGAIN = ['*__g*', 'runner_*', 'saga*', 'projection_generation'];

const ofPostgres: Copies = {
  async take(data, copy) {
    const { POSTGRES_URL = '' } = await backEndOf(data);
    mkdirSync(copy);
    const without = MADE_AGAIN.map((pattern) => `--exclude-table=${pattern}`);
    await run('pg_dump', [
      '--no-owner',
      '-n',
      schemaIn(POSTGRES_URL),
      ...without,
      '-f',
      join(copy, DUMP),
      forTools(POSTGRES_URL),
    ]);
    cpSync(data, join(copy, 'data'), { recursive: true });
  },
  async bring(data, copy, to) {
    const { POSTGRES_URL = '' } = await backEndOf(data);
    const { connection, drop } = await freshDatabase();
    await run('psql', ['-q', '-X', '-v', 'ON_ERROR_STOP=1', '-f', join(copy, DUMP), connection]);
    cpSync(join(copy, 'data'), to, { recursive: true });
    copyFileSync(join(data, 'erasures.ndjson'), join(to, 'erasures.ndjson'));
    const url = new URL(connection);
    url.search = new URL(POSTGRES_URL).search;
    withSchema(to, { name: schemaIn(POSTGRES_URL), connection: url.toString(), drop });
  },
};

/** The server's own tools take a plus for a plus. */
const forTools = (connection: string): string => connection.replaceAll('+', '%20');

const schemaIn = (connection: string): string =>
  /search_path=(\w+)/.exec(new URL(connection).searchParams.get('options') ?? '')?.[1] ?? 'public';

/** As an operator runs it: in a process of its own. */
export const cli = (
  command: 'backup' | 'restore' | 'audit-export' | 'verify',
  dataFolder: string,
  env: Readonly<Record<string, string>>,
  ...args: readonly string[]
) =>
  run(process.execPath, [join(ROOT, `dist/cli/${command}.js`), ...args], {
    cwd: dataFolder,
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', DATA_FOLDER: dataFolder, ...env },
  });
