import { randomUUID } from 'node:crypto';
import type { Clock } from '../../kernel/ports/clock';
import type { CommandPort } from '../../kernel/ports/command-port';
import type { EventReader } from '../../kernel/ports/event-store';
import type { Projection } from '../../kernel/projection';
import { LeaseKeeper } from '../leases/lease-keeper';
import { Leases } from '../leases/leases';
import { ProjectionLoop } from '../projections/projection-loop';
import { ProjectionRunner } from '../projections/projection-runner';
import { SagaRunner } from '../saga-runner/runner';
import type { AnySaga } from '../saga-runner/saga-input';
import type { RunnerContext, RunnerLog } from './context';
import type { Database } from './database';
import { defaultLimits, type RunnerLimits } from './limits';
import { LogFeed } from './log-feed';
import { createRuntimeTables } from './schema';
import { messageOf, type RunnerStatus } from './status';

export interface RunnersSetup {
  /** The county partition, a part of each lease; `all` by default. */
  readonly partition?: string | undefined;
  readonly reader: EventReader;
  readonly database: Database;
  readonly clock: Clock;
  readonly commands: CommandPort;
  readonly projections: readonly Projection[];
  /** Of any state and command: the runner looks into neither. */
  readonly sagas: readonly AnySaga[];
  readonly limits?: Partial<RunnerLimits> | undefined;
  /**
   * Take leases that have not run out: right where only one process can open the database, so that an older lease
   * is that of a process that was killed.
   */
  readonly takeOverLeases?: boolean | undefined;
  readonly log: RunnerLog;
  /** Called after each commit and each change, by runner; must not throw. */
  readonly onStatus: (status: RunnerStatus) => void;
}

/** The runners of one thread. */
export interface Runners {
  status(): readonly RunnerStatus[];
  /** New events, due timers or answers may be there: a hint. */
  wake(): void;
  /** Replays what a parked stream (projection) or instance (saga) missed. @throws Error when it fails again */
  release(runner: string, key: string): Promise<void>;
  /** A projection: fills new tables beside the live ones. A saga: replays the log with its effects off. */
  rebuild(runner: string): Promise<void>;
  accept(projection: string): Promise<void>;
  discard(projection: string): Promise<void>;
  /** Finishes the running batches with their checkpoints and releases the leases. */
  stop(): Promise<void>;
}

/** @throws Error when two runners have one name or a projection contradicts itself */
export async function startRunners(setup: RunnersSetup): Promise<Runners> {
  const limits: RunnerLimits = { ...defaultLimits, ...setup.limits };
  const { database, reader, clock, log } = setup;
  const leases = new Leases(database, {
    owner: randomUUID(),
    partition: setup.partition ?? 'all',
    ttl: limits.leaseTtl,
  });
  const context: RunnerContext = {
    ...{ database, clock, leases, limits, log, commands: setup.commands, onStatus: setup.onStatus },
    feed: new LogFeed(reader),
    keeperOf: (name) => new LeaseKeeper(leases, name, limits.leaseTtl / 3, setup.takeOverLeases ?? false),
  };
  const projections = setup.projections.map((projection) => new ProjectionRunner(projection, context));
  const sagas = setup.sagas.map((saga) => new SagaRunner(saga, context));
  const following = new ProjectionLoop(projections, context);
  const all = [...projections, ...sagas];
  refuseDoubles(all.map(({ name }) => name));
  await createRuntimeTables(database);

  const loops = [...(projections.length > 0 ? [following.loop] : []), ...sagas.map(({ loop }) => loop)];
  const wake = () => loops.forEach((loop) => loop.wake());
  const unsubscribe = [reader.onAppended(wake), clock.onChanged(wake)];
  const renewal = setInterval(() => {
    for (const { name, keeper } of all)
      keeper.renew().then(
        (held) => held || wake(),
        (error: unknown) => log.error({ runner: name, error: messageOf(error) }, 'lease not renewed'),
      );
  }, limits.leaseTtl / 3);
  for (const loop of loops) loop.start();

  const sagaOf = (name: string) => sagas.find((saga) => saga.name === name);
  return {
    status: () => [...following.status(), ...sagas.map((saga) => saga.status())],
    wake,
    release: async (name, key) => sagaOf(name)?.release(key) ?? following.release(name, key),
    rebuild: async (name) => sagaOf(name)?.rebuild() ?? following.rebuild(name),
    accept: (name) => following.accept(name),
    discard: (name) => following.discard(name),
    stop: async () => {
      for (const end of unsubscribe) end();
      clearInterval(renewal);
      await Promise.all([following.stop(), ...sagas.map((saga) => saga.stop())]);
    },
  };
}

function refuseDoubles(names: readonly string[]): void {
  const double = names.find((name, index) => names.indexOf(name) !== index);
  if (double !== undefined) throw new Error(`two runners are named ${double}`);
}
