import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freshFolder, removeFolder } from '../test/kit/service';
import { measured, type Measure } from '../test/kit/measured';
import { armedAmiss } from './load/armed';
import { clockOf, HOURS } from './load/clock';
import { Ledger } from './load/ledger';
import { settled } from './load/settled';
import { everyday, play, report } from './load/stories';
import { foldOf, rowsOf, startWorld, verdictOn, type World } from './load/world';
import { judgeDeadlines } from './verify/deadlines';
import { effectsDoubled, unrouted } from './verify/effects';

const MONDAY = '2026-03-02T09:00:00.000+08:00';
const env = (start: string) => ({ CLOCK: 'settable', CLOCK_START: start });
const TRIES = 10;

/**
 * Misses, escalations and second rounds have happened, deadlines run, and the kill comes while the routing saga is at
 * work; then its database is deleted. What it comes back with must be the log's.
 */
const sagaRebuild: Measure = async function* () {
  const folder = freshFolder();
  let world = await startWorld({ folder, env: env(MONDAY) });
  try {
    await leftAlone(world, 30);
    await work(world, 2500);
    // The next morning: nobody took them in time, and the county has them.
    await clockOf(world.client).move(HOURS(25));
    await settled(world.client, await world.people.admin());
    await work(world, 1000);
    let stopped = await killedWhileRouting(world, folder);
    for (let tried = 1; stopped.unrouted === 0 && tried < TRIES; tried++)
      stopped = await killedWhileRouting(await startWorld({ folder, env: env(stopped.now) }), folder);
    const before = rowsOf(folder);
    for (const suffix of ['', '-wal', '-shm'])
      rmSync(join(folder, `read-models.db${suffix}`), { force: true });

    world = await startWorld({ folder, env: env(stopped.now) });
    await settled(world.client, await world.people.admin());
    const inVain = await sentInVain(world);
    const after = rowsOf(folder);
    const folded = foldOf(folder);
    const amiss = armedAmiss(folder, folded);
    const doubled = effectsDoubled(after);
    const again = after
      .slice(before.length)
      .filter(({ type }) => type === 'AppealEscalated' || type === 'DeadlineMissed');
    for (const reason of [...amiss, ...doubled].slice(0, 10)) console.error(reason);
    const escalated = before.filter(({ type }) => type === 'AppealEscalated').length;
    yield measured('saga-rebuild: appeals in the log', folded.size, 'appeals', '>= 20');
    yield measured('saga-rebuild: escalations that must not be sent again', escalated, 'escalations', '>= 1');
    yield measured(
      'saga-rebuild: appeals that waited for the saga when it was killed',
      stopped.unrouted,
      'appeals',
      '>= 1',
    );
    yield measured('saga-rebuild: of these not routed afterwards', unrouted(after).length, 'appeals', '= 0');
    yield measured('saga-rebuild: misses and escalations sent again', again.length, 'events', '= 0');
    yield measured('saga-rebuild: commands sent again and refused as done', inVain, 'commands', '= 0');
    yield measured('saga-rebuild: effects of the same cause doubled', doubled.length, 'effects', '= 0');
    yield measured('saga-rebuild: timers unlike the deadlines that run', amiss.length, 'timers', '= 0');

    await clockOf(world.client).move(HOURS(48));
    await settled(world.client, await world.people.admin(), 120_000);
    const judged = judgeDeadlines(rowsOf(folder), await clockOf(world.client).now());
    const missedSince = judged.missed - judgeDeadlines(after, stopped.now).missed;
    yield measured('saga-rebuild: misses two days later', missedSince, 'misses', '>= 1');
    yield measured('saga-rebuild: open deadlines not missed then', judged.overdue.length, 'deadlines', '= 0');
    yield measured(
      'saga-rebuild: deadlines missed more than once',
      judged.doubled.length,
      'deadlines',
      '= 0',
    );
    yield measured(
      'saga-rebuild: escalated twice or over a tier',
      judged.overEscalated.length,
      'misses',
      '= 0',
    );
    const { faults } = verdictOn(folder);
    yield measured('saga-rebuild: faults found by the independent verifier', faults.length, 'faults', '= 0');
  } finally {
    await world.service.kill();
    removeFolder(folder);
  }
};
export default sagaRebuild;

async function work(world: World, millis: number): Promise<void> {
  let over = false;
  const playing = play({ ...world, ledger: new Ledger(), isOver: () => over }, 12, everyday);
  await pause(millis);
  over = true;
  await playing;
}

/** Since the start, by the metrics: what the domain refused because it had taken effect before. */
async function sentInVain({ client }: World): Promise<number> {
  const { body } = await client.get('/metrics');
  const refused = String(body).matchAll(
    /^suqiu_commands_refused_total\{code="appeal\/already-[^"]*"\} (\d+)$/gm,
  );
  return [...refused].reduce((sum, [, count]) => sum + Number(count), 0);
}

/** Reported, routed to the towns, and then nobody does anything. */
async function leftAlone({ client, people }: World, count: number): Promise<void> {
  const reporter = await people.citizen('13891500002');
  const scene = { client, people, ledger: new Ledger(), isOver: () => false };
  for (let at = 0; at < count; at++) await report(scene, reporter, people.towns[at % people.towns.length]!);
}

/** Reports come in faster than they are routed, and the process is gone. */
async function killedWhileRouting(
  world: World,
  folder: string,
): Promise<{ readonly unrouted: number; readonly now: string }> {
  const { client, people, service } = world;
  const reporter = await people.citizen('13891500001');
  const now = await clockOf(client).now();
  const scene = { client, people, ledger: new Ledger(), isOver: () => false };
  const reporting = Array.from({ length: 200 }, (_, at) =>
    report(scene, reporter, people.towns[at % people.towns.length]!),
  );
  await Promise.race(reporting);
  await pause(20);
  await service.kill();
  await Promise.all(reporting);
  client.close();
  return { unrouted: unrouted(rowsOf(folder)).length, now };
}
