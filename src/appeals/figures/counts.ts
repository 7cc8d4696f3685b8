import { sql } from 'kysely';
import type { Day } from '../../kernel/time';
import { all, type Condition } from '../read-models/visible';
import { leaves, timeLeaf } from './leaves';
import type { Period } from './period';
import { asked, factsSeen, isSummed, type Asked } from './seen';
import { sumKey } from './scope';
import { figureTable, type FigureSource } from './tables';

/** What one period counted up to. */
export interface Counted {
  /** What happened in it, by leaf; those of time by their bucket. */
  readonly leaves: ReadonlyMap<string, number>;
  /** Of these, those that are left out of the rates. */
  readonly excluded: ReadonlyMap<string, number>;
  /** Of the rounds that began in it, those that are done with by now. */
  readonly completed: number;
  /** Rounds that had begun by its end and were not done with. */
  readonly backlog: number;
}

const everyLeaf = Object.values(leaves).flat();
const whole = (value: string | number | null): number => Number(value ?? 0);

/**
 * Sums where the caller may see the whole scope but for what is guarded, and that fact by fact; else all of it fact by
 * fact. Both ways count the same facts.
 */
export async function countsOf(source: FigureSource, query: Asked, period: Period): Promise<Counted> {
  const parts = await Promise.all([
    isSummed(query) ? summed(source, query, period) : undefined,
    oneByOne(source, query, period),
  ]);
  return together(parts.filter((part) => part !== undefined));
}

const add = (counts: Map<string, number>, leaf: string, n: number): void => {
  counts.set(leaf, (counts.get(leaf) ?? 0) + n);
};

function together(parts: readonly Counted[]): Counted {
  const added = (of: (part: Counted) => ReadonlyMap<string, number>) => {
    const counts = new Map<string, number>();
    for (const part of parts) for (const [leaf, n] of of(part)) add(counts, leaf, n);
    return counts;
  };
  return {
    leaves: added((part) => part.leaves),
    excluded: added((part) => part.excluded),
    completed: parts.reduce((sum, { completed }) => sum + completed, 0),
    backlog: parts.reduce((sum, { backlog }) => sum + backlog, 0),
  };
}

async function summed(source: FigureSource, { scope }: Asked, { from, to }: Period): Promise<Counted> {
  const key = sumKey(scope);
  const sums = source.kysely
    .selectFrom(figureTable(source, 'figure_sums', 's'))
    .select(['s.leaf', sql<number>`sum(s.n)`.as('n'), sql<number>`sum(s.x)`.as('x')])
    .where('s.scope', '=', key)
    .where('s.day', '>=', from)
    .where('s.day', '<=', to)
    .groupBy('s.leaf')
    .execute();
  const inPeriod = sql<boolean>`b.day >= ${from}`;
  const backlog = source.kysely
    .selectFrom(figureTable(source, 'figure_backlog', 'b'))
    .select([
      sql<number>`sum(b.begun - b.done)`.as('backlog'),
      sql<number>`sum(case when ${inPeriod} then b.begun - b.waits else 0 end)`.as('completed'),
    ])
    .where('b.scope', '=', key)
    .where('b.day', '<=', to)
    .executeTakeFirstOrThrow();
  const [rows, waiting] = await Promise.all([sums, backlog]);
  return {
    leaves: new Map(rows.map(({ leaf, n }) => [leaf, whole(n)])),
    excluded: new Map(rows.map(({ leaf, x }) => [leaf, whole(x)])),
    completed: whole(waiting.completed),
    backlog: whole(waiting.backlog),
  };
}

async function oneByOne(source: FigureSource, query: Asked, { from, to }: Period): Promise<Counted> {
  const joined = factsSeen(source);
  const rows = joined
    .select([
      'f.leaf',
      'f.bucket',
      sql<number>`case when f.until_day is null then 0 else 1 end`.as('done'),
      sql<number>`count(*)`.as('n'),
      sql<number>`sum(f.excluded)`.as('x'),
    ])
    .where(all([...asked(source, query, everyLeaf, true), sql<boolean>`f.day >= ${from} and f.day <= ${to}`]))
    .groupBy(['f.leaf', 'f.bucket', 'done'])
    .execute();
  const waiting = joined
    .select(sql<number>`count(*)`.as('n'))
    .where(all([...asked(source, query, leaves.begun), waitingAt(to)]))
    .executeTakeFirstOrThrow();
  const [found, { n: backlog }] = await Promise.all([rows, waiting]);
  const [counts, excluded] = [new Map<string, number>(), new Map<string, number>()];
  let completed = 0;
  for (const { leaf, bucket, done, n, x } of found) {
    const kind = leaf.split('.')[0] as string;
    add(counts, leaf, whole(n));
    add(excluded, leaf, whole(x));
    if (bucket !== null) add(counts, timeLeaf(kind, bucket), whole(n));
    if (kind === 'begun' && whole(done) === 1) completed += whole(n);
  }
  return { leaves: counts, excluded, completed, backlog: whole(backlog) };
}

/** Had begun by the end of this day, and was not done with. */
export const waitingAt = (day: Day): Condition =>
  sql<boolean>`f.day <= ${day} and (f.until_day is null or f.until_day > ${day})`;

/** What waits now, by the day on which it began. */
export async function waitingSince(
  source: FigureSource,
  query: Asked,
  today: Day,
): Promise<ReadonlyMap<string, number>> {
  const sums = isSummed(query)
    ? source.kysely
        .selectFrom(figureTable(source, 'figure_backlog', 'b'))
        .select(['b.day', 'b.waits as n'])
        .where('b.scope', '=', sumKey(query.scope))
        .where('b.waits', '<>', 0)
        .where('b.day', '<=', today)
        .execute()
    : [];
  const facts = factsSeen(source)
    .select(['f.day', sql<number>`count(*)`.as('n')])
    .where(
      all([...asked(source, query, leaves.begun), sql<boolean>`f.until_day is null and f.day <= ${today}`]),
    )
    .groupBy('f.day')
    .execute();
  const counts = new Map<string, number>();
  for (const { day, n } of (await Promise.all([sums, facts])).flat())
    counts.set(day, (counts.get(day) ?? 0) + whole(n));
  return counts;
}
