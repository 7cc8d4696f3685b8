import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../kernel/time';
import { all, type Condition } from '../read-models/visible';
import { leaves, timeLeaf } from './leaves';
import type { Period } from './period';
import { asked, factsJoined, isSummed, listed, type Asked } from './seen';
import { sumKey } from './scope';
import type { FigureSource } from './tables';

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

export async function countsOf(source: FigureSource, query: Asked, period: Period): Promise<Counted> {
  const [counted] = await countsIn(source, query, [period]);
  return counted as Counted;
}

/** Of a period and the two that it is compared with. */
export async function countsOfAll<Which extends string>(
  source: FigureSource,
  query: Asked,
  periods: Readonly<Record<Which, Period>>,
): Promise<Readonly<Record<Which, Counted>>> {
  const which = Object.keys(periods) as Which[];
  const counted = await countsIn(
    source,
    query,
    which.map((one) => periods[one]),
  );
  return Object.fromEntries(which.map((one, place) => [one, counted[place]])) as Record<Which, Counted>;
}

/**
 * Sums where the caller may see the whole scope but for what is guarded, and that fact by fact; else all of it fact by
 * fact. Both ways count the same facts. All periods in one statement of each kind: what a statement costs before its
 * first row is most of what a unit's dashboard costs.
 * @returns as many as there are periods, in their order; periods may overlap
 */
async function countsIn(
  source: FigureSource,
  query: Asked,
  periods: readonly Period[],
): Promise<readonly Counted[]> {
  const counts = periods.map(() => new Counting());
  const seen = listed(source, query);
  await Promise.all([
    ...(isSummed(query)
      ? [addSums(source, query, periods, counts), addDays(source, query, periods, counts)]
      : []),
    addFacts(source, query, seen, periods, counts),
    addWaiting(source, query, seen, periods, counts),
  ]);
  return counts;
}

/** What both ways found of one period, added up. */
class Counting implements Counted {
  readonly leaves = new Map<string, number>();
  readonly excluded = new Map<string, number>();
  completed = 0;
  backlog = 0;

  add(leaf: string, n: number, excluded: number): void {
    this.addTo(this.leaves, leaf, n);
    // Most rows have none.
    if (excluded !== 0) this.addTo(this.excluded, leaf, excluded);
  }

  time(leaf: string, n: number): void {
    this.addTo(this.leaves, leaf, n);
  }

  private addTo(counts: Map<string, number>, leaf: string, n: number): void {
    counts.set(leaf, (counts.get(leaf) ?? 0) + n);
  }
}

/** Periods as rows, by their place among them: both databases call the columns of values so. */
const asRows = (periods: readonly Period[]) =>
  sql`(values ${sql.join(periods.map(({ from, to }, at) => sql`(${sql.lit(at)}, ${from}, ${to})`))}) as p`;
/** Each period finds its rows by the index; a plain join would let the database begin with the rows. */
const each = sql`cross join`;
const within = (day: RawBuilder<unknown>) => sql<boolean>`${day} >= p.column2 and ${day} <= p.column3`;
const lastOf = (periods: readonly Period[]): string =>
  periods.map(({ to }) => to).reduce((a, b) => (a > b ? a : b));

type Added = readonly Counting[];
const at = (counts: Added, which: string | number): Counting => counts[whole(which)] as Counting;

async function addSums(source: FigureSource, { scope }: Asked, periods: readonly Period[], counts: Added) {
  const { rows } = await sql<{ which: number; leaf: string; n: string | number; x: string | number }>`
    select p.column1 as which, s.leaf, sum(s.n) as n, sum(s.x) as x
    from ${asRows(periods)} ${each} ${sql.table(source.nameOf.figure_sums)} as s
    where s.scope = ${sumKey(scope)} and ${within(sql`s.day`)}
    group by p.column1, s.leaf`.execute(source.kysely);
  for (const { which, leaf, n, x } of rows) at(counts, which).add(leaf, whole(n), whole(x));
}

