import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { measured, type Measure } from '../test/kit/measured';
import { nothingFound } from './load/findings';
import { Instances } from './load/instances';

const MOST_INSTANCES = 5;
const MINUTES = 60_000;

/**
 * Deadlines run, are warned of, missed and climb while two to five runner instances are started and stopped at random and the
 * clock goes on in leaps: each of these facts once, whoever was there. `--appeals 400 --changes 20`
 */
const deadlines: Measure = async function* (options) {
  const [appeals, changes] = [options.number('appeals', 400), options.number('changes', 20)];
  const start = '2026-03-02T09:00:00+08:00';
  const county = await Instances.open(start, { appeals, reportedAt: () => start });
  try {
    await county.startOne();
    let [most, started, stopped] = [2, 0, 0];
    for (let change = 0; change < changes; change++) {
      const running = county.runners.length;
      if (running > 2 && (running === MOST_INSTANCES || randomInt(2) === 0)) {
        await county.stopOne(randomInt(running));
        stopped++;
      } else {
        // Now and then whoever has the leases goes at the same moment.
        if (randomInt(3) === 0) await county.stopOne(0).then(() => stopped++);
        await county.startOne();
        started++;
      }
      most = Math.max(most, county.runners.length);
      county.set(new Date(Date.parse(county.now()) + randomInt(20, 180) * MINUTES).toISOString());
      await pause(randomInt(50, 600));
    }
    while (county.runners.length < 2) await county.startOne();
    const proof = await county.proven();
    yield measured('deadlines: runner instances at once', most, 'instances', '>= 3');
    yield measured('deadlines: started', started, 'instances', '>= 1');
    yield measured('deadlines: stopped', stopped, 'instances', '>= 1');
    yield measured('deadlines: misses', proof.done.misses, 'misses', `>= ${appeals}`);
    yield* nothingFound('deadlines', proof);
  } finally {
    await county.close();
  }
};
export default deadlines;
