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
 * The broker is killed under load and comes back later. No call of the API fails, no event is lost, and the relay
 * catches up by itself. `--seconds 20` for which it is down, half an hour is 1800; `--rest 0` is how many milliseconds
 * each of six callers rests after a story, so that a long outage need not be a busy one
 */
const kafkaDown: Measure = async function* (options) {
  const seconds = options.number('seconds', 20);
  const restMs = options.number('rest', 0);
  const broker = await startBroker();
  yield* on({ kafka: broker.address }, async function* () {
    const world = await startWorld();
    const ledger = new Ledger();
    let over = false;
    try {
      const playing = play({ ...world, ledger, isOver: () => over }, CALLERS, everyday, restMs);
      await acknowledges(ledger, 30);
      await broker.kill();
      await pause(seconds * 1_000);
      await broker.again();
      await acknowledges(ledger, 30);
      over = true;
      await playing;
      yield* toldAll('kafka-down', world, ledger, broker);
    } finally {
      over = true;
      await world.service.kill();
      removeFolder(world.service.folder);
    }
  });
  await broker.wipe();
};
export default kafkaDown;
