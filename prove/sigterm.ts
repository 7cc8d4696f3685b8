import { setTimeout as pause } from 'node:timers/promises';
import { freshFolder, removeFolder } from '../test/kit/service';
import type { AppealAnswer } from '../test/kit/api/types';
import { measured, type Measure } from '../test/kit/measured';
import { HalfSent } from './load/half-sent';
import { Ledger } from './load/ledger';
import { repeatAll, each } from './load/repeat';
import { concern, everyday, play } from './load/stories';
import { again, eventsIn, startWorld, verdictOn, type World } from './load/world';

const CALLERS = 24;
const HALF_SENT = 8;

/**
 * Told to stop in the middle of the load. Accepted is what the service began to take in: it gets a whole answer, and
 * nothing takes effect without one. Callers that come later are turned away and may ask again. `--rounds 5`
 */
const sigterm: Measure = async function* (options) {
  const rounds = options.number('rounds', 5);
  const folder = freshFolder();
  const seen = { acknowledged: 0, turnedAway: 0, slowest: 0 };
  const wrong = { exit: 0, halfSent: 0, unanswered: 0, lost: 0, otherwise: 0, log: 0 };
  let world: World | undefined;
  try {
    for (let round = 0; round < rounds; round++) {
      world = await startWorld({ folder });
      const ledger = new Ledger();
      let over = false;
      const playing = play({ ...world, ledger, isOver: () => over }, CALLERS, everyday);
      await pause(1000);
      const begun = await beginHalf(world);
      await pause(400);

      const toldAt = performance.now();
      const stopping = world.service.stop();
      await pause(50);
      const statuses = await Promise.all(begun.map((half) => half.finish()));
      const code = await stopping;
      seen.slowest = Math.max(seen.slowest, performance.now() - toldAt);
      over = true;
      await playing;
      const endedAt = new Date().toISOString();

      if (code !== 0) wrong.exit++;
      wrong.halfSent += statuses.filter((status) => status !== 201).length;
      if (code !== 0 || statuses.some((status) => status !== 201))
        console.error(`exit code ${code}, half-sent ${statuses.join(' ')}`);
      wrong.lost += ledger.lost(await eventsIn(folder)).length;
      wrong.log += (await verdictOn(folder)).faults.length;
      seen.acknowledged += ledger.acknowledged.length;
      seen.turnedAway += ledger.unanswered.length;

      world = await again(world);
      wrong.unanswered += await tookEffectUnanswered(ledger, endedAt);
      const otherwise = await repeatAll(ledger);
      for (const reason of otherwise.slice(0, 5)) console.error(reason);
      wrong.otherwise += otherwise.length;
      await world.service.stop();
    }
    yield measured(
      'sigterm: commands acknowledged under load',
      seen.acknowledged,
      'commands',
      `>= ${rounds * 10}`,
    );
    yield measured('sigterm: exits with another code than 0', wrong.exit, 'exits', '= 0');
    yield measured('sigterm: slowest stop', seen.slowest, 'ms', '<= 10000');
    yield measured('sigterm: half sent and not wholly answered', wrong.halfSent, 'requests', '= 0');
    yield measured('sigterm: took effect without an answer', wrong.unanswered, 'commands', '= 0');
    yield measured('sigterm: acknowledged and lost', wrong.lost, 'commands', '= 0');
    yield measured('sigterm: repeated and answered otherwise', wrong.otherwise, 'commands', '= 0');
    yield measured('sigterm: faults found by the independent verifier', wrong.log, 'faults', '= 0');
    yield measured('sigterm: turned away', seen.turnedAway, 'requests');
  } finally {
    await world?.service.kill();
    removeFolder(folder);
  }
};
export default sigterm;

async function beginHalf({ service, client, towns }: World): Promise<readonly HalfSent[]> {
  const { credentials } = await client.as('citizen', '13891500099');
  const body = concern(towns[0]!);
  return Promise.all(
    Array.from({ length: HALF_SENT }, () => HalfSent.begin(service.url, '/appeals', credentials, body)),
  );
}

/** The repeated command tells when it took effect: before the service ended, though nobody was told so. */
async function tookEffectUnanswered(ledger: Ledger, endedAt: string): Promise<number> {
  const answers = await each(ledger.unanswered, (act) => act.send());
  return answers.filter(({ status, body }) => {
    const first = (body as Partial<AppealAnswer>).events?.[0];
    return status < 300 && first !== undefined && Date.parse(first.occurredAt) < Date.parse(endedAt);
  }).length;
}
