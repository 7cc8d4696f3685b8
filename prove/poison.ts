import { unlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freshFolder, removeFolder } from '../test/kit/service';
import type { Caller } from '../test/kit/api/caller';
import type { Runner } from '../test/kit/api/types';
import { measured, type Measure } from '../test/kit/measured';
import { armedAmiss } from './load/armed';
import { lastingDifferences } from './load/compare';
import { aReport, aStep, Ledger } from './load/ledger';
import { runners, settled, still } from './load/settled';
import { accepting, concern, work } from './load/stories';
import { again, foldOf, startWorld, verdictOn } from './load/world';

const CALLERS = 8;

/** The projection and the saga that the fault makes throw, and the key under which each sets the appeal aside. */
const poisoned = (appeal: string): Readonly<Record<string, string>> => ({
  appeals: `appeal-${appeal}`,
  deadlines: appeal,
});

/**
 * A projection and a saga throw on one appeal, in the real service, by a fault loaded from outside. The others go on,
 * health tells, a restart forgets nothing, and once the fault is mended a release makes all of it good.
 */
const poison: Measure = async function* () {
  const folder = freshFolder();
  const marks = join(folder, 'poisoned');
  const options = {
    folder,
    main: resolve(__dirname, '../build/main.js'),
    nodeArgs: ['-r', resolve(__dirname, 'faults/preload.js')],
    env: { POISONED: marks },
  };
  let world = await startWorld(options);
  try {
    const ledger = new Ledger();
    const admin = await world.client.as('admin', '610921');
    const town = world.towns[0]!;
    const reporter = await world.client.as('citizen', '13891500001');
    const bad = await ledger.tell(aReport(reporter, concern(town)));
    if (!bad) throw new Error('the report was refused');
    await settled(world.client);
    writeFileSync(marks, `appeal-${bad.id}\n`);
    // Its next event stops both; then a day's work for everybody else, and more on the poisoned one.
    await ledger.tell(await accepting(world, bad, town));
    await work(world, ledger, CALLERS, 2000);
    const said = { text: '树枝还压着瓦。', visibleTo: 'everyone' } as const;
    await ledger.tell(aStep(reporter, bad, 'comments', said));

    const parked = await still(world.client, setAside(bad.id));
    const wrong = await lastingDifferences(world.client, folder, { except: bad.id });
    const { api } = world.client.anonymous();
    const ready = await api.GET('/health/ready');
    const warned = ready.data?.checks.filter(
      ({ state, detail }) => state === 'warn' && detail?.includes('parked'),
    );
    const { data: metrics = '' } = await api.GET('/metrics', { parseAs: 'text' });

    yield measured('poison: runners that set the one appeal aside', aside(parked, bad.id), 'runners', '= 2');
    yield measured('poison: set aside in all', inAll(parked), 'keys', '= 2');
    yield measured(
      'poison: runners that stand behind the head',
      parked.filter(({ lag }) => lag > 0).length,
      'runners',
      '= 0',
    );
    yield measured('poison: appeals of others meanwhile', ledger.reports.length - 1, 'appeals', '>= 10');
    yield measured('poison: rows of other appeals unlike a fold of the events', wrong.length, 'rows', '= 0');
    yield measured(
      'poison: warnings in readiness, which stays 200',
      ready.response.status === 200 ? (warned?.length ?? 0) : 0,
      'warnings',
      '= 2',
    );
    yield measured('poison: parked, as the metrics tell', parkedInMetrics(metrics), 'keys', '= 2');
    yield measured('poison: the appeal itself answers', await reporter.statusOf(bad), 'status', '= 200');

    // A restart forgets nothing; a release while the fault is there changes nothing.
    await world.service.kill();
    world = await again(world, options);
    const after = await still(world.client, setAside(bad.id));
    yield measured('poison: set aside still after kill -9', aside(after, bad.id), 'runners', '= 2');
    const early = await release(admin);
    const unmoved = aside(await runners(world.client), bad.id);
    yield measured('poison: refused releases while the fault is there', refusedOf(early), 'releases', '= 2');
    yield measured('poison: set aside still after those', unmoved, 'runners', '= 2');

    unlinkSync(marks);
    const released = await release(admin);
    await settled(world.client);
    const left = inAll(await runners(world.client));
    const unlike = await lastingDifferences(world.client, folder);
    const folded = await foldOf(folder);
    for (const reason of [...wrong, ...unlike].slice(0, 10)) console.error(reason);
    yield measured(
      'poison: releases that were taken',
      released.filter((status) => status === 204).length,
      'releases',
      '= 2',
    );
    yield measured('poison: still set aside after the release', left, 'keys', '= 0');
    yield measured('poison: rows unlike a fold of the events afterwards', unlike.length, 'rows', '= 0');
    yield measured(
      'poison: timers unlike the deadlines that run',
      (await armedAmiss(folder, folded)).length,
      'timers',
      '= 0',
    );
    yield measured(
      'poison: faults found by the independent verifier',
      (await verdictOn(folder)).faults.length,
      'faults',
      '= 0',
    );
  } finally {
    await world.service.kill();
    removeFolder(folder);
  }
};
export default poison;

/** Both have set this appeal aside. */
const setAside =
  (appeal: string) =>
  (all: readonly Runner[]): boolean =>
    aside(all, appeal) === 2;

const aside = (all: readonly Runner[], appeal: string): number =>
  Object.entries(poisoned(appeal)).filter(([name, key]) =>
    all.some((runner) => runner.name === name && runner.parked.some((parked) => parked.key === key)),
  ).length;

const inAll = (all: readonly Runner[]): number => all.flatMap(({ parked }) => parked).length;

const release = (admin: Caller): Promise<readonly number[]> =>
  Promise.all(
    ['appeals', 'deadlines'].map(async (name) => {
      const init = { params: { path: { name } }, body: {} };
      return (await admin.api.POST('/api/v1/operations/runners/{name}/release', init)).response.status;
    }),
  );

const refusedOf = (statuses: readonly number[]): number => statuses.filter((status) => status === 409).length;

const parkedInMetrics = (text: string): number =>
  [...text.matchAll(/^\S*parked\S* (\d+)$/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
