import type { Recorded } from '../../../kernel/event';
import { appealOf } from '../../../kernel/ids';
import {
  Json,
  type OwnKey,
  type OwnRow,
  type Row,
  type RowChange,
  type Unwritten,
} from '../../../kernel/projection';
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
const ofNobody = ['rate', 'information', 'suspension', 'accusation'] as const;

export function readForTriage(recorded: Recorded<AppealEvent>): readonly OwnKey[] {
  const { event } = recorded;
  const { about } = event.data;
  if (!isTriaged(event) || about === undefined) return [];
  const isNew = event.type === 'AppealReported';
  const keys: OwnKey[] = [{ table: triageTable.name, key: rowKey(recorded), isNew }];
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
  if (steps.length === 0) return [];
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

const NO_GROUPS: readonly TriageGroupRow[] = [];

function groupsOf(appeal: string, town: string | null, standing: Standing): readonly TriageGroupRow[] {
  if (standing.merged) return NO_GROUPS;
  const rows: TriageGroupRow[] = [];
  for (const { kind, owner: unit, dueAt } of standing.owes) {
    const grp = groupOf(kind, standing);
    if (grp !== undefined) rows.push({ grp, appeal, unit, town, due_at: dueAt });
  }
  const first = standing.owes[0];
  if (standing.round > 1 && first)
    rows.push({ grp: 'reopened', appeal, unit: first.owner, town, due_at: first.dueAt });
  return rows;
}

const same = (a: TriageGroupRow, b: TriageGroupRow): boolean => a.grp === b.grp && a.unit === b.unit;

function groupChanges(
  before: readonly TriageGroupRow[],
  after: readonly TriageGroupRow[],
): readonly RowChange[] {
  if (before.length === 0 && after.length === 0) return [];
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
  const stored = own(triageTable.name, key);
  const before = stored === undefined ? NOTHING_YET : (stored['standing'] as Json<Standing>).value;
  const { standing: stands, finished } = standingAfter(before, event, at, usualIn(own, about, at));
  const { returns, escalations, merged, owes } = stands;
  const standing: Standing = { returns, escalations, round: about.round, merged, owes };
  const [county = about.region, town = null, village = null] = levelsOf(about.region);
  const groups = groupChanges(
    groupsOf(key.appeal, (stored?.['town'] as string | null | undefined) ?? town, before),
    groupsOf(key.appeal, town, standing),
  );
  const times = learnt(finished, about, at, own);
  if (owes.length === 0)
    return [
      ...times,
      ...groups,
      ...(stored === undefined ? [] : [{ kind: 'delete', table: triageTable.name, where: key } as const]),
    ];
  const risk = riskiest(standing, about.urgency);
  // Every column named: what is added to a spread costs ten times as much, and this is on the way of each event.
  const row: Unwritten<TriageRow> = {
    appeal: key.appeal,
    county,
    town,
    village,
    unit: risk?.owed.owner ?? null,
    due_at: soonestDue(standing) ?? null,
    risk_at: merged ? null : (risk?.at ?? PAUSED),
    standing: Json.of(standing),
  };
  return [...times, ...groups, { kind: 'insert', table: triageTable.name, row }];
}
