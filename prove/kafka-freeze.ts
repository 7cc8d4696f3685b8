import { setTimeout as pause } from 'node:timers/promises';
import { removeFolder } from '../test/kit/service';
import type { Measure } from '../test/kit/measured';
import { on } from './load/back-ends';
import { startBroker } from './load/brokers';
import { Ledger } from './load/ledger';
import { acknowledges } from './load/outage';
import { toldAll } from './load/relayed';
import { everyday, play } from './load/stories';
import { startWorld } from './load/world';

const CALLERS = 6;

/**
 * The broker stands still in the middle of the load, longer than a send is waited for: what was given up is still
 * under way, and the client's own numbering would have the broker acknowledge what it does not store. No event is
 * lost, and no call of the API fails. `--freezes 6 --seconds 8` each
 */
const kafkaFreeze: Measure = async function* (options) {
  const freezes = options.number('freezes', 6);
  const seconds = options.number('seconds', 8);
  const broker = await startBroker();
  yield* on({ kafka: broker.address }, async function* () {
    const world = await startWorld();
    const ledger = new Ledger();
    let over = false;
    try {
      const playing = play({ ...world, ledger, isOver: () => over }, CALLERS, everyday);
      for (let time = 0; time < freezes; time++) {
        await acknowledges(ledger, 20);
        broker.freeze();
        await pause(seconds * 1_000);
        broker.thaw();
      }
      await acknowledges(ledger, 20);
      over = true;
      await playing;
      yield* toldAll('kafka-freeze', world, ledger, broker);
    } finally {
      broker.thaw();
      over = true;
      await world.service.kill();
      removeFolder(world.service.folder);
    }
  });
  await broker.wipe();
};
export default kafkaFreeze;
