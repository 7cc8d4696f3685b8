import { sql, type Kysely, type RawBuilder } from 'kysely';
import { performance } from 'node:perf_hooks';
import { openSqliteEventReader } from '../src/adapters/sqlite/event-store/event-reader';
import { openSqliteDatabase } from '../src/adapters/sqlite/database/open';
import type { VisibleFilter } from '../src/access';
import type { AppealEvent } from '../src/appeals/domain/events';
import { appealSchemas } from '../src/appeals/domain/schemas';
import { countsOfAll, waitingSince } from '../src/appeals/figures/counts';
import { dashboardOf } from '../src/appeals/figures/dashboard';
import { linksOf } from '../src/appeals/figures/link';
import { lastYear, periodBefore, type Period } from '../src/appeals/figures/period';
import { figuresProjection } from '../src/appeals/figures/projection';
import { sumKey, type FigureScope } from '../src/appeals/figures/scope';
import type { Asked } from '../src/appeals/figures/seen';
import type { FigureSource } from '../src/appeals/figures/tables';
import { appealsProjection } from '../src/appeals/read-models/appeals.projection';
import type { Recorded } from '../src/kernel/event';
import { BEFORE_ALL, categoryOf, type RegionCode, type UnitId } from '../src/kernel/ids';
import { levelsOf } from '../src/kernel/region';
import type { Day } from '../src/kernel/time';
import { recordedOf } from '../src/runtime/codec';
import { dayOf } from '../src/sla';
import { measured, type Measure } from '../test/kit/measured';
import { written } from '../test/kit/read-tables';
import { freshFolder, removeFolder } from '../test/kit/service';
import { logOf } from './support/bench-service';
import { seedFolder } from './seed/seed-folder';
import { percentile } from './support/statistics';

const COUNTY = '610921' as RegionCode;
const ASKED = 300;
const PAGE = 1_000;

const visible: VisibleFilter = {
  anyOf: [{ column: 'county', equals: COUNTY }],
  hiddenIfNamed: { units: ['centre-610921' as UnitId], persons: [], byConfirmedOnly: true },
  violationsHidden: 'none',
  claims: true,
};
const scopes: readonly FigureScope[] = [
  { kind: 'county', id: COUNTY },
  { kind: 'town', id: '610921102' as RegionCode },
  { kind: 'unit', id: 'centre-610921102' as UnitId },
];

async function* batchesOf(folder: string): AsyncGenerator<readonly Recorded<AppealEvent>[]> {
  const log = openSqliteEventReader({ file: logOf(folder) });
  try {
    for (let after = BEFORE_ALL; ;) {
      const page = await log.readAll(after, PAGE);
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.position;
      yield page
        .filter(({ stream }) => categoryOf(stream) === 'appeal')
        .map((stored) => recordedOf<AppealEvent>(stored, appealSchemas));
    }
  } finally {
    await log.close();
  }
}

/** What somebody would keep by hand: how often which event was in which place, at which unit, for which service, by day. */
async function rollupByHand(file: string) {
  const database = openSqliteDatabase({ file });
  const kysely = database.kysely as unknown as Kysely<Record<string, never>>;
  await sql`create table rollup (scope text, day text, leaf text, n integer, primary key (scope, day, leaf)) without rowid`.execute(
    kysely,
  );
  return {
    kysely,
    close: () => database.close(),
    project: (batch: readonly Recorded<AppealEvent>[]) =>
      kysely.transaction().execute(async (tx) => {
        const sums = new Map<string, readonly [string, string, string, number]>();
        for (const { event, metadata } of batch) {
          const { region, unit, service } = event.data.about ?? {};
          const keys = [
            ...(region === undefined
              ? []
              : levelsOf(region)
                  .slice(0, 3)
                  .map((code) => `r:${code}`)),
            ...(unit === undefined ? [] : [`u:${unit}`]),
            ...(service === undefined ? [] : [`s:${service}`]),
          ];
          for (const scope of keys) {
            const day = dayOf(metadata.occurredAt);
            const key = `${scope} ${day} ${event.type}`;
            sums.set(key, [scope, day, event.type, (sums.get(key)?.[3] ?? 0) + 1]);
          }
        }
        for (const [scope, day, leaf, n] of sums.values())
          await sql`insert into rollup values (${scope}, ${day}, ${leaf}, ${n})
            on conflict (scope, day, leaf) do update set n = n + ${n}`.execute(tx);
      }),
  };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

/** As the route asks it, less what the caller is called. */
async function dashboard(
  source: FigureSource,
  scope: FigureScope,
  period: Period,
  today: Day,
): Promise<void> {
  const query: Asked = { scope, county: COUNTY, narrowed: {}, visible };
  const periods = { period, before: periodBefore(period), lastYear: lastYear(period) };
  const [counted, waiting] = await Promise.all([
    countsOfAll(source, query, periods),
    waitingSince(source, query, today),
  ]);
  dashboardOf({ periods, counted, waiting, today, sensitive: false, linkTo: linksOf(query) });
}

/**
 * What somebody would write by hand for the same answer, on the same tables: the numbers alone. Shares, medians and the 150
 * links to lists, which ours makes of them as well, are left out here.
 */
async function dashboardByHand(
  { kysely, nameOf, lists }: FigureSource,
  scope: FigureScope,
  period: Period,
): Promise<readonly ReadonlyMap<string, number>[]> {
  const table = (name: keyof typeof nameOf) => sql.table(nameOf[name]);
  const key = sumKey(scope);
  const inScope =
    scope.kind === 'unit'
      ? sql`f.unit = ${scope.id}`
      : sql`${sql.ref(scope.kind === 'county' ? 'a.county' : 'a.town')} = ${scope.id}`;
  const hidden = sql`exists (select 1 from ${sql.table(lists.nameOf.appeal_accused)} as n
    where n.appeal = a.appeal and n.unit = 'centre-610921' and n.confirmed = 1)`;
  const guarded = (when: RawBuilder<unknown>) => sql`
    select f.leaf, f.bucket, f.until_day is null as waits, count(*) as n, sum(f.excluded) as x from ${table('figure_facts')} as f
    join ${sql.table(lists.nameOf.appeals)} as a on a.appeal = f.appeal
    where f.guarded = 1 and ${when} and ${inScope} and a.county = ${COUNTY} and not ${hidden} group by f.leaf, f.bucket, f.until_day is null`;
  const ofPeriod = ({ from, to }: Period) => [
    sql`select leaf, sum(n) as n, sum(x) as x from ${table('figure_sums')}
      where scope = ${key} and day >= ${from} and day <= ${to} group by leaf`,
    sql`select sum(begun - done) as waits, sum(case when day >= ${from} then begun - waits else 0 end) as done
      from ${table('figure_backlog')} where scope = ${key} and day <= ${to}`,
    guarded(sql`f.day >= ${from} and f.day <= ${to}`),
    guarded(sql`f.leaf like 'begun.%' and f.day <= ${to} and (f.until_day is null or f.until_day > ${to})`),
  ];
  const waiting = [
    sql`select day, waits from ${table('figure_backlog')} where scope = ${key} and waits <> 0`,
    guarded(sql`f.leaf like 'begun.%' and f.until_day is null`),
  ];
  const asked = [...[period, periodBefore(period), lastYear(period)].flatMap(ofPeriod), ...waiting];
  const found = await Promise.all(asked.map((each) => each.execute(kysely)));
  return [0, 4, 8].map((at) => byLeaf(found.slice(at, at + 4).flatMap(({ rows }) => rows as LeafRow[])));
}

interface LeafRow {
  readonly leaf?: string;
  readonly n?: number;
}

/** What was summed and what was counted one by one, together. */
function byLeaf(rows: readonly LeafRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { leaf, n } of rows)
    if (leaf !== undefined) counts.set(leaf, (counts.get(leaf) ?? 0) + Number(n ?? 0));
  return counts;
}

