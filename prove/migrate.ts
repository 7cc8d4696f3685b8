import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { rmSync } from 'node:fs';
import { openPostgresEventStore } from '../src/adapters/postgres/event-store/event-store';
import { Client } from '../test/kit/api/client';
import { eventually } from '../test/kit/eventually';
import { measured, type Measure, type Measured } from '../test/kit/measured';
import { freshSchema, onServer } from '../test/kit/postgres/server-under-test';
import { removeFolder, type Service } from '../test/kit/service';
import { growLog } from './load/busy-log';
import { differences } from './load/compare';
import { Ledger } from './load/ledger';
import { withPostgres } from './load/postgres';
import { repeatAll } from './load/repeat';
import { asLogFile, rowsOfStore } from './load/rows-of-store';
import { settled } from './load/settled';
import { concern, work } from './load/stories';
import { again, foldOf, logOf, startWorld } from './load/world';
import { verify } from './verify/verify';

const CLI = resolve(__dirname, '../dist/cli/migrate-store.js');
const CALLERS = 12;

/**
 * The log of a folder is copied into PostgreSQL, killed halfway, gone on with, and served from there: every command
 * once, as it was answered. `--seconds 4` of everyday work, `--mib 40` of other events beside it.
 */
const migrate: Measure = (options) =>
  withPostgres(() => proven(options.number('seconds', 4) * 1000, options.number('mib', 40)));
export default migrate;

async function* proven(millis: number, mib: number): AsyncGenerator<Measured> {
  const schema = await freshSchema();
  const world = await startWorld();
  const { folder } = world.service;
  let last = world;
  try {
    const ledger = new Ledger();
    await work(world, ledger, CALLERS, millis);
    await settled(world.client);
    const asked = await Client.of(world.service);
    await (await asked.as('citizen', '13891500001')).reports(concern(world.towns[0]!));
    const before = asked.lastPosition ?? '';
    await settled(world.client);
    await world.service.stop();
    growLog(logOf(folder), mib * 1024 * 1024);
    const folded = await foldOf(folder);

    const env = { POSTGRES_URL: schema.connection };
    const killed = await copyUntilKilled(folder, env, schema.connection);
    yield measured('migrate: events there when it was killed', killed, 'events', '>= 1');
    const { output, code } = await copy(folder, env).ended;
    const digests = [...output.matchAll(/^(sqlite|postgres): (\d+) events, sha256 ([0-9a-f]{64})$/gm)];
    if (code !== 0) console.error(output);
    yield measured('migrate: ended in order', code ?? -1, 'exit code', '= 0');
    yield measured('migrate: stores with a digest', digests.length, 'stores', '= 2');
    yield measured(
      'migrate: digests',
      new Set(digests.map(([, , , digest]) => digest)).size,
      'digests',
      '= 1',
    );
    yield measured('migrate: events', Number(digests[0]?.[2]), 'events', `>= ${killed + 1}`);

    const log = await openPostgresEventStore({ connection: schema.connection });
    const rows = await rowsOfStore(log).finally(() => log.close());
    yield measured(
      'migrate: faults found by the independent verifier',
      verify(asLogFile(rows)).faults.length,
      'faults',
      '= 0',
    );

    for (const tail of ['', '-wal', '-shm']) rmSync(join(folder, `read-models.db${tail}`), { force: true });
    last = await again(world, { env: { ...env, EVENT_STORE: 'postgres' }, startWithinMs: 60_000 });
    await settled(last.client);
    const wrong = await differences(last.client, folded);
    const otherwise = await repeatAll(ledger);
    for (const reason of [...wrong, ...otherwise].slice(0, 5)) console.error(reason);
    yield measured('migrate: rows unlike a fold of the old log', wrong.length, 'rows', '= 0');
    yield measured('migrate: repeated and answered otherwise', otherwise.length, 'commands', '= 0');
    yield measured(
      'migrate: a position of the old log is refused',
      await statusAt(last.service, before),
      'status',
      '= 409',
    );
  } finally {
    await last.service.kill();
    removeFolder(folder);
    await schema.drop();
  }
}

function copy(folder: string, env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [CLI, '--from', 'sqlite', '--to', 'postgres'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], DATA_FOLDER: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<{ readonly code: number | null; readonly output: string }>((done) =>
    child.once('close', (code) => done({ code, output })),
  );
  return { child, ended };
}

/** @returns how many events were there when it was gone */
async function copyUntilKilled(folder: string, env: Readonly<Record<string, string>>, connection: string) {
  const { child, ended } = copy(folder, env);
  const count = () =>
    onServer(async (client) => {
      const { rows } = await client.query<{ made: boolean }>(
        `select to_regclass('event') is not null as made`,
      );
      if (rows[0]?.made !== true) return 0;
      return Number((await client.query<{ count: string }>('select count(*) from event')).rows[0]?.count);
    }, connection);
  await eventually(count, (events) => events > 8_000, 60_000);
  child.kill('SIGKILL');
  await ended;
  return count();
}

async function statusAt({ url }: Service, position: string): Promise<number> {
  const answer = await fetch(`${url}/api/v1/catalogue`, { headers: { 'suqiu-min-position': position } });
  const { code } = (await answer.json()) as { readonly code?: string };
  return code === 'read/foreign-position' ? answer.status : 0;
}
