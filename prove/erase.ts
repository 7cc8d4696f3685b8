import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { heardIn, bytesOf } from '../test/e2e/canary';
import { eventually } from '../test/kit/eventually';
import { measured, type Measure } from '../test/kit/measured';
import { freshFolder, removeFolder } from '../test/kit/service';
import { reportCanaries, MARKS, type Filed } from './load/canaries';
import { each } from './load/repeat';
import { settled } from './load/settled';
import { Ledger } from './load/ledger';
import { everyday, play } from './load/stories';
import { tracesOf, type Trace } from './load/traces';
import { startWorld, verdictOn, type World } from './load/world';

const run = promisify(execFile);
const ROOT = resolve(__dirname, '..');
const ENV = { RETENTION_DAYS: '0', HEAD_EVENTS: '20' };
const CALLERS = 2;
const AT_ONCE = 4;
const FINISHED_WITHIN_MS = 120_000;

/**
 * Canaries in many appeals, half of them erased while others report and handle: what is left of those in any byte of the
 * data folder, running and stopped, and of a backup from before that is restored. Everything else is still there, and
 * verifies. `--appeals 40`
 */
const erase: Measure = async function* (options) {
  const root = freshFolder();
  const [data, backup, restored] = ['data', 'backup', 'restored'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(data);
  let world = await startWorld({ folder: data, env: ENV });
  let over = false;
  const ledger = new Ledger();
  const playing = play({ ...world, ledger, isOver: () => over }, CALLERS, everyday);
  try {
    const filed = await reportCanaries(world, options.number('appeals', 40));
    const [gone, kept] = [filed.filter((_, at) => at % 2 === 0), filed.filter((_, at) => at % 2 === 1)];
    await settled(world.client).catch(() => undefined);
    const traces = await tracesOf(data, gone);
    const left = (folder: string) => leftIn(folder, traces);
    yield measured(
      'erase: traces of those to be erased, before',
      left(data).length,
      'traces',
      `= ${traces.length}`,
    );
    await cli('backup', data, {}, backup);
    yield measured('erase: the same in a backup of before', left(backup).length, 'traces', '>= 1');

    await eraseAll(world, gone);
    await eventually(
      () => finishedIn(world),
      (count) => count >= gone.length,
      FINISHED_WITHIN_MS,
    );
    yield measured(
      'erase: acknowledged by others meanwhile',
      ledger.acknowledged.length,
      'commands',
      '>= 20',
    );
    yield measured('erase: traces left in the data folder, under load', left(data).length, 'traces', '= 0');
    over = true;
    await playing;
    await settled(world.client);
    yield measured(
      'erase: appeals of them that answer otherwise than erased',
      await notErased(world, gone),
      'appeals',
      '= 0',
    );
    yield measured(
      'erase: appeals of others that lost something',
      await notKept(world, kept),
      'appeals',
      '= 0',
    );
    const out = join(root, 'export.ndjson');
    yield measured(
      'erase: exit code of suqiu-verify on an export',
      await exported(world, out),
      'code',
      '= 0',
    );
    await world.service.stop();
    for (const found of left(data)) console.error(`left: ${found}`);
    yield measured('erase: traces left after a stop', left(data).length, 'traces', '= 0');
    yield measured(
      'erase: faults found by the independent verifier',
      (await verdictOn(data)).faults.length,
      'faults',
      '= 0',
    );

    await cli('restore', data, {}, backup, restored);
    world = await startWorld({ folder: restored, env: ENV });
    await settled(world.client);
    yield measured(
      'erase: appeals served after a restore of before',
      await notErased(world, gone),
      'appeals',
      '= 0',
    );
    await eventually(
      () => finishedIn(world),
      (count) => count >= gone.length,
      FINISHED_WITHIN_MS,
    );
    await world.service.stop();
    for (const found of left(restored)) console.error(`left: ${found}`);
    yield measured('erase: traces left in what was restored', left(restored).length, 'traces', '= 0');
    yield measured(
      'erase: faults in the restored log',
      (await verdictOn(restored)).faults.length,
      'faults',
      '= 0',
    );
  } finally {
    over = true;
    await world.service.kill();
    removeFolder(root);
  }
};
export default erase;

async function eraseAll({ client }: World, gone: readonly Filed[]): Promise<void> {
  const auditor = await client.as('auditor', '610921');
  const body = { party: 'reporter', ground: 'citizen-asked', reason: '书面申请第17号' } as const;
  for (let at = 0; at < gone.length; at += AT_ONCE)
    await Promise.all(
      gone.slice(at, at + AT_ONCE).map(({ appeal }) => auditor.does(appeal, 'identity/erase', body)),
    );
}

async function finishedIn({ client }: World): Promise<number> {
  const auditor = await client.as('auditor', '610921');
  let [finished, cursor] = [0, undefined as string | undefined];
  do {
    const query = { kind: ['identity' as const], limit: 50, ...(cursor && { cursor }) };
    const { data } = await auditor.api.GET('/api/v1/audit/accesses', { params: { query } });
    finished += (data?.items ?? []).filter(({ what }) => what === 'erasure-finished').length;
    cursor = data?.next;
  } while (cursor !== undefined);
  return finished;
}

/** Each must show, say that it was erased, and tell nothing. */
async function notErased({ client }: World, gone: readonly Filed[]): Promise<number> {
  const county = await client.as('dispatcher', 'centre-610921');
  const wrong = await each(gone, async ({ appeal }) => {
    const seen = await county.sees(appeal);
    const revealed = await county.tries(appeal, 'identity/reveal', { purpose: '核实身份' });
    const marked = await eventually(
      () => county.sees(appeal),
      ({ identity }) => identity?.reporter?.mark === 'erased',
      FINISHED_WITHIN_MS,
    ).then(
      () => true,
      () => false,
    );
    return seen.words === null && revealed.status >= 400 && marked ? [] : [appeal.id];
  });
  return wrong.flat().length;
}

async function notKept({ client }: World, kept: readonly Filed[]): Promise<number> {
  const county = await client.as('dispatcher', 'centre-610921');
  const wrong = await each(kept, async ({ appeal, words, name }) => {
    const seen = await county.sees(appeal);
    const told = await county.tries(appeal, 'identity/reveal', { purpose: '核实身份' });
    return seen.words === words && JSON.stringify(told.body).includes(name) ? [] : [appeal.id];
  });
  return wrong.flat().length;
}

/** By name: traces, and clear texts in whatever form. */
const leftIn = (folder: string, traces: readonly Trace[]): readonly string[] => {
  const files = bytesOf(folder).filter(([file]) => !file.endsWith('erasures.ndjson'));
  const found = traces.filter(({ bytes, file }) =>
    file === undefined ? files.some((each) => each[1].includes(bytes)) : existsSync(join(folder, file)),
  );
  const clear = files.flatMap(([file, bytes]) => heardIn(bytes, MARKS).map((mark) => `${mark} in ${file}`));
  return [...found.map(({ name }) => name), ...clear];
};

async function exported({ service, client }: World, out: string): Promise<number> {
  const auditor = await client.as('auditor', '610921');
  const token = String(auditor.credentials['authorization']).replace(/^Bearer /, '');
  await cli('audit-export', service.folder, { SUQIU_TOKEN: token }, '--url', service.url, '--out', out);
  return cli('verify', service.folder, {}, out).then(
    () => 0,
    (error: { readonly code?: number; readonly stdout?: string }) => {
      console.error(error.stdout);
      return error.code ?? 1;
    },
  );
}

/** As an operator runs it: in a process of its own. */
const cli = (
  command: 'backup' | 'restore' | 'audit-export' | 'verify',
  dataFolder: string,
  env: Readonly<Record<string, string>>,
  ...args: readonly string[]
) =>
  run(process.execPath, [join(ROOT, `dist/cli/${command}.js`), ...args], {
    cwd: dataFolder,
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', DATA_FOLDER: dataFolder, ...env },
  });
