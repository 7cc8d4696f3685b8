import { randomUUID } from 'node:crypto';
import type { Clock } from '../kernel/ports/clock';
import type { CommandPort } from '../kernel/ports/command-port';
import type { RegionCode } from '../kernel/ids';
import type { EventReader } from '../kernel/ports/event-store';
import type { SealedWords } from '../kernel/ports/words';
import type { Database } from '../runtime/runners/database';
import type { RunnerLog } from '../runtime/runners/context';
import type { HeadKeeping, PostingLimits } from '../runtime/runners/keepers';
import type { Relay } from '../runtime/relay/relay-consumer';
import { startRunners, type Runners } from '../runtime/runners/start';
import type { RunnerStatus } from '../runtime/runners/status';
import { OrderTaker } from '../runtime/shared/orders';
import { StatusBoard } from '../runtime/shared/status-board';
import { operateOn } from '../runtime/thread/messages';
import type { Composition } from './composition';
import { operating, type RunnersHost } from './runners-host';

export interface FeatureRunners {
  readonly composition: Pick<Composition, 'projections' | 'sagas' | 'keepers'>;
  readonly county: RegionCode;
  readonly heads: HeadKeeping;
  readonly posting: PostingLimits;
  readonly events: EventReader;
  readonly database: Database;
  readonly clock: Clock;
  readonly commands: CommandPort;
  readonly words: SealedWords;
  readonly relays: readonly Relay[];
  readonly exclusive: boolean;
  readonly log: RunnerLog;
  readonly onStatus: (status: RunnerStatus) => void;
}

/** The same in a thread, in this process or in one of their own: all projections and sagas of the features. */
export async function startFeatureRunners(setup: FeatureRunners): Promise<Runners> {
  const { composition, county, heads, posting, events, exclusive, onStatus, ...rest } = setup;
  const owner = randomUUID();
  const board = exclusive ? undefined : new StatusBoard(setup.database, owner);
  const runners = await startRunners({
    ...{ ...rest, owner, reader: events },
    projections: composition.projections,
    sagas: composition.sagas,
    keeping: { keepers: composition.keepers, county, heads, posting },
    // Where nodes share the data, a lease that runs is a living node's.
    takeOverLeases: exclusive,
    onStatus: (status) => {
      board?.tell(status);
      onStatus(status);
    },
  });
  if (board === undefined) return runners;
  const orders = new OrderTaker(setup.database, {
    owned: () =>
      runners
        .status()
        .filter(hasItsLease)
        .map(({ name }) => name),
    operate: (call) => operateOn(runners, call),
  });
  return {
    ...runners,
    stop: async () => {
      await orders.close();
      await runners.stop();
      await board.close();
    },
  };
}

const hasItsLease = ({ state }: RunnerStatus): boolean =>
  state !== 'waiting-for-lease' && state !== 'unknown-event';

/** On the calling thread, over a database that they close when they stop. */
export async function runHere(setup: FeatureRunners): Promise<RunnersHost> {
  const runners = await startFeatureRunners(setup);
  return {
    clockChanged: () => runners.wake(),
    operate: (call) => operating(() => operateOn(runners, call)),
    stop: async () => {
      await runners.stop();
      await setup.database.close();
    },
  };
}
