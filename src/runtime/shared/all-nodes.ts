import { sql } from 'kysely';
import type { Position } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { ReadSide } from '../read-side';
import type { Parked, RunnerStatus } from '../runners/status';
import { SAID_FOR_MS } from './status-board';

/** The runners of all nodes: what the owner of each lease says, and how far the database itself is. */
export async function statusesOfAllNodes(
  readSide: ReadSide,
  kinds: ReadonlyMap<string, RunnerStatus['kind']>,
): Promise<readonly RunnerStatus[]> {
  const { kysely, clockMillis } = readSide.database;
  const names = [...kinds.keys()];
  const standing = await kysely
    .selectFrom('runner_checkpoint as c')
    .leftJoin('projection_generation as g', (on) =>
      on.onRef('g.projection', '=', 'c.runner').onRef('g.generation', '=', 'c.generation'),
    )
    .leftJoin('runner_lease as l', (on) =>
      on.onRef('l.name', '=', 'c.runner').on('l.expires', '>', clockMillis),
    )
    .select(['c.runner', 'c.generation', 'c.position', 'l.owner'])
    .where('c.runner', 'in', names)
    // A saga has no generations; of a projection only the active one is shown.
    .where((e) => e.or([e('g.phase', 'is', null), e('g.phase', '=', 'active')]))
    .execute();
  const parked = await kysely.selectFrom('runner_parked').selectAll().where('runner', 'in', names).execute();
  const said = await kysely
    .selectFrom('runner_status')
    .select(['runner', 'node', 'status'])
    .where('runner', 'in', names)
    .where('seen', '>', sql<number>`${clockMillis} - ${SAID_FOR_MS}`)
    .execute();
  return standing.map(({ runner, generation, position, owner }) => {
    const heard = said
      .filter((each) => each.runner === runner)
      .map(({ node, status }) => ({ node, status: JSON.parse(status) as RunnerStatus }));
    return {
      ...standingOf(runner, kinds.get(runner) ?? 'saga', owner, heard),
      // Of the same commit, so that nothing that is parked is taken for shown.
      position: position as Position,
      parked: parked
        .filter((each) => each.runner === runner && each.generation === generation)
        .map(
          ({ key, position: at, error, at: when }): Parked => ({
            ...{ key, error },
            position: at as Position,
            at: when as Instant,
          }),
        ),
    };
  });
}

interface Heard {
  readonly node: string;
  readonly status: RunnerStatus;
}

/** Without an owner, what keeps those who could run it from doing so. Pure. */
function standingOf(
  name: string,
  kind: RunnerStatus['kind'],
  owner: string | null,
  heard: readonly Heard[],
): Omit<RunnerStatus, 'position' | 'parked'> {
  const idle = { name, kind, lag: 0 } as const;
  if (owner !== null)
    return heard.find(({ node }) => node === owner)?.status ?? { ...idle, state: 'running' };
  const stuck = heard.find(({ status }) => STUCK.has(status.state));
  return stuck?.status ?? { ...idle, state: 'waiting-for-lease' };
}

const STUCK = new Set(['failing', 'unknown-event', 'stopped']);
