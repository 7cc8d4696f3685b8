import { randomUUID } from 'node:crypto';
import type { Clock } from '../../kernel/ports/clock';
import type { CommandPort } from '../../kernel/ports/command-port';
import type { EventReader } from '../../kernel/ports/event-store';
import type { SealedWords } from '../../kernel/ports/words';
import type { Projection } from '../../kernel/projection';
import type { Consumer } from '../follower/consumer';
import type { Followed } from '../follower/followed';
import { LogFollower } from '../follower/log-follower';
import { Leases } from '../leases/leases';
import { ProjectionConsumer } from '../projections/projection-consumer';
import { SagaConsumer } from '../saga-runner/saga-consumer';
import type { AnySaga } from '../saga-runner/saga-input';
import type { Relay } from '../relay/relay-consumer';
import type { RunnerContext, RunnerLog } from './context';
import type { AnyKeeper, KeeperPorts } from './keepers';
import type { Database } from './database';
import { defaultLimits, type RunnerLimits } from './limits';
import { createRuntimeTables } from './schema';
import type { RunnerStatus } from './status';

export interface RunnersSetup {
  /** Who owns the leases, unique for each start; made up when left out. */
  readonly owner?: string | undefined;
  /** The county partition, a part of each lease; `all` by default. */
  readonly partition?: string | undefined;
  readonly reader: EventReader;
  readonly database: Database;
  readonly clock: Clock;
  readonly commands: CommandPort;
  /** Opens what projections know by its words. */
  readonly words?: SealedWords | undefined;
  readonly projections: readonly Projection[];
  /** Of any state and command: the runner looks into neither. */
  readonly sagas: readonly AnySaga[];
  /** What leaves the house, where it does. */
  readonly relays?: readonly Relay[] | undefined;
  /** What else is kept of the log, and with what. */
  readonly keeping?:
    | (Pick<KeeperPorts, 'county' | 'heads' | 'posting'> & { readonly keepers: readonly AnyKeeper[] })
    | undefined;
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
  /** Between two batches, as only who writes can: what was deleted is overwritten. @throws Error when somebody reads */
  purge(runner: string): Promise<void>;
  /** Finishes the running batches with their checkpoints and gives up the leases. */
  stop(): Promise<void>;
}

/** @throws Error when two runners have one name or a projection contradicts itself */
export async function startRunners(setup: RunnersSetup): Promise<Runners> {
  const limits: RunnerLimits = { ...defaultLimits, ...setup.limits };
  const { database, reader, clock, words, log, onStatus, takeOverLeases = false, partition = 'all' } = setup;
  const context: RunnerContext = { reader, database, clock, words, limits, log };
  const leases = new Leases(database, {
    owner: setup.owner ?? randomUUID(),
    partition,
    ttl: limits.leaseTtl,
  });
  const wake = () => {
    for (const follower of followers) follower.wake();
  };
  const projections = setup.projections.map((projection) => new ProjectionConsumer(projection, context));
  const sagas = setup.sagas.map((saga) => new SagaConsumer(saga, context, setup.commands, wake));
  const { keepers = [], ...keeping } = setup.keeping ?? {};
  const kept = keepers.map((keeper) =>
    keeper.open({
      ...(keeping as Pick<KeeperPorts, 'county' | 'heads' | 'posting'>),
      context,
      commands: setup.commands,
      wake,
    }),
  );
  const relays = await relaysFor(setup.relays ?? [], context);
  refuseDoubles([...projections, ...sagas, ...kept, ...relays].map(({ name }) => name));
  // Lanes of one follower wait for each other, and brokers may be slow.
  const following = (consumers: readonly Consumer[], yieldsTo?: LogFollower) =>
    new LogFollower(consumers, context, { leases, takeOverLeases, yieldsTo, onStatus });
  const isBackground = ({ projection }: ProjectionConsumer) => projection.isBackground === true;
  const awaited = projections.filter((projection) => !isBackground(projection));
  const first = following([...awaited, ...sagas, ...kept]);
  const background = following(projections.filter(isBackground), first);
  const followers = [first, background, ...relays.map((relay) => following([relay]))];
  await createRuntimeTables(database);

  const unsubscribe = [reader.onAppended(wake), clock.onChanged(wake)];
  for (const follower of followers) follower.start();
  const operate = (name: string, work: (one: Followed) => Promise<void>) => {
    const follower = followers.find((each) => each.follows(name)) ?? first;
    return follower.operate(name, work);
  };
  const ofProjection = (name: string, work: (projection: ProjectionConsumer) => Promise<void>) =>
    operate(name, async ({ consumer }) => {
      if (!(consumer instanceof ProjectionConsumer)) throw new Error(`${name} is no projection`);
      await work(consumer);
    });
  return {
    status: () => followers.flatMap((follower) => follower.status()),
    wake,
    release: (name, key) => operate(name, (one) => one.release(key)),
    rebuild: (name) => operate(name, async ({ consumer }) => consumer.rebuild?.()),
    accept: (name) => ofProjection(name, (projection) => projection.accept()),
    discard: (name) => ofProjection(name, (projection) => projection.discard()),
    purge: (name) =>
      operate(name, async () => {
        if (!(await database.purge()))
          throw new Error('somebody reads: what was freed is overwritten once nobody does');
      }),
    stop: async () => {
      for (const end of unsubscribe) end();
      await Promise.all(followers.map((follower) => follower.stop()));
    },
  };
}

/** Loaded where there are any: the others start sooner without. */
async function relaysFor(relays: readonly Relay[], context: RunnerContext) {
  if (relays.length === 0) return [];
  const { RelayConsumer } = await import('../relay/relay-consumer');
  return relays.map((relay) => new RelayConsumer(relay, context));
}

function refuseDoubles(names: readonly string[]): void {
  const double = names.find((name, index) => names.indexOf(name) !== index);
  if (double !== undefined) throw new Error(`two runners are named ${double}`);
}
