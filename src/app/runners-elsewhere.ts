import { sql } from 'kysely';
import type { Position } from '../kernel/ids';
import type { Instant } from '../kernel/time';
import type { Progress } from '../runtime/progress/progress';
import type { ReadSide } from '../runtime/read-side';
import type { RunnerStatus } from '../runtime/runners/status';
import type { Composition } from './composition';
import { operating, type RunnersHost } from './runners-host';

const LOOK_MS = 100;

/**
 * The runners of another process, as far as their database shows them: positions, leases, what is parked. Whoever
 * waits for a read model waits up to a look longer than beside the runners.
 */
export function runnersElsewhere(
  composition: Pick<Composition, 'projections' | 'sagas' | 'publicEvents'>,
  readSide: ReadSide,
  progress: Progress,
): RunnersHost {
  const kinds = new Map<string, RunnerStatus['kind']>([
    ...composition.projections.map(({ name }) => [name, 'projection'] as const),
    ...composition.sagas.map(({ name }) => [name, 'saga'] as const),
    ...composition.publicEvents.map(({ name }) => [name, 'relay'] as const),
  ]);
  let down: string | undefined = 'their database has not been read yet';
  let looking: Promise<void> | undefined;
  const look = async () => {
    try {
      for (const status of await statusesIn(readSide, kinds)) progress.update(status);
      down = undefined;
    } catch (error) {
      down = `their database cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    } finally {
      looking = undefined;
    }
  };
  const timer = setInterval(() => void (looking ??= look()), LOOK_MS).unref();
  return {
    get down() {
      return down;
    },
    clockChanged: () => undefined,
    operate: () =>
      operating(() =>
        Promise.reject(new Error('the runners are in another process, which takes no orders yet')),
      ),
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}

async function statusesIn(
  readSide: ReadSide,
  kinds: ReadonlyMap<string, RunnerStatus['kind']>,
): Promise<readonly RunnerStatus[]> {
  const { kysely, clockMillis } = readSide.database;
  const live = await kysely
    .selectFrom('runner_checkpoint as c')
    .leftJoin('projection_generation as g', (on) =>
      on.onRef('g.projection', '=', 'c.runner').onRef('g.generation', '=', 'c.generation'),
    )
    .leftJoin('runner_lease as l', 'l.name', 'c.runner')
    .select(['c.runner', 'c.generation', 'c.position'])
    .select(sql<number>`l.expires > ${clockMillis}`.as('leased'))
    .where('c.runner', 'in', [...kinds.keys()])
    // A saga has no generations; of a projection only the active one is shown.
    .where((e) => e.or([e('g.phase', 'is', null), e('g.phase', '=', 'active')]))
    .execute();
  const parked = await kysely.selectFrom('runner_parked').selectAll().execute();
  return live.map(({ runner, generation, position, leased }) => ({
    name: runner,
    kind: kinds.get(runner) ?? 'saga',
    state: leased ? 'running' : 'waiting-for-lease',
    position: position as Position,
    lag: 0,
    parked: parked
      .filter((each) => each.runner === runner && each.generation === generation)
      .map(({ key, position: at, error, at: when }) => ({
        ...{ key, error },
        position: at as Position,
        at: when as Instant,
      })),
  }));
}
