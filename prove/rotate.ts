import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../test/kit/eventually';
import { measured, type Measure } from '../test/kit/measured';
import { freshFolder, removeFolder, startService } from '../test/kit/service';
import { unreadable } from './load/identities';
import { Ledger } from './load/ledger';
import { addKeys, knownIn, readOn, saidOfPrivacy, standing } from './load/master-keys';
import { everyday, play, work } from './load/stories';
import { again, startWorld } from './load/world';

const CALLERS = 3;
const DONE_WITHIN_MS = 180_000;

/**
 * A new master key while people report and read: killed by SIGKILL when part of the keys lie under it, and started again.
 * Afterwards the new one opens everything, and the old one nothing. `--keys 60000`
 */
const rotate: Measure = async function* (options) {
  const folder = freshFolder();
  const [old, fresh] = [randomBytes(32), randomBytes(32)];
  const before = { SUQIU_MASTER_KEY: old.toString('base64') };
  const both = {
    SUQIU_MASTER_KEY: fresh.toString('base64'),
    SUQIU_MASTER_KEY_OTHER: before.SUQIU_MASTER_KEY,
  };
  const after = { SUQIU_MASTER_KEY: both.SUQIU_MASTER_KEY };
  const ledger = new Ledger();
  let over = false;
  let world = await startWorld({ folder, env: before });
  try {
    await work(world, ledger, CALLERS, 5_000);
    await world.service.stop();
    addKeys(folder, old, options.number('keys', 60_000));
    const all = standing(folder, fresh).keys;
    yield measured('rotate: keys to be wrapped anew', all, 'keys', '>= 1000');

    world = await again(world, { env: both });
    await eventually(
      async () => standing(folder, fresh).under,
      (under) => under > all / 10,
      DONE_WITHIN_MS,
    );
    await world.service.kill();
    const halfway = standing(folder, fresh);
    yield measured(
      'rotate: share under the new key when it was killed',
      halfway.under / halfway.keys,
      'share',
      '<= 0.95',
    );

    world = await again(world, { env: both });
    const seen = { reads: 0, failed: 0 };
    const reading = readOn(world, knownIn(ledger), seen, () => over);
    const playing = play({ ...world, ledger, isOver: () => over }, CALLERS, everyday);
    const told = await eventually(
      () => saidOfPrivacy(world),
      (detail) => detail.includes('all keys lie under the present master key'),
      DONE_WITHIN_MS,
    );
    console.error(told);
    await pause(3_000);
    over = true;
    await Promise.all([reading, playing]);
    yield measured('rotate: reads while it went on', seen.reads, 'reads', '>= 20');
    yield measured('rotate: reads that failed or showed something else', seen.failed, 'reads', '= 0');
    await world.service.stop();
    const end = standing(folder, fresh);
    yield measured('rotate: keys that the new master key does not open', end.keys - end.under, 'keys', '= 0');
    yield measured('rotate: keys that the old one still opens', standing(folder, old).under, 'keys', '= 0');

    const refused = await startService({ folder, env: before }).then(
      () => 'served',
      (error: unknown) => String(error),
    );
    yield measured(
      'rotate: starts with the old key that were served',
      /key from before|another master key/.test(refused) ? 0 : 1,
      'starts',
      '= 0',
    );
    world = await again(world, { env: after });
    const lost = await unreadable(world.client, ledger);
    for (const reason of lost.slice(0, 10)) console.error(reason);
    yield measured(
      'rotate: identities and words unreadable with the new key alone',
      lost.length,
      'appeals',
      '= 0',
    );
  } finally {
    over = true;
    await world.service.kill();
    removeFolder(folder);
  }
};
export default rotate;
