import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { removeFolder } from '../test/kit/service';
import { measured, type Measure } from '../test/kit/measured';
import { lastingDifferences } from './load/compare';
import { Ledger } from './load/ledger';
import { unreadable } from './load/identities';
import { acknowledges } from './load/outage';
import { repeatAll } from './load/repeat';
import { settled } from './load/settled';
import { everyday, play } from './load/stories';
import { again, eventsIn, startWorld, verdictOn, type World } from './load/world';

const CALLERS = 24;
/** A machine that never has anything in flight would otherwise be killed for ever. */
const TRIES_PER_CYCLE = 5;

/**
 * `kill -9` in the middle of the load, again and again on the same data folder; after each, the log as the crash
 * left it, then the service as it comes back. `--cycles 20`
 */
const kill: Measure = async function* (options) {
  const cycles = options.number('cycles', 20);
  const told = { acknowledged: 0, inFlight: 0, reports: 0 };
  const wrong = { lost: 0, otherwise: 0, unreadable: 0, numbers: 0, log: 0, rows: 0 };
  const reasons: string[] = [];
  const numbers = new Map<string, string>();
  let counted = 0;
  let idle = 0;
  let world = await startWorld();
  const { folder } = world.service;
  try {
    while (counted < cycles && idle < cycles * TRIES_PER_CYCLE) {
      const ledger = new Ledger();
      const inFlight = await loadUntilKilled(world, ledger);
      if (inFlight === 0) idle++;
      else counted++;
      told.inFlight += inFlight;
      told.acknowledged += ledger.acknowledged.length;
      told.reports += ledger.reports.length;

      const verdict = await verdictOn(folder);
      wrong.log += verdict.faults.length;
      reasons.push(...verdict.faults.map((fault) => JSON.stringify(fault)));
      for await (const reason of lostOf(ledger, folder)) wrong.lost += reasons.push(reason) && 1;
      for (const { answer } of ledger.reports) {
        if ((numbers.get(answer.number) ?? answer.id) !== answer.id) wrong.numbers++;
        numbers.set(answer.number, answer.id);
      }

      world = await again(world);
      for (const reason of await repeatAll(ledger)) wrong.otherwise += reasons.push(reason) && 1;
      for (const reason of await unreadable(world.client, ledger))
        wrong.unreadable += reasons.push(reason) && 1;
      await settled(world.client);
      const shown = await lastingDifferences(world.client, folder);
      wrong.rows += shown.length;
      reasons.push(...shown);
    }
    await world.service.kill();
    const verdict = await verdictOn(folder);
    wrong.log += verdict.faults.length;
    for (const reason of reasons.slice(0, 20)) console.error(reason);

    yield measured('kill: cycles with requests in flight', counted, 'cycles', `= ${cycles}`);
    yield measured('kill: in flight at a kill, on average', told.inFlight / Math.max(1, counted), 'requests');
    yield measured('kill: commands acknowledged', told.acknowledged, 'commands', `>= ${cycles * 10}`);
    yield measured('kill: events in the log', verdict.events, 'events', `>= ${cycles * 10}`);
    yield measured('kill: acknowledged and lost', wrong.lost, 'commands', '= 0');
    yield measured('kill: repeated and answered otherwise, or doubled', wrong.otherwise, 'commands', '= 0');
    yield measured('kill: identities or words unreadable', wrong.unreadable, 'appeals', '= 0');
    yield measured('kill: numbers doubled', wrong.numbers, 'numbers', '= 0');
    yield measured('kill: faults found by the independent verifier', wrong.log, 'faults', '= 0');
    yield measured('kill: list and queue rows unlike a fold of the events', wrong.rows, 'rows', '= 0');
  } finally {
    await world.service.kill();
    removeFolder(folder);
  }
};
export default kill;

/** @returns how many commands were under way when the process was killed */
async function loadUntilKilled(world: World, ledger: Ledger): Promise<number> {
  let over = false;
  const playing = play({ ...world, ledger, isOver: () => over }, CALLERS, everyday);
  await acknowledges(ledger, 10);
  await pause(randomInt(900));
  const inFlight = ledger.underWay.size;
  over = true;
  await world.service.kill();
  await playing;
  return inFlight;
}

/** What was acknowledged must lie in the log, each event at the revision that the answer named. */
async function* lostOf(ledger: Ledger, folder: string): AsyncIterable<string> {
  for (const { act, answer } of ledger.lost(await eventsIn(folder)))
    yield `${act.name} was acknowledged as ${answer.id}@${answer.revision} and is not in the log`;
}
