import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../test/kit/eventually';
import { measured, type Measure } from '../test/kit/measured';
import { RealServer } from '../test/kit/real-server';
import { freshFolder, removeFolder, startService } from '../test/kit/service';
import { unreadable } from './load/identities';
import { Ledger } from './load/ledger';
import { addKeys, knownIn, readOn, saidOfPrivacy, standing } from './load/master-keys';
import { everyday, play, work } from './load/stories';
import { again, startWorld } from './load/world';

const CALLERS = 3;
const DONE_WITHIN_MS = 180_000;
const LENT_SECONDS = 3;

/**
 * From a key of one's own into OpenBao while people report and read, killed halfway as in `rotate`; then its own key gets a new
 * version, it is sealed and opened again, and at last its token is revoked. `--keys 60000`
 */
const rotateTransit: Measure = async function* (options) {
  const server = await RealServer.start('openbao');
  const folder = freshFolder();
  const bao = await operatorOf(server);
  const old = randomBytes(32);
  const before = { SUQIU_MASTER_KEY: old.toString('base64') };
  const token = await bao.tokenFor('suqiu');
  const after = {
    ...{ SUQIU_MASTER_KEY: 'transit', TRANSIT_ADDRESS: bao.address, TRANSIT_CA_FILE: bao.caFile },
    ...{ TRANSIT_TOKEN: token, TRANSIT_LENT_SECONDS: String(LENT_SECONDS) },
  };
  const both = { ...after, SUQIU_MASTER_KEY_OTHER: before.SUQIU_MASTER_KEY };
  const ledger = new Ledger();
  let over = false;
  let world = await startWorld({ folder, env: before });
  const status = async () => (await fetch(`${world.service.url}/health/ready`)).status;
  try {
    await work(world, ledger, CALLERS, 5_000);
    await world.service.stop();
    addKeys(folder, old, options.number('keys', 60_000));
    const all = standing(folder, old).keys;
    yield measured('rotate-transit: keys to be wrapped anew', all, 'keys', '>= 1000');

    world = await again(world, { env: both });
    const stillOld = () => standing(folder, old).under;
    await eventually(
      async () => stillOld(),
      (under) => under < all * 0.9,
      DONE_WITHIN_MS,
    );
    await world.service.kill();
    const share = stillOld() / standing(folder, old).keys;
    yield measured(
      'rotate-transit: share that the old key opened when it was killed',
      share,
      'share',
      '>= 0.05',
    );

    world = await again(world, { env: both });
    const seen = { reads: 0, failed: 0 };
    const reading = readOn(world, knownIn(ledger), seen, () => over);
    const playing = play({ ...world, ledger, isOver: () => over }, CALLERS, everyday);
    await eventually(
      () => saidOfPrivacy(world),
      (detail) => detail.includes('all keys lie under the present master key'),
      DONE_WITHIN_MS,
    );
    await pause(3_000);
    over = true;
    await Promise.all([reading, playing]);
    yield measured('rotate-transit: reads while it went on', seen.reads, 'reads', '>= 20');
    yield measured('rotate-transit: reads that failed or showed something else', seen.failed, 'reads', '= 0');
    await world.service.stop();
    yield measured('rotate-transit: keys that the old one still opens', stillOld(), 'keys', '= 0');

    await bao.rotate('suqiu');
    world = await again(world, { env: after });
    const lost = await unreadable(world.client, ledger);
    for (const reason of lost.slice(0, 10)) console.error(reason);
    yield measured('rotate-transit: unreadable by the service alone', lost.length, 'appeals', '= 0');

    const sealedAt = performance.now();
    await bao.seal();
    await eventually(status, (is) => is === 503, DONE_WITHIN_MS);
    const shutAfter = (performance.now() - sealedAt) / 1_000;
    yield measured('rotate-transit: seconds from the seal until it is not ready', shutAfter, 's', '<= 10');
    await bao.unseal();
    await eventually(status, (is) => is === 200, DONE_WITHIN_MS);
    const stillLost = await unreadable(world.client, ledger);
    yield measured('rotate-transit: unreadable once it is open again', stillLost.length, 'appeals', '= 0');

    await bao.revoke(token);
    await eventually(status, (is) => is === 503, DONE_WITHIN_MS);
    await world.service.kill();
    const refused = await startService({ folder, env: after }).then(
      async (service) => (await service.kill(), 'served'),
      (error: unknown) => String(error),
    );
    const served = /refuses the token/.test(refused) ? 0 : 1;
    if (served === 1) console.error(refused);
    yield measured('rotate-transit: starts with a revoked token that were served', served, 'starts', '= 0');
  } finally {
    over = true;
    await world.service.kill();
    removeFolder(folder);
    await server.wipe();
  }
};
export default rotateTransit;

/** Its module reads where the server is when it is loaded. */
async function operatorOf({ address, folder }: RealServer) {
  process.env['SUQIU_TEST_OPENBAO'] = address;
  process.env['OPENBAO_DIR'] = folder;
  const { OpenBao } = await import('../test/kit/transit/server-under-test');
  return new OpenBao();
}
