import type { Recorded } from '../../kernel/event';
import { appealOf } from '../../kernel/ids';
import type { OwnKey, OwnRow, RowChange } from '../../kernel/projection';
import { levelsOf } from '../../kernel/region';
import type { Day } from '../../kernel/time';
import { dayOf } from '../../sla';
import type { AppealEvent } from '../domain/events';
import { bucketOf } from './durations';
import { leafOf, timeLeaf } from './leaves';
import { isExcluded, isGuarded, type Fact, type Life } from './life';
import { lifeAfter } from './moves';
import { backlogTable, factsTable, livesTable, sumsTable, type FactRow, type LifeRow } from './rows';
import { ofRegion, ofService, ofUnit } from './scope';

const keyOf = ({ stream }: Recorded<AppealEvent>) => ({ appeal: appealOf(stream) });

export const readForFigures = (recorded: Recorded<AppealEvent>): readonly OwnKey[] => [
  { table: livesTable.name, key: keyOf(recorded) },
];

function factRow(appeal: string, fact: Fact, life: Life): FactRow {
  const { id, at, round, unit = null, until, minutes = null } = fact;
  return {
    ...{ appeal, fact: id, leaf: leafOf(fact), day: dayOf(at), at, round, unit },
    ...{ until_day: until === undefined ? null : dayOf(until), minutes },
    ...{ bucket: minutes === null ? null : bucketOf(minutes), guarded: isGuarded(life) ? 1 : 0 },
    excluded: isExcluded(life, fact) ? 1 : 0,
  };
}

/** Amounts by the row that they are added to. */
type Amounts = Map<string, { readonly change: Adding; readonly amounts: Record<string, number> }>;
type Adding = Extract<RowChange, { readonly kind: 'add' }>;

function add(sums: Amounts, table: string, where: Adding['where'], amounts: Record<string, number>): void {
  const key = JSON.stringify([table, where]);
  const known = sums.get(key)?.amounts;
  const total = known ?? {};
  for (const [name, amount] of Object.entries(amounts)) total[name] = (total[name] ?? 0) + amount;
  if (known === undefined)
    sums.set(key, { change: { kind: 'add', table, where, amounts: total }, amounts: total });
}

/** Where a fact counts: in every whole level of its place, at its unit, for its service. */
function scopesOf({ region, service }: Life, { unit }: Fact): readonly string[] {
  return [
    ...levelsOf(region).slice(0, 3).map(ofRegion),
    ...(unit === undefined ? [] : [ofUnit(unit)]),
    ...(service === undefined ? [] : [ofService(service)]),
  ];
}

function count(sums: Amounts, life: Life, fact: Fact, times: 1 | -1): void {
  const day = dayOf(fact.at);
  const amounts = { n: times, x: isExcluded(life, fact) ? times : 0 };
  for (const scope of scopesOf(life, fact)) {
    add(sums, sumsTable.name, { scope, day, leaf: leafOf(fact) }, amounts);
    if (fact.minutes !== undefined)
      add(sums, sumsTable.name, { scope, day, leaf: timeLeaf(fact.kind, bucketOf(fact.minutes)) }, amounts);
    if (fact.kind === 'begun') countWaiting(sums, scope, day, fact, times);
  }
}

function countWaiting(sums: Amounts, scope: string, day: Day, { until }: Fact, times: 1 | -1): void {
  const table = backlogTable.name;
  add(sums, table, { scope, day }, { begun: times, waits: until === undefined ? times : 0 });
  if (until !== undefined) add(sums, table, { scope, day: dayOf(until) }, { done: times });
}

/** A row that is missing begins with nothing in the columns that are not added to. */
function additions(sums: Amounts): readonly RowChange[] {
  return [...sums.values()].flatMap(({ change, amounts }) => {
    const kept = Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== 0));
    if (Object.keys(kept).length === 0) return [];
    const columns = change.table === sumsTable.name ? ['n', 'x'] : ['begun', 'done', 'waits'];
    const start = Object.fromEntries(columns.filter((name) => !(name in kept)).map((name) => [name, 0]));
    return [{ ...change, amounts: kept, start }];
  });
}

const isCountedAlike = (before: Life, after: Life): boolean =>
  before.region === after.region &&
  before.service === after.service &&
  isGuarded(before) === isGuarded(after) &&
  before.excluded.length === after.excluded.length;

/** The facts that are new, changed or gone; all of them where they now count elsewhere. */
function differing(
  before: Life,
  after: Life,
): { readonly gone: readonly Fact[]; readonly come: readonly Fact[] } {
  if (before.facts === after.facts && isCountedAlike(before, after)) return { gone: [], come: [] };
  if (!isCountedAlike(before, after)) return { gone: before.facts, come: after.facts };
  // What an event leaves alone is the same object before and after.
  return {
    gone: before.facts.filter((fact) => !after.facts.includes(fact)),
    come: after.facts.filter((fact) => !before.facts.includes(fact)),
  };
}

/** What was counted is taken out, and what counts now is put in: so every sum is the number of its facts. */
export function projectFigures(recorded: Recorded<AppealEvent>, own: OwnRow): readonly RowChange[] {
  const key = keyOf(recorded);
  const stored = own(livesTable.name, key) as LifeRow | undefined;
  const before = stored === undefined ? undefined : (JSON.parse(stored.life) as Life);
  const after = lifeAfter(before, recorded.event, recorded.metadata.occurredAt);
  if (after === undefined || after === before) return [];
  const { gone, come } = differing(before ?? { ...after, facts: [] }, after);
  const sums: Amounts = new Map();
  if (before !== undefined && !isGuarded(before)) for (const fact of gone) count(sums, before, fact, -1);
  if (!isGuarded(after)) for (const fact of come) count(sums, after, fact, 1);
  const kept = new Set(come.map(({ id }) => id));
  return [
    { kind: 'insert', table: livesTable.name, row: { ...key, life: JSON.stringify(after) } },
    ...gone
      .filter(({ id }) => !kept.has(id))
      .map(({ id }): RowChange => ({ kind: 'delete', table: factsTable.name, where: { ...key, fact: id } })),
    ...come.map((fact): RowChange => ({
      kind: 'insert',
      table: factsTable.name,
      row: { ...factRow(key.appeal, fact, after) },
    })),
    ...additions(sums),
  ];
}
