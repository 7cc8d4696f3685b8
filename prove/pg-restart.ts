import { measured, type Measure } from '../test/kit/measured';
import { onServer } from '../test/kit/postgres/server-under-test';
import { removeFolder } from '../test/kit/service';
import { on } from './load/back-ends';
import { Ledger } from './load/ledger';
import { acknowledges, wentOn } from './load/outage';
import { RealServer } from '../test/kit/real-server';
import { everyday, play } from './load/stories';
import { startWorld } from './load/world';

const CALLERS = 12;

/** How PostgreSQL goes away: all of it killed, one of its sessions killed (then it ends all others), or stopped. */
type End = (server: RealServer) => Promise<unknown>;
const ends: readonly End[] = [
  (server) => server.kill(),
  async ({ address }) => {
    const busy = `select pid from pg_stat_activity where application_name = 'suqiu log' limit 1`;
    const { rows } = await onServer((client) => client.query<{ pid: number }>(busy), address);
    if (rows[0]) process.kill(rows[0].pid, 'SIGKILL');
  },
  (server) => server.stop(),
];

/**
 * PostgreSQL, which holds everything, ends and comes back under load, again and again. Nothing that was acknowledged
 * is lost, nothing is doubled, and the service, which nobody restarts, goes on. `--restarts 20`
 */
const pgRestart: Measure = async function* (options) {
  const restarts = options.number('restarts', 20);
  const server = await RealServer.start('postgres', 'max_connections = 300');
  const { address: postgres } = server;
  yield* on({ eventStore: 'postgres', database: 'postgres', postgres }, async function* () {
    let world = await startWorld();
    const { folder } = world.service;
    const ledger = new Ledger();
    let over = false;
    const waits: number[] = [];
    try {
      const playing = play({ ...world, ledger, isOver: () => over }, CALLERS, everyday);
      for (let time = 0; time < restarts; time++) {
        await acknowledges(ledger, 20);
        await ends[time % ends.length]?.(server);
        await server.again();
        waits.push(await acknowledges(ledger, 1));
      }
      await acknowledges(ledger, 20);
      over = true;
      await playing;
      yield measured('pg-restart: ends of PostgreSQL under load', waits.length, 'ends', `= ${restarts}`);
      yield measured('pg-restart: the longest wait after a return', Math.max(...waits), 'ms', '<= 20000');
      world = yield* wentOn('pg-restart', world, ledger);
    } finally {
      over = true;
      await world.service.kill();
      removeFolder(folder);
    }
  });
  await server.wipe();
};
export default pgRestart;
