import { eventually } from '../../test/kit/eventually';
import { measured, type Measured } from '../../test/kit/measured';
import { afterwards } from './afterwards';
import type { Ledger } from './ledger';
import { each } from './repeat';
import { settled } from './settled';
import { rowsOf, type World } from './world';
import { effectsDoubled } from '../verify/effects';

/** @returns after how many milliseconds so many more commands were acknowledged */
export async function acknowledges(ledger: Ledger, more: number, withinMs = 60_000): Promise<number> {
  const startedAt = performance.now();
  const least = ledger.acknowledged.length + more;
  await eventually(
    async () => ledger.acknowledged.length,
    (count) => count >= least,
    withinMs,
  );
  return performance.now() - startedAt;
}

/**
 * After a load whose servers failed and are well again: what was answered 503 is sent again under its key, as it may
 * have happened or not; then all of it must have taken effect once, by the log, by the answers and by the lists.
 */
export async function* wentOn(named: string, world: World, ledger: Ledger): AsyncGenerator<Measured, World> {
  const { folder, pid } = world.service;
  const unavailable = ledger.refused.filter(({ status }) => status === 503);
  // Good answers, refusals by a rule, and 503 with a code. Everything else is amiss.
  const other = ledger.refused.filter(
    ({ status, code }) => !(status === 503 && code.includes('/')) && !code.startsWith('appeal/'),
  );
  for (const { act, status, code } of other.slice(0, 5)) console.error(`${act.name}: ${status} ${code}`);
  yield measured(
    `${named}: commands acknowledged meanwhile`,
    ledger.acknowledged.length,
    'commands',
    '>= 20',
  );
  yield measured(`${named}: answered 503 with a code`, unavailable.length, 'commands');
  yield measured(
    `${named}: answered neither well, nor 503 with a code`,
    other.length + ledger.unanswered.length,
    'commands',
    '= 0',
  );
  const sentBefore = ledger.refused.length;
  await each(unavailable, ({ act }) => ledger.tell(act));
  const still = ledger.refused.slice(sentBefore).filter(({ status }) => status >= 500);
  yield measured(`${named}: of these refused so afterwards`, still.length, 'commands', '= 0');
  await settled(world.client, 120_000);
  yield measured(`${named}: processes that nobody had to restart`, isAlive(pid) ? 1 : 0, 'processes', '= 1');
  const doubled = effectsDoubled(await rowsOf(folder));
  for (const effect of doubled.slice(0, 5)) console.error(effect);
  yield measured(`${named}: effects of one cause doubled`, doubled.length, 'effects', '= 0');
  return yield* afterwards(named, world, ledger);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
