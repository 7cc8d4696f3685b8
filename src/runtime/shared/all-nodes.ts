import { sql } from 'kysely';
import type { Position } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { ReadSide } from '../read-side';
import type { Parked, RunnerStatus } from '../runners/status';
import { SAID_FOR_MS } from './status-board';

type Kinds = ReadonlyMap<string, RunnerStatus['kind']>;

/** The runners of all nodes: what the owner of each lease says, and how far the database itself is. */
export async function statusesOfAllNodes(readSide: ReadSide, kinds: Kinds): Promise<readonly RunnerStatus[]> {
  const names = [...kinds.keys()];
  const [rows, heard] = await Promise.all([standings(readSide, names), saidOf(readSide, names)]);
  const runners = new Map(rows.map((row) => [row.runner, row]));
  return [...runners.values()].map(({ runner, position, owner }) => ({
    ...stateOf(runner, kinds.get(runner) ?? 'saga', owner, heard),
    position: position as Position,
    parked: rows
      .filter((row) => row.runner === runner)
      .flatMap(({ key, error, at, when }): readonly Parked[] =>
        key === null ? [] : [{ key, error: error ?? '', position: at as Position, at: when as Instant }],
      ),
  }));
}

/** A row for each of its parked keys, or one; in one statement, so that nothing that is parked is taken for shown. */
const standings = ({ database: { kysely, clockMillis } }: ReadSide, names: readonly string[]) =>
  kysely
    .selectFrom('runner_checkpoint as c')
    .leftJoin('projection_generation as g', (on) =>
      on.onRef('g.projection', '=', 'c.runner').onRef('g.generation', '=', 'c.generation'),
    )
    .leftJoin('runner_lease as l', (on) =>
      on.onRef('l.name', '=', 'c.runner').on('l.expires', '>', clockMillis),
    )
    .leftJoin('runner_parked as p', (on) =>
      on.onRef('p.runner', '=', 'c.runner').onRef('p.generation', '=', 'c.generation'),
    )
    .select(['c.runner', 'c.position', 'l.owner', 'p.key', 'p.error', 'p.position as at', 'p.at as when'])
    .where('c.runner', 'in', [...names])
    // A saga has no generations; of a projection only the active one is shown.
    .where((e) => e.or([e('g.phase', 'is', null), e('g.phase', '=', 'active')]))
    .execute();

interface Heard {
  readonly node: string;
  readonly status: RunnerStatus;
}

async function saidOf(
  { database: { kysely, clockMillis } }: ReadSide,
  names: readonly string[],
): Promise<readonly Heard[]> {
  const rows = await kysely
    .selectFrom('runner_status')
    .select(['node', 'status'])
    .where('runner', 'in', [...names])
    .where('seen', '>', sql<number>`${clockMillis} - ${SAID_FOR_MS}`)
    .execute();
  return rows.map(({ node, status }) => ({ node, status: JSON.parse(status) as RunnerStatus }));
}

/** Without an owner, what keeps those who could run it from doing so. Pure. */
function stateOf(
  name: string,
  kind: RunnerStatus['kind'],
  owner: string | null,
  heard: readonly Heard[],
): Omit<RunnerStatus, 'position' | 'parked'> {
  const idle = { name, kind, lag: 0 } as const;
  const of = heard.filter(({ status }) => status.name === name);
  if (owner !== null) return of.find(({ node }) => node === owner)?.status ?? { ...idle, state: 'running' };
  return of.find(({ status }) => STUCK.has(status.state))?.status ?? { ...idle, state: 'waiting-for-lease' };
}

const STUCK = new Set(['failing', 'unknown-event', 'stopped']);
