import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from '../test/kit/api/caller';
import { eventually } from '../test/kit/eventually';
import { measured, type Measure } from '../test/kit/measured';
import { afterwards } from './load/afterwards';
import { Ledger } from './load/ledger';
import { still } from './load/settled';
import { smallDisk } from './load/small-disk';
import { everyday, play } from './load/stories';
import { startWorld, type World } from './load/world';

const CALLERS = 12;

/** The disk fills up under load, and there is space again, several times over. `--rounds 3`, `--mib 96` */
const diskfull: Measure = async function* (options) {
  const rounds = options.number('rounds', 3);
  const disk = smallDisk(options.number('mib', 96));
  const { folder } = disk;
  let world = await startWorld({ folder });
  const ledger = new Ledger();
  let over = false;
  const reads = { asked: 0, failed: 0 };
  let slowest = 0;
  try {
    const pid = world.service.pid;
    const playing = play({ ...world, ledger, isOver: () => over }, CALLERS, everyday);
    await acknowledges(ledger, 100);
    for (let round = 0; round < rounds; round++) {
      disk.fill(pid);
      await turnsAway(ledger, 50);
      await readAll(world, ledger, reads);
      await pause(500);
      disk.free(pid);
      const freedAt = performance.now();
      await acknowledges(ledger, 100);
      slowest = Math.max(slowest, performance.now() - freedAt);
    }
    over = true;
    await playing;
    const { acknowledged, refused, unanswered } = ledger;
    const told = refused.filter(({ status, code }) => status === 503 && code.includes('/'));
    // The domain goes on refusing what is out of turn; anything else would blame the caller for the disk.
    const other = refused.filter((one) => !told.includes(one) && !one.code.startsWith('appeal/'));
    for (const { act, status, code } of other.slice(0, 5)) console.error(`${act.name}: ${status} ${code}`);
    yield measured(`diskfull: rounds, on ${disk.kind}`, rounds, 'rounds');
    yield measured(
      'diskfull: answered 503 with a problem and its code',
      told.length,
      'answers',
      `>= ${rounds * 50}`,
    );
    yield measured('diskfull: answered otherwise', other.length + unanswered.length, 'answers', '= 0');
    yield measured('diskfull: acknowledged all in all', acknowledged.length, 'commands', '>= 100');
    yield measured('diskfull: reads while it was full', reads.asked, 'reads', `>= ${rounds * 20}`);
    yield measured('diskfull: reads that failed', reads.failed, 'reads', '= 0');
    yield measured('diskfull: until 100 more were acknowledged', slowest, 'ms', '<= 15000');
    const all = await still(world.client, () => true);
    yield measured(
      'diskfull: runners that are not well afterwards',
      all.filter(({ state }) => state !== 'running').length,
      'runners',
      '= 0',
    );
    world = yield* afterwards('diskfull', world, ledger);
  } finally {
    over = true;
    await world.service.kill();
    disk.remove();
  }
};
export default diskfull;

/** So many more than now, within bounds. */
const acknowledges = ({ acknowledged }: Ledger, more: number): Promise<number> => {
  const least = acknowledged.length + more;
  return eventually(
    async () => acknowledged.length,
    (count) => count >= least,
    30_000,
  );
};

const turnsAway = ({ refused }: Ledger, more: number): Promise<number> => {
  const count = () => refused.filter(({ status }) => status === 503).length;
  const least = count() + more;
  return eventually(
    async () => count(),
    (now) => now >= least,
    30_000,
  );
};

/** People go on reading what is there: single appeals and lists. */
async function readAll(
  { client }: World,
  { reports }: Ledger,
  reads: { asked: number; failed: number },
): Promise<void> {
  const auditor = await client.as('auditor', '610921');
  const asked = [
    () => auditor.lists({ limit: 20 }),
    ...reports.slice(0, 20).map(
      ({ answer }) =>
        () =>
          auditor.sees(answer),
    ),
  ];
  for (const read of asked) {
    reads.asked++;
    await read().catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
      reads.failed++;
      console.error(error.message);
    });
  }
}
