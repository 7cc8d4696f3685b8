import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freshFolder, removeFolder } from '../test/kit/service';
import { measured, type Measure } from '../test/kit/measured';
import { armedAmiss } from './load/armed';
import { aReport, Ledger } from './load/ledger';
import { each } from './load/repeat';
import { settled } from './load/settled';
import { concern, work } from './load/stories';
import {
  again,
  foldOf,
  HOURS,
  moveClock,
  nowOf,
  rowsOf,
  startWorld,
  verdictOn,
  type World,
} from './load/world';
import { judgeDeadlines } from './verify/deadlines';
import { effectsDoubled, unrouted } from './verify/effects';

const MONDAY = '2026-03-02T09:00:00.000+08:00';
const env = (start: string) => ({ CLOCK: 'settable', CLOCK_START: start });
const TRIES = 10;
const CALLERS = 12;

/**
 * Misses, escalations and second rounds have happened, deadlines run, and the kill comes while the routing saga is at
 * work; then its database is deleted. What it comes back with must be the log's.
 */
const sagaRebuild: Measure = async function* () {
  const folder = freshFolder();
  let world = await startWorld({ folder, env: env(MONDAY) });
  try {
    await leftAlone(world, 30);
    await work(world, new Ledger(), CALLERS, 2500);
    // The next morning: nobody took them in time, and the county has them.
    await moveClock(world.client, HOURS(25));
    await settled(world.client);
    await work(world, new Ledger(), CALLERS, 1000);
    let stopped = await killedWhileRouting(world, folder);
    for (let tried = 1; stopped.unrouted === 0 && tried < TRIES; tried++)
      stopped = await killedWhileRouting((world = await again(world, { env: env(stopped.now) })), folder);
    const before = await rowsOf(folder);
    for (const suffix of ['', '-wal', '-shm'])
      rmSync(join(folder, `read-models.db${suffix}`), { force: true });

    world = await again(world, { env: env(stopped.now) });
    await settled(world.client);
    const inVain = await sentInVain(world);
    const after = await rowsOf(folder);
    const folded = await foldOf(folder);
    const amiss = await armedAmiss(folder, folded);
    const doubled = effectsDoubled(after);
    const sentAgain = after
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
    yield measured('saga-rebuild: misses and escalations sent again', sentAgain.length, 'events', '= 0');
    yield measured('saga-rebuild: commands sent again and refused as done', inVain, 'commands', '= 0');
    yield measured('saga-rebuild: effects of the same cause doubled', doubled.length, 'effects', '= 0');
    yield measured('saga-rebuild: timers unlike the deadlines that run', amiss.length, 'timers', '= 0');

    await moveClock(world.client, HOURS(48));
    await settled(world.client, 120_000);
    const judged = judgeDeadlines(await rowsOf(folder), await nowOf(world.client));
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
    const { faults } = await verdictOn(folder);
    yield measured('saga-rebuild: faults found by the independent verifier', faults.length, 'faults', '= 0');
  } finally {
    await world.service.kill();
    removeFolder(folder);
  }
};
export default sagaRebuild;

/** Since the start, by the metrics: what the domain refused because it had taken effect before. */
async function sentInVain({ client }: World): Promise<number> {
  const { data = '' } = await client.anonymous().api.GET('/metrics', { parseAs: 'text' });
  const refused = data.matchAll(/^suqiu_commands_refused_total\{code="appeal\/already-[^"]*"\} (\d+)$/gm);
  return [...refused].reduce((sum, [, count]) => sum + Number(count), 0);
}

/** Reported, routed to the towns, and then nobody does anything. */
async function leftAlone({ client, towns }: World, count: number): Promise<void> {
  const reporter = await client.as('citizen', '13891500002');
  await each(Array.from({ length: count }), (_, at) => reporter.reports(concern(towns[at % towns.length]!)));
}

/** Reports come in faster than they are routed, and the process is gone. */
async function killedWhileRouting(
  world: World,
  folder: string,
): Promise<{ readonly unrouted: number; readonly now: string }> {
  const { client, towns, service } = world;
  const reporter = await client.as('citizen', '13891500001');
  const now = await nowOf(client);
  const ledger = new Ledger();
  const reporting = Array.from({ length: 200 }, (_, at) =>
    ledger.tell(aReport(reporter, concern(towns[at % towns.length]!))),
  );
  await Promise.race(reporting);
  await pause(20);
  await service.kill();
  await Promise.all(reporting);
  return { unrouted: unrouted(await rowsOf(folder)).length, now };
}
