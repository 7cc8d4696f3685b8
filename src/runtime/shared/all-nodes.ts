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
  const rows = await standings(readSide, names);
  const said = new Map(rows.map(({ runner, node, status }) => [`${runner} ${node}`, { node, status }]));
  const heard = [...said.values()].flatMap(({ node, status }): readonly Heard[] =>
    node === null || status === null ? [] : [{ node, status: JSON.parse(status) as RunnerStatus }],
  );
  const runners = new Map(rows.map((row) => [row.runner, row]));
  return [...runners.values()].map(({ runner, position, owner }) => ({
    ...stateOf(runner, kinds.get(runner) ?? 'saga', owner, heard),
    position: position as Position,
    parked: parkedIn(rows.filter((row) => row.runner === runner)),
  }));
}

/**
 * A row for each of its parked keys, or one, and for each node that says something of it where nobody owns it; in one
 * statement, so that nothing that is parked is taken for shown.
 */
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
    .leftJoin('runner_status as s', (on) =>
      on
        .onRef('s.runner', '=', 'c.runner')
        .on('s.seen', '>', sql<number>`${clockMillis} - ${SAID_FOR_MS}`)
        .on((e) => e.or([e('l.owner', 'is', null), e('s.node', '=', e.ref('l.owner'))])),
    )
    .select(['c.runner', 'c.position', 'l.owner', 'p.key', 'p.error', 'p.position as at', 'p.at as when'])
    .select(['s.node', 's.status'])
    .where('c.runner', 'in', [...names])
    // A saga has no generations; of a projection only the active one is shown.
    .where((e) => e.or([e('g.phase', 'is', null), e('g.phase', '=', 'active')]))
    .execute();

type Standings = Awaited<ReturnType<typeof standings>>;

/** Each key once, however many nodes say something. */
const parkedIn = (rows: Standings): readonly Parked[] => [
  ...new Map(
    rows.flatMap(({ key, error, at, when }): readonly (readonly [string, Parked])[] =>
      key === null ? [] : [[key, { key, error: error ?? '', position: at as Position, at: when as Instant }]],
    ),
  ).values(),
];

interface Heard {
  readonly node: string;
  readonly status: RunnerStatus;
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
