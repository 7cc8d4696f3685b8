import { freshFolder, removeFolder } from '../test/kit/service';
import type { AppealAnswer } from '../test/kit/api/types';
import { setTimeout as pause } from 'node:timers/promises';
import { measured, type Measure, type Measured } from '../test/kit/measured';
import { armedAmiss } from './load/armed';
import { each } from './load/repeat';
import { settled } from './load/settled';
import { accepting, concern } from './load/stories';
import {
  again,
  foldOf,
  HOURS,
  moveClock,
  nowOf,
  rowsOf,
  startWorld,
  verdictOn,
  type Town,
  type World,
} from './load/world';
import { judgeDeadlines } from './verify/deadlines';

/** A Monday morning of an ordinary week. */
const MONDAY = '2026-03-02T09:00:00.000+08:00';
const WEDNESDAY = '2026-03-04T09:00:00.000+08:00';
const clockAt = (start: string) => ({ CLOCK: 'settable', CLOCK_START: start });

interface Filed {
  readonly appeal: AppealAnswer;
  readonly town: Town;
}

/**
 * The clock is moved an hour and a day both ways; the service is killed and comes back 48 hours later to 10,000
 * overdue deadlines; late acts race the poller both times. `--overdue 10000`
 */
const timers: Measure = async function* (options) {
  const overdue = options.number('overdue', 10_000);
  const folder = freshFolder();
  let world = await startWorld({ folder, env: clockAt(MONDAY) });
  try {
    const few = await file(world, 60);
    yield* movedBothWays(world, few, folder);

    const since = judgeDeadlines(await rowsOf(folder), await nowOf(world.client));
    const many = await file(world, overdue);
    await settled(world.client, 120_000);
    await world.service.kill();

    // Not later than it answers: the late acts are to race the poller.
    world = await again(world, { env: clockAt(WEDNESDAY), until: 'live', startWithinMs: 60_000 });
    const startedAt = performance.now();
    await lateActs(
      world,
      many.filter((_, at) => at % 20 === 0),
    );
    await nothingDue(world, 240_000);
    const seconds = (performance.now() - startedAt) / 1000;
    const now = await nowOf(world.client);
    const judged = judgeDeadlines(await rowsOf(folder), now);
    yield measured('timers: misses after 48 h down', judged.missed - since.missed, 'misses', `>= ${overdue}`);
    const byActs = judged.missedByActs - since.missedByActs;
    yield measured('timers: of these, recorded by a late act before the poller', byActs, 'misses', '>= 1');
    yield measured(
      'timers: escalated after 48 h down',
      judged.escalated - since.escalated,
      'escalations',
      '>= 1',
    );
    yield measured('timers: caught up with all of it', seconds, 's', '<= 240');
    yield* noneAmiss('timers: 48 h down', folder, now);
    yield measured(
      'timers: faults found by the independent verifier',
      (await verdictOn(folder)).faults.length,
      'faults',
      '= 0',
    );
  } finally {
    await world.service.kill();
    removeFolder(folder);
  }
};
export default timers;

/** Forward brings misses, back brings none again, and forward once more none that were there before. */
async function* movedBothWays(
  world: World,
  filed: readonly Filed[],
  folder: string,
): AsyncIterable<Measured> {
  const { client } = world;
  const moves = [HOURS(1), HOURS(-1), HOURS(24), HOURS(-24), HOURS(24), HOURS(-24), HOURS(1), HOURS(-1)];
  for (const [at, millis] of moves.entries()) {
    const acts = filed.slice(at * 5, at * 5 + 5);
    await Promise.all([moveClock(client, millis), lateActs(world, acts)]);
    await settled(client);
  }
  await moveClock(client, HOURS(24));
  await nothingDue(world, 120_000);
  const now = await nowOf(client);
  const { missed } = judgeDeadlines(await rowsOf(folder), now);
  yield measured('timers: misses while the clock moved both ways', missed, 'misses', '>= 1');
  yield* noneAmiss('timers: moved both ways', folder, now);
  // Back to Monday, so that the next appeals are filed with the whole week ahead.
  await moveClock(client, HOURS(-24));
}

async function* noneAmiss(name: string, folder: string, now: string): AsyncIterable<Measured> {
  const { doubled, early, hidden, overdue, overEscalated } = judgeDeadlines(await rowsOf(folder), now);
  const armed = await armedAmiss(folder, await foldOf(folder));
  for (const reason of [...doubled, ...early, ...hidden, ...overdue, ...overEscalated, ...armed].slice(0, 10))
    console.error(`${name}: ${reason}`);
  yield measured(`${name}, missed more than once`, doubled.length, 'deadlines', '= 0');
  yield measured(`${name}, missed before the due time`, early.length, 'deadlines', '= 0');
  yield measured(`${name}, hidden by a late act`, hidden.length, 'deadlines', '= 0');
  yield measured(`${name}, overdue and not missed`, overdue.length, 'deadlines', '= 0');
  yield measured(`${name}, escalated twice or over a tier`, overEscalated.length, 'misses', '= 0');
  yield measured(`${name}, timers unlike the deadlines that run`, armed.length, 'timers', '= 0');
}

/** A runner tells how far it is between two passes, and one over thousands of timers takes its time. */
async function nothingDue({ client, service: { folder } }: World, withinMs: number): Promise<void> {
  const overdue = async () => judgeDeadlines(await rowsOf(folder), await nowOf(client)).overdue.length;
  await settled(client, withinMs);
  for (const until = performance.now() + withinMs; (await overdue()) > 0; await pause(1_000))
    if (performance.now() > until) return;
  await settled(client, withinMs);
}

async function file({ client, towns }: World, count: number): Promise<readonly Filed[]> {
  const filed = await each(Array.from({ length: count }), async (_, at) => {
    const town = towns[at % towns.length]!;
    const reporter = await client.as('citizen', `138915${String(at % 200).padStart(5, '0')}`);
    return { appeal: await reporter.reports(concern(town)), town };
  });
  await settled(client, 120_000);
  return filed;
}

/** The towns accept at last: some before the poller has noted the miss, some after the county has taken over. */
async function lateActs(world: World, filed: readonly Filed[]): Promise<void> {
  await each(filed, async ({ appeal, town }) => {
    const { status, body } = await (await accepting(world, appeal, town)).send();
    if (status >= 500) throw new Error(`a late act is answered ${status}: ${JSON.stringify(body)}`);
  });
}
