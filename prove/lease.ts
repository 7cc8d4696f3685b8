import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { backEndOf } from '../test/kit/back-end';
import { eventually } from '../test/kit/eventually';
import { measured, type Measure } from '../test/kit/measured';
import { freePort } from '../test/kit/ports';
import { onServer } from '../test/kit/postgres/server-under-test';
import { freshFolder, removeFolder } from '../test/kit/service';
import { on } from './load/back-ends';
import { Ledger } from './load/ledger';
import { acknowledges, wentOn } from './load/outage';
import { RealServer } from '../test/kit/real-server';
import { everyday, play } from './load/stories';
import { again, startWorld } from './load/world';

const CALLERS = 8;

/**
 * A process that runs the runners stands still under load for longer than its leases last; another one takes them
 * over. When it wakes up, in the middle of whatever it was at, it takes itself for their owner. Nothing of that shows
 * twice. `--pauses 2 --seconds 14` each, at least
 */
const lease: Measure = async function* (options) {
  const pauses = options.number('pauses', 2);
  const seconds = options.number('seconds', 14);
  const server = await RealServer.start('postgres', 'max_connections = 300');
  yield* on({ eventStore: 'postgres', database: 'postgres', postgres: server.address }, async function* () {
    const folder = freshFolder();
    const rows = new RunnerRows((await backEndOf(folder))['POSTGRES_URL'] ?? '');
    // It is there first, and has all leases; the service answers, and its own runners wait.
    const sleeper = await RunnerProcess.start(folder);
    const sleepers = await rows.owner();
    let world = await startWorld({ folder, until: 'live' });
    const ledger = new Ledger();
    const seen = { asleep: 0, takenBack: 0, backwards: 0 };
    let over = false;
    let playing: Promise<void> | undefined;
    try {
      for (let time = 0; time < pauses; time++) {
        over = false;
        playing = play({ ...world, ledger, isOver: () => over }, CALLERS, everyday);
        await acknowledges(ledger, 20);
        sleeper.freeze();
        const asleepAt = performance.now();
        await eventually(
          () => rows.heldBy(sleepers),
          (count) => count === 0,
          60_000,
        );
        seen.asleep++;
        await pause(Math.max(0, seconds * 1_000 - (performance.now() - asleepAt)));
        const before = await rows.positions();
        sleeper.thaw();
        await acknowledges(ledger, 40);
        const after = await rows.positions();
        seen.backwards += [...before].filter(([lane, position]) => (after.get(lane) ?? 0) < position).length;
        seen.takenBack += await rows.heldBy(sleepers);
        over = true;
        await playing;
        if (time + 1 === pauses) break;
        // Who is told to stop gives its leases up.
        await world.service.stop();
        await eventually(
          () => rows.heldBy(sleepers),
          (count) => count > 0,
          30_000,
        );
        world = await again(world, { until: 'live' });
      }
      await sleeper.kill();
      yield measured(
        'lease: pauses after which another process had the leases',
        seen.asleep,
        'pauses',
        `= ${pauses}`,
      );
      yield measured('lease: leases that the sleeper took back', seen.takenBack, 'leases', '= 0');
      yield measured('lease: checkpoints that went back', seen.backwards, 'checkpoints', '= 0');
      world = yield* wentOn('lease', world, ledger);
    } finally {
      over = true;
      await sleeper.kill();
      await world.service.kill();
      removeFolder(folder);
    }
  });
  await server.wipe();
};
export default lease;

/** `main.js --runners` on the same stores and with the same folder: no lock lies in it where neither store is a file. */
class RunnerProcess {
  private constructor(private readonly child: ChildProcess) {}

  static async start(folder: string): Promise<RunnerProcess> {
    const child = spawn(process.execPath, [resolve(__dirname, '../dist/main.js'), '--runners'], {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'test',
        PORT: String(await freePort()),
        DATA_FOLDER: folder,
        DEPLOY_FOLDER: resolve(__dirname, '../deploy'),
        ...(await backEndOf(folder)),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await eventually(
      () => output,
      (text) => text.includes('running the runners') || child.exitCode !== null,
      60_000,
    );
    if (child.exitCode !== null) throw new Error(`the runners did not start:\n${output}`);
    return new RunnerProcess(child);
  }

  freeze = (): boolean => this.child.kill('SIGSTOP');
  thaw = (): boolean => this.child.kill('SIGCONT');

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}

/** Who has which runner, and how far each is, as the database says. */
class RunnerRows {
  constructor(private readonly connection: string) {}

  /** The one who has them all; a process says that it runs them before it has taken the first lease. */
  async owner(): Promise<string> {
    const [one] = await eventually(
      () =>
        this.ask<{ owner: string; leases: string; runners: string }>(
          `select owner, count(*) as leases, (select count(distinct runner) from runner_status) as runners
           from runner_lease group by owner`,
        ),
      (rows) => rows.length === 1 && rows[0]?.runners !== '0' && rows[0]?.leases === rows[0]?.runners,
    );
    return one!.owner;
  }

  async heldBy(owner: string): Promise<number> {
    const rows = await this.ask<{ owner: string }>('select owner from runner_lease');
    return rows.filter((row) => row.owner === owner).length;
  }

  async positions(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.ask<{ runner: string; generation: string; position: string }>(
      'select runner, generation, position from runner_checkpoint',
    );
    return new Map(
      rows.map(({ runner, generation, position }) => [`${runner} ${generation}`, Number(position)]),
    );
  }

  private ask<Row extends object>(query: string): Promise<readonly Row[]> {
    return onServer(async (client) => (await client.query<Row>(query)).rows, this.connection);
  }
}
