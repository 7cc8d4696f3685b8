import { unlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freshFolder, removeFolder } from '../test/kit/service';
import { measured, type Measure } from '../test/kit/measured';
import { armedAmiss } from './load/armed';
import type { Client, Who } from './load/client';
import { differences } from './load/compare';
import { Ledger } from './load/ledger';
import { runners, settled, still, type Runner } from './load/settled';
import { everyday, play, report } from './load/stories';
import { foldOf, startWorld, verdictOn, type World } from './load/world';

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
    nodeArgs: ['-r', resolve(__dirname, 'faults/preload.js')],
    env: { POISONED: marks },
  };
  let world = await startWorld(options);
  try {
    const ledger = new Ledger();
    const admin = await world.people.admin();
    const bad = await anAppeal(world, ledger);
    await settled(world.client, admin);
    writeFileSync(marks, `appeal-${bad.id}\n`);
    // Its next event stops both; then a day's work for everybody else, and more on the poisoned one.
    await take(world, ledger, bad);
    await work(world, ledger, 2000);
    await speak(world, ledger, bad);

    const parked = await still(world.client, admin, setAside(bad.id));
    const wrong = (await differences(world.client, await world.people.auditor(), foldOf(folder))).filter(
      (reason) => !reason.includes(bad.id),
    );
    const ready = await world.client.get('/health/ready');
    const warned = JSON.stringify(ready.body).match(/"state":"warn"[^}]*parked/g)?.length ?? 0;
    const metrics = await world.client.get('/metrics');
    const answered = await world.client.get(`/appeals/${bad.id}`, bad.reporter);

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
      ready.status === 200 ? warned : 0,
      'warnings',
      '= 2',
    );
    yield measured(
      'poison: parked, as the metrics tell',
      parkedInMetrics(String(metrics.body)),
      'keys',
      '= 2',
    );
    yield measured('poison: the appeal itself answers', answered.status, 'status', '= 200');

    // A restart forgets nothing; a release while the fault is there changes nothing.
    await world.service.kill();
    world = await startWorld(options);
    const after = await still(world.client, admin, setAside(bad.id));
    yield measured('poison: set aside still after kill -9', aside(after, bad.id), 'runners', '= 2');
    const early = await release(world.client, admin);
    const unmoved = aside(await runners(world.client, admin), bad.id);
    yield measured('poison: refused releases while the fault is there', refusedOf(early), 'releases', '= 2');
    yield measured('poison: set aside still after those', unmoved, 'runners', '= 2');

    unlinkSync(marks);
    const released = await release(world.client, admin);
    await settled(world.client, admin);
    const left = inAll(await runners(world.client, admin));
    const folded = foldOf(folder);
    const unlike = await differences(world.client, await world.people.auditor(), folded);
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
      armedAmiss(folder, folded).length,
      'timers',
      '= 0',
    );
    yield measured(
      'poison: faults found by the independent verifier',
      verdictOn(folder).faults.length,
      'faults',
      '= 0',
    );
  } finally {
    await world.service.kill();
    removeFolder(folder);
  }
};
export default poison;

interface BadAppeal {
  readonly id: string;
  readonly reporter: Who;
  readonly centre: string;
}

async function anAppeal(world: World, ledger: Ledger): Promise<BadAppeal> {
  const [town] = world.people.towns;
  const reporter = await world.people.citizen('13891500001');
  const filed = await report({ ...world, ledger, isOver: () => false }, reporter, town!);
  if (!filed) throw new Error('the report was refused');
  return { id: filed.id, reporter, centre: town!.centre };
}

async function speak({ client }: World, ledger: Ledger, { id, reporter }: BadAppeal): Promise<void> {
  const body = { text: '树枝还压着瓦。', visibleTo: 'everyone' };
  await ledger.tell(client, { path: `/appeals/${id}/comments`, who: reporter, body });
}

/** The town takes it: a deadline is met and another starts. */
async function take({ client, people }: World, ledger: Ledger, { id, centre }: BadAppeal): Promise<void> {
  const body = { assignee: `officer-${centre}`, contact: { means: 'phone', reached: true } };
  await ledger.tell(client, { path: `/appeals/${id}/accept`, who: await people.officer(centre), body });
}

async function work(world: World, ledger: Ledger, millis: number): Promise<void> {
  let over = false;
  const playing = play({ ...world, ledger, isOver: () => over }, 8, everyday);
  await pause(millis);
  over = true;
  await playing;
}

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

const release = (client: Client, admin: Who): Promise<readonly number[]> =>
  Promise.all(
    ['appeals', 'deadlines'].map(async (name) => {
      const path = `/operations/runners/${name}/release`;
      return (await client.send({ method: 'POST', path, who: admin, body: {} })).status;
    }),
  );

const refusedOf = (statuses: readonly number[]): number => statuses.filter((status) => status === 409).length;

const parkedInMetrics = (text: string): number =>
  [...text.matchAll(/^\S*parked\S* (\d+)$/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