/** A month of a county, a town and a unit at two sizes beside SQL by hand, and what keeping the figures costs. */
const dashboards: Measure = async function* (options) {
  const sizes = [options.number('few', 10_000), options.number('many', 100_000)] as const;
  const p99 = new Map<string, number>();
  for (const size of sizes) {
    const [log, folder] = [freshFolder(), freshFolder()];
    const lists = await written(folder, [appealsProjection]);
    const figures = await written(folder, [figuresProjection]);
    const hand = await rollupByHand(`${folder}/by-hand.db`);
    try {
      await seedFolder(log, size);
      const spent = { lists: 0, figures: 0, hand: 0 };
      let events = 0;
      let today = '2026-01-01' as Day;
      for await (const batch of batchesOf(log)) {
        events += batch.length;
        for (const { metadata } of batch) {
          const day = dayOf(metadata.occurredAt);
          if (day > today) today = day;
        }
        spent.lists += await seconds(() => lists.project(...batch));
        spent.figures += await seconds(() => figures.project(...batch));
        spent.hand += await seconds(() => hand.project(batch));
      }
      yield measured(`dashboard: events of ${size}`, events, 'events');
      yield measured(`dashboard: figures kept, ${size}`, events / spent.figures, 'events/s');
      yield measured(
        `dashboard: keeping figures, of keeping the lists, ${size}`,
        spent.figures / spent.lists,
        'ratio',
      );
      yield measured(
        `dashboard: keeping figures, of a plain rollup, ${size}`,
        spent.figures / spent.hand,
        'ratio',
      );
      const source = {
        ...{ kysely: figures.kysely, nameOf: figures.nameOf },
        lists: { kysely: figures.kysely, nameOf: lists.nameOf },
      } as unknown as FigureSource;
      const period: Period = { from: `${today.slice(0, 7)}-01` as Day, to: today };
      for (const scope of scopes) {
        const [ours, theirs]: [number[], number[]] = [[], []];
        for (let n = 0; n < ASKED; n++) {
          ours.push((await seconds(() => dashboard(source, scope, period, today))) * 1000);
          theirs.push((await seconds(() => dashboardByHand(source, scope, period))) * 1000);
        }
        p99.set(`${scope.kind} ${size}`, percentile(ours, 0.99));
        yield measured(`dashboard: a ${scope.kind} of ${size}, median`, percentile(ours, 0.5), 'ms');
        yield measured(`dashboard: a ${scope.kind} of ${size}, p99`, percentile(ours, 0.99), 'ms');
        yield measured(
          `dashboard: a ${scope.kind} of ${size}, p99 of SQL by hand`,
          percentile(ours, 0.99) / percentile(theirs, 0.99),
          'ratio',
          '<= 1.5',
        );
      }
    } finally {
      await Promise.all([lists.close(), figures.close(), hand.close()]);
      for (const each of [log, folder]) removeFolder(each);
    }
  }
  for (const { kind } of scopes)
    yield measured(
      `dashboard: a ${kind} at ${sizes[1]} of ${sizes[0]}, p99`,
      (p99.get(`${kind} ${sizes[1]}`) ?? 0) / (p99.get(`${kind} ${sizes[0]}`) ?? 1),
      'ratio',
      '<= 2',
    );
};

export default dashboards;
