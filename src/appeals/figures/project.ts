import type { Recorded } from '../../kernel/event';
import { appealOf } from '../../kernel/ids';
import type { OwnKey, OwnRow, Row, RowChange } from '../../kernel/projection';
import { dayOf } from '../../sla';
import type { AppealEvent } from '../domain/events';
import { bucketOf } from './durations';
import { leafOf } from './leaves';
import { isExcluded, isGuarded, type Fact, type Life } from './life';
import { lifeAfter } from './moves';
import { factsTable, livesTable, type FactRow, type LifeRow } from './rows';
import { Sums } from './sums';

const keyOf = ({ stream }: Recorded<AppealEvent>) => ({ appeal: appealOf(stream) });

/** A report is the first that is known of its appeal. */
export const readForFigures = (recorded: Recorded<AppealEvent>): readonly OwnKey[] => [
  { table: livesTable.name, key: keyOf(recorded), isNew: recorded.event.type === 'AppealReported' },
];

function factRow(appeal: string, fact: Fact, life: Life): Row {
  const { id, at, round, unit = null, until, minutes = null } = fact;
  // Every column named: spreading parts together takes ten times as long.
  return {
    appeal,
    fact: id,
    leaf: leafOf(fact),
    day: dayOf(at),
    at,
    round,
    unit,
    until_day: until === undefined ? null : dayOf(until),
    minutes,
    bucket: minutes === null ? null : bucketOf(minutes),
    guarded: isGuarded(life) ? 1 : 0,
    excluded: isExcluded(life, fact) ? 1 : 0,
  } satisfies FactRow;
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
  // Read as it was written, whatever batch wrote it: so the order of its fields follows from the events alone.
  const before = stored === undefined ? undefined : (JSON.parse(stored.life) as Life);
  const after = lifeAfter(before, recorded.event, recorded.metadata.occurredAt);
  if (after === undefined || after === before) return [];
  const { gone, come } = differing(before ?? { ...after, facts: [] }, after);
  const changes: RowChange[] = [
    { kind: 'insert', table: livesTable.name, row: { ...key, life: JSON.stringify(after) } },
  ];
  if (gone.length === 0 && come.length === 0) return changes;
  const sums = new Sums();
  const table = factsTable.name;
  for (const fact of gone) {
    if (before !== undefined && !isGuarded(before)) sums.count(before, fact, -1);
    if (!come.some(({ id }) => id === fact.id))
      changes.push({ kind: 'delete', table, where: { ...key, fact: fact.id } });
  }
  for (const fact of come) {
    if (!isGuarded(after)) sums.count(after, fact, 1);
    changes.push({ kind: 'insert', table, row: factRow(key.appeal, fact, after) });
  }
  return [...changes, ...sums.changes()];
}
