import type { Recorded } from '../../../kernel/event';
import { appealOf } from '../../../kernel/ids';
import type { OwnKey, OwnRow, Row, RowChange } from '../../../kernel/projection';
import { levelsOf } from '../../../kernel/region';
import type { Instant } from '../../../kernel/time';
import type { DeadlineKind } from '../../../sla';
import type { Dimensions } from '../../domain/about';
import type { AppealEvent } from '../../domain/events';
import { riskiest, soonestDue } from './risk';
import {
  PAUSED,
  stepTimesTable,
  triageGroupsTable,
  triageTable,
  type StandingGroup,
  type TriageGroupRow,
  type TriageRow,
} from './row';
import { isTriaged, NOTHING_YET, standingAfter, type Finished, type Standing } from './standing';
import { countsWith, groupKey, usualGroups, usualOf, type Usual } from './usual';

const rowKey = ({ stream }: Recorded<AppealEvent>) => ({ appeal: appealOf(stream) });

/** The kinds of what starts, moves or is done: whose usual times are asked for, or learnt. */
function kindsIn({ data }: AppealEvent): ReadonlySet<DeadlineKind> {
  const { started = [], changed = [], met = [] } = data.clocks ?? {};
  const kinds = new Set<DeadlineKind>(met.map((id) => id.split('/')[1] as DeadlineKind));
  for (const { kind } of [...started, ...changed]) kinds.add(kind);
  for (const kind of ofNobody) kinds.delete(kind);
  return kinds;
}
/** Nobody on duty is measured by them. */
const ofNobody = ['rate', 'information', 'suspension'] as const;

export function readForTriage(recorded: Recorded<AppealEvent>): readonly OwnKey[] {
  const { event } = recorded;
  const { about } = event.data;
  if (!isTriaged(event) || about === undefined) return [];
  const keys: OwnKey[] = [{ table: triageTable.name, key: rowKey(recorded) }];
  for (const kind of kindsIn(event))
    for (const group of usualGroups)
      keys.push({ table: stepTimesTable.name, key: { grp: groupKey(group, kind, about) } });
  return keys;
}

function usualIn(own: OwnRow, about: Dimensions, at: Instant) {
  return (kind: DeadlineKind): Usual | undefined => {
    for (const group of usualGroups) {
      const usual = usualOf(own(stepTimesTable.name, { grp: groupKey(group, kind, about) }), group, at);
      if (usual !== undefined) return usual;
    }
    return undefined;
  };
}

/** Two steps of one group may end in one event: the second adds to what the first has left. */
function learnt(
  steps: readonly Finished[],
  about: Dimensions,
  at: Instant,
  own: OwnRow,
): readonly RowChange[] {
  const rows = new Map<string, Row>();
  for (const { kind, minutes } of steps)
    for (const group of usualGroups) {
      const grp = groupKey(group, kind, about);
      const before = rows.get(grp) ?? own(stepTimesTable.name, { grp });
      rows.set(grp, { grp, counts: countsWith(before, minutes, at) });
    }
  return [...rows.values()].map((row) => ({ kind: 'insert', table: stepTimesTable.name, row }));
}

const decisions: readonly DeadlineKind[] = [
  'return-decision',
  'extension-decision',
  'suspension-decision',
  'review',
  'exclusion-decision',
];

/** Which group a deadline puts its appeal into. */
function groupOf(kind: DeadlineKind, { returns }: Standing): StandingGroup | undefined {
  if (kind === 'resolution-review') return 'confirmation';
  if (kind === 'revisit') return 'kept-open';
  if (kind === 'dispatch' && returns > 0) return 'returned';
  return decisions.includes(kind) ? 'decision' : undefined;
}

function groupsOf(appeal: string, town: string | null, standing: Standing): readonly TriageGroupRow[] {
  if (standing.merged) return [];
  const rows = standing.owes.flatMap(({ kind, owner: unit, dueAt }) => {
    const grp = groupOf(kind, standing);
    return grp === undefined ? [] : [{ grp, appeal, unit, town, due_at: dueAt }];
  });
  const first = standing.owes[0];
  return standing.round > 1 && first
    ? [...rows, { grp: 'reopened', appeal, unit: first.owner, town, due_at: first.dueAt }]
    : rows;
}

const same = (a: TriageGroupRow, b: TriageGroupRow): boolean => a.grp === b.grp && a.unit === b.unit;

function groupChanges(
  before: readonly TriageGroupRow[],
  after: readonly TriageGroupRow[],
): readonly RowChange[] {
  const table = triageGroupsTable.name;
  return [
    ...before
      .filter((row) => !after.some((other) => same(row, other)))
      .map(({ grp, appeal, unit }): RowChange => ({ kind: 'delete', table, where: { grp, appeal, unit } })),
    ...after
      .filter(
        (row) => !before.some((was) => same(row, was) && was.due_at === row.due_at && was.town === row.town),
      )
      .map((row): RowChange => ({ kind: 'insert', table, row: { ...row } })),
  ];
}

/** One row an open appeal in which somebody on duty owes something, by when it wants looking at. */
export function projectTriage(recorded: Recorded<AppealEvent>, own: OwnRow): readonly RowChange[] {
  const { event, metadata } = recorded;
  const { about } = event.data;
  if (!isTriaged(event) || about === undefined) return [];
  const key = rowKey(recorded);
  const at = metadata.occurredAt;
  const stored = own(triageTable.name, key) as TriageRow | undefined;
  const before = stored === undefined ? NOTHING_YET : (JSON.parse(stored.standing) as Standing);
  const { standing: stands, finished } = standingAfter(before, event, at, usualIn(own, about, at));
  const standing: Standing = { ...stands, round: about.round };
  const [county = about.region, town = null, village = null] = levelsOf(about.region);
  const groups = groupChanges(
    groupsOf(key.appeal, stored?.town ?? town, before),
    groupsOf(key.appeal, town, standing),
  );
  const times = learnt(finished, about, at, own);
  if (standing.owes.length === 0)
    return [
      ...times,
      ...groups,
      ...(stored === undefined ? [] : [{ kind: 'delete', table: triageTable.name, where: key } as const]),
    ];
  const risk = riskiest(standing, about.urgency);
  const row: TriageRow = {
    ...key,
    county,
    town,
    village,
    unit: risk?.owed.owner ?? null,
    due_at: soonestDue(standing) ?? null,
    risk_at: standing.merged ? null : (risk?.at ?? PAUSED),
    standing: JSON.stringify(standing),
  };
  return [...times, ...groups, { kind: 'insert', table: triageTable.name, row: { ...row } }];
}
