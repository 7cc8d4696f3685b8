import { sql, type RawBuilder } from 'kysely';
import type { EventId, Position } from '../../kernel/ids';
import type { Counted } from '../figures/counts';
import { excludedOf, numbersOf, timesOf, type Numbers } from '../figures/figures';
import { timedKinds } from '../figures/leaves';
import type { Period } from '../figures/period';
import { figuresProjection } from '../figures/projection';
import type { FigureSource } from '../figures/tables';
import { periodIn, type Frozen, type Month, type Tally, type Took } from './month';

interface CountedRow {
  readonly month: string;
  readonly scope: string;
  readonly leaf: string;
  readonly n: number | string | null;
  readonly x: number | string | null;
  readonly event: string | null;
}

const BACKLOG = '#backlog';

export interface MonthCounts {
  readonly figures: Tally;
  readonly excluded: Tally;
  readonly took: Took;
}
export interface CountedMonths {
  readonly upTo: Frozen['upTo'];
  readonly of: (month: Month) => MonthCounts;
}

/**
 * The sums of these months, and of how much of the log they are: in one statement, since another one would see what came
 * between. What not everybody may see is in no sum.
 * @param scopes only these; all when absent
 * @param timed of these months, also how long the steps took
 */
export async function countMonths(
  { kysely, nameOf }: FigureSource,
  months: readonly Month[],
  { scopes, timed = [] }: { readonly scopes?: readonly string[]; readonly timed?: readonly Month[] } = {},
): Promise<CountedMonths> {
  const [sums, backlog] = [sql.table(nameOf.figure_sums), sql.table(nameOf.figure_backlog)];
  const ofScopes = scopes === undefined ? sql`1 = 1` : sql`scope in (${sql.join([...scopes])})`;
  const within = (month: Month, { from, to }: Period): RawBuilder<unknown> => sql`
    select cast(${month} as text) as month, scope, leaf, sum(n) as n, sum(x) as x, null as event from ${sums}
    where day >= ${from} and day <= ${to} and ${timed.includes(month) ? sql`1 = 1` : sql`leaf not like 'time.%'`} and ${ofScopes}
    group by scope, leaf
    union all
    select cast(${month} as text) as month, scope, cast(${BACKLOG} as text) as leaf, sum(begun - done) as n,
      sum(case when day >= ${from} then begun - waits else 0 end) as x, null as event
    from ${backlog} where day <= ${to} and ${ofScopes} group by scope`;
  const parts = months.map((month) => within(month, periodIn(month)));
  const upTo = sql`
    select '' as month, c.epoch as scope, '' as leaf, c.position as n, 0 as x, c.event_id as event
    from runner_checkpoint as c join projection_generation as g
      on g.projection = c.runner and g.generation = c.generation
    where c.runner = ${figuresProjection.name} and g.phase = 'active'`;
  const { rows } = await sql<CountedRow>`${sql.join([upTo, ...parts], sql` union all `)}`.execute(kysely);
  const first = rows.find(({ month }) => month === '');
  return {
    upTo: {
      position: Number(first?.n ?? 0) as Position,
      epoch: first?.scope ?? '',
      ...(first?.event ? { event: first.event as EventId } : {}),
    },
    of: (month) => tallied(rows.filter((row) => row.month === month)),
  };
}

function tallied(rows: readonly CountedRow[]): MonthCounts {
  const byScope = new Map<string, CountedRow[]>();
  for (const row of rows) byScope.set(row.scope, [...(byScope.get(row.scope) ?? []), row]);
  const counted = [...byScope]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([scope, of]) => [scope, countedIn(of)] as const);
  const tally = (numbers: (counted: Counted) => Numbers): Tally =>
    Object.fromEntries(
      counted
        .map(
          ([scope, of]) => [scope, Object.fromEntries([...numbers(of)].filter(([, n]) => n !== 0))] as const,
        )
        .filter(([, of]) => Object.keys(of).length > 0),
    );
  return { figures: tally(numbersOf), excluded: tally(excludedOf), took: timesIn(counted) };
}

const timesIn = (counted: readonly (readonly [string, Counted])[]): Took =>
  Object.fromEntries(
    counted
      .map(([scope, of]) => {
        const times = timedKinds.map((kind) => [kind, timesOf(of, kind)] as const);
        return [scope, Object.fromEntries(times.filter(([, { samples }]) => samples > 0))] as const;
      })
      .filter(([, of]) => Object.keys(of).length > 0),
  );

function countedIn(rows: readonly CountedRow[]): Counted {
  const waiting = rows.find(({ leaf }) => leaf === BACKLOG);
  const happened = rows.filter(({ leaf }) => leaf !== BACKLOG);
  return {
    leaves: new Map(happened.map(({ leaf, n }) => [leaf, Number(n ?? 0)])),
    excluded: new Map(happened.map(({ leaf, x }) => [leaf, Number(x ?? 0)])),
    completed: Number(waiting?.x ?? 0),
    backlog: Number(waiting?.n ?? 0),
  };
}
