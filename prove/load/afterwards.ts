import { measured, type Measured } from '../../test/kit/measured';
import { lastingDifferences } from './compare';
import type { Ledger } from './ledger';
import { repeatAll } from './repeat';
import { settled } from './settled';
import { again, eventsIn, verdictOn, type World } from './world';

/** Ends the service, and compares what it left with what it acknowledged: in the log, asked again, and in its lists. */
export async function* afterwards(
  named: string,
  world: World,
  ledger: Ledger,
): AsyncGenerator<Measured, World> {
  const { folder } = world.service;
  await world.service.kill();
  const lost = ledger.lost(await eventsIn(folder)).length;
  yield measured(`${named}: acknowledged and lost`, lost, 'commands', '= 0');
  const { faults } = await verdictOn(folder);
  yield measured(`${named}: faults found by the independent verifier`, faults.length, 'faults', '= 0');
  const next = await again(world);
  const otherwise = await repeatAll(ledger);
  await settled(next.client);
  const wrong = await lastingDifferences(next.client, folder);
  for (const reason of [...otherwise, ...wrong].slice(0, 10)) console.error(reason);
  yield measured(`${named}: repeated and answered otherwise`, otherwise.length, 'commands', '= 0');
  yield measured(`${named}: rows unlike a fold of the events`, wrong.length, 'rows', '= 0');
  return next;
}