/** One reading of the days for all periods. */
async function addDays(source: FigureSource, { scope }: Asked, periods: readonly Period[], counts: Added) {
  const sums = periods.flatMap(({ from, to }, which) => [
    sql`sum(case when b.day <= ${to} then b.begun - b.done else 0 end) as ${sql.ref(`backlog${which}`)}`,
    sql`sum(case when b.day >= ${from} and b.day <= ${to} then b.begun - b.waits else 0 end) as ${sql.ref(`completed${which}`)}`,
  ]);
  const { rows } = await sql<Readonly<Record<string, string | number | null>>>`
    select ${sql.join(sums)} from ${sql.table(source.nameOf.figure_backlog)} as b
    where b.scope = ${sumKey(scope)} and b.day <= ${lastOf(periods)}`.execute(source.kysely);
  counts.forEach((count, which) => {
    count.backlog += whole(rows[0]?.[`backlog${which}`] ?? null);
    count.completed += whole(rows[0]?.[`completed${which}`] ?? null);
  });
}

interface FactCount {
  readonly which: number;
  readonly leaf: string;
  readonly bucket: number | null;
  readonly done: number;
  readonly n: string | number;
  readonly x: string | number;
}

async function addFacts(
  source: FigureSource,
  query: Asked,
  seen: readonly Condition[],
  periods: readonly Period[],
  counts: Added,
) {
  const { rows } = await sql<FactCount>`
    select p.column1 as which, f.leaf, f.bucket, case when f.until_day is null then 0 else 1 end as done,
      count(*) as n, sum(f.excluded) as x
    from ${asRows(periods)} ${each} ${factsJoined(source)}
    where ${all([...asked(query, seen, everyLeaf, true), within(sql`f.day`)])}
    group by p.column1, f.leaf, f.bucket, done`.execute(source.kysely);
  for (const { which, leaf, bucket, done, n, x } of rows) {
    const kind = leaf.split('.')[0] as string;
    const count = at(counts, which);
    count.add(leaf, whole(n), whole(x));
    if (bucket !== null) count.time(timeLeaf(kind, bucket), whole(n));
    if (kind === 'begun' && whole(done) === 1) count.completed += whole(n);
  }
}

async function addWaiting(
  source: FigureSource,
  query: Asked,
  seen: readonly Condition[],
  periods: readonly Period[],
  counts: Added,
) {
  const sums = periods.map(
    ({ to }, which) =>
      sql`sum(case when ${waitingAt(to)} then 1 else 0 end) as ${sql.ref(`backlog${which}`)}`,
  );
  const { rows } = await sql<Readonly<Record<string, string | number | null>>>`
    select ${sql.join(sums)} from ${factsJoined(source)}
    where ${all([...asked(query, seen, leaves.begun), sql<boolean>`f.day <= ${lastOf(periods)}`])}`.execute(
    source.kysely,
  );
  counts.forEach((count, which) => (count.backlog += whole(rows[0]?.[`backlog${which}`] ?? null)));
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
  interface Waits {
    readonly day: string;
    readonly n: string | number;
  }
  const facts = sql<Waits>`select f.day, count(*) as n from ${factsJoined(source)}
    where ${all([...asked(query, listed(source, query), leaves.begun), sql<boolean>`f.until_day is null and f.day <= ${today}`])}
    group by f.day`.execute(source.kysely);
  const sums = isSummed(query)
    ? sql<Waits>`select b.day, b.waits as n from ${sql.table(source.nameOf.figure_backlog)} as b
        where b.scope = ${sumKey(query.scope)} and b.waits <> 0 and b.day <= ${today}`.execute(source.kysely)
    : undefined;
  const counts = new Map<string, number>();
  for (const found of await Promise.all([sums, facts]))
    for (const { day, n } of found?.rows ?? []) counts.set(day, (counts.get(day) ?? 0) + whole(n));
  return counts;
}
