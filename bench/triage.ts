import { sql } from 'kysely';
import { performance } from 'node:perf_hooks';
import type { VisibleFilter } from '../src/access';
import { triageGroups, groupCounts, triageOf } from '../src/appeals/read-models/triage/query';
import type { ReadTables } from '../src/appeals/read-models/tables';
import type { RegionCode } from '../src/kernel/ids';
import type { Instant } from '../src/kernel/time';
import { measured, type Measure } from '../test/kit/measured';
import { readTables } from '../test/kit/read-tables';
import { freshFolder, removeFolder } from '../test/kit/service';
import { COUNTY, openAppeals, TOWN } from './seed/open-appeals';
import { percentile } from './support/statistics';

const ASKED = 300;
const PER_PAGE = 20;
const NOW = '2026-07-02T02:00:00.000Z' as Instant;

/** A county dispatcher: the whole county, and nothing that names their own centre. */
const visible: VisibleFilter = {
  anyOf: [{ column: 'county', equals: COUNTY }],
  hiddenIfNamed: { units: ['centre-610921'] as never, persons: [], byConfirmedOnly: true },
  violationsHidden: 'none',
  claims: true,
};
const hidden = (tables: ReadTables) => sql`not exists (
  select 1 from ${sql.table(tables.nameOf.appeal_accused)} as n
  where n.appeal = a.appeal and n.unit = 'centre-610921' and n.confirmed = 1)`;

/** What somebody would write by hand for the same page. */
const pageByHand = async (tables: ReadTables, town?: string): Promise<number> => {
  const { rows } = await sql`
    select a.*, t.risk_at, t.standing, t.unit as wants
    from ${sql.table(tables.nameOf.appeal_triage)} as t
    join ${sql.table(tables.nameOf.appeals)} as a on a.appeal = t.appeal
    where t.risk_at is not null and ${town === undefined ? sql`1 = 1` : sql`t.town = ${town}`} and ${hidden(tables)}
    order by t.risk_at, t.appeal limit ${PER_PAGE + 1}`.execute(tables.kysely);
  return rows.length;
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function asked(tables: ReadTables) {
  const town = TOWN as RegionCode;
  const times: Record<'page' | 'town' | 'byHand' | 'townByHand' | 'groups', number[]> = {
    ...{ page: [], town: [], byHand: [], townByHand: [], groups: [] },
  };
  for (let n = 0; n < ASKED; n++) {
    times.page.push(await timed(() => triageOf(tables, visible, { now: NOW, limit: PER_PAGE })));
    times.byHand.push(await timed(() => pageByHand(tables)));
    times.town.push(
      await timed(() => triageOf(tables, visible, { region: town, now: NOW, limit: PER_PAGE })),
    );
    times.townByHand.push(await timed(() => pageByHand(tables, TOWN)));
    if (n % 10 === 0) times.groups.push(await timed(() => groupCounts(tables, visible, {}, NOW)));
  }
  return times;
}

/** The page and the counters of triage at two sizes, on the projection's own tables, beside SQL written by hand. */
const triage: Measure = async function* (options) {
  const sizes = [options.number('few', 10_000), options.number('many', 100_000)] as const;
  const p99: number[] = [];
  for (const size of sizes) {
    const folder = freshFolder();
    const read = await readTables(folder);
    try {
      for (const batch of openAppeals(size)) await read.project(...batch);
      const times = await asked(read.tables);
      p99.push(percentile(times.page, 0.99));
      for (const name of ['page', 'town', 'groups'] as const)
        yield measured(`triage: ${name} of ${size} open, p99`, percentile(times[name], 0.99), 'ms');
      yield measured(
        `triage: page of ${size}, p99 of SQL by hand`,
        percentile(times.page, 0.99) / percentile(times.byHand, 0.99),
        'ratio',
        '<= 1.5',
      );
      yield measured(
        `triage: a town's page of ${size}, p99 of SQL by hand`,
        percentile(times.town, 0.99) / percentile(times.townByHand, 0.99),
        'ratio',
        '<= 1.5',
      );
      const counts = await groupCounts(read.tables, visible, {}, NOW);
      for (const group of triageGroups) yield measured(`triage: ${group} of ${size}`, counts[group], 'rows');
    } finally {
      await read.close();
      removeFolder(folder);
    }
  }
  yield measured(
    `triage: page at ${sizes[1]} of ${sizes[0]}, p99`,
    (p99[1] ?? 0) / (p99[0] ?? 1),
    'ratio',
    '<= 2',
  );
};

export default triage;
