import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { backEndOf } from '../test/kit/back-end';
import { eventually } from '../test/kit/eventually';
import { measured, type Measure, type Measured } from '../test/kit/measured';
import { freshFolder, removeFolder } from '../test/kit/service';
import { reportCanaries, type Filed } from './load/canaries';
import { cli, copiesOf } from './load/copies';
import { journalEnds, leftIn, leftInJournal, leftOf } from './load/disks';
import { each } from './load/repeat';
import { settled } from './load/settled';
import { Ledger } from './load/ledger';
import { everyday, play } from './load/stories';
import { tracesOf, type Trace } from './load/traces';
import { startWorld, verdictOn, type World } from './load/world';

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
    const left = (folder: string) => leftOf(folder, traces);
    yield measured(
      'erase: traces of those to be erased, before',
      (await left(data)).length,
      'traces',
      `= ${traces.length}`,
    );
    const copies = await copiesOf(data);
    await copies.take(data, backup);
    const inBackup = leftIn(backup, traces).length;
    yield measured('erase: the same in a backup of before', inBackup, 'traces', '>= 1');

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
    yield measured('erase: traces left, under load', (await left(data)).length, 'traces', '= 0');
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
    const leftAfterStop = await left(data);
    for (const found of leftAfterStop) console.error(`left: ${found}`);
    yield measured('erase: traces left after a stop', leftAfterStop.length, 'traces', '= 0');
    if ((await backEndOf(data))['DATABASE'] === 'postgres') yield* journal(data, traces);
    yield measured(
      'erase: faults found by the independent verifier',
      (await verdictOn(data)).faults.length,
      'faults',
      '= 0',
    );

    await copies.bring(data, backup, restored);
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
    const leftInRestored = await left(restored);
    for (const found of leftInRestored) console.error(`left: ${found}`);
    yield measured('erase: traces left in what was restored', leftInRestored.length, 'traces', '= 0');
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

/** What was written before the erasure lies in the journal until its files go. */
async function* journal(data: string, traces: readonly Trace[]): AsyncGenerator<Measured> {
  yield measured(
    'erase: traces in the journal of the server',
    (await leftInJournal(data, traces)).length,
    'traces',
  );
  await journalEnds(data);
  yield measured(
    'erase: the same after two checkpoints, without recycling',
    (await leftInJournal(data, traces)).length,
    'traces',
    '= 0',
  );
}

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
