import type { Recorded } from '../../../kernel/event';
import { appealOf } from '../../../kernel/ids';
import type { OwnKey, OwnRow, Row, RowChange } from '../../../kernel/projection';
import { levelsOf } from '../../../kernel/region';
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
import { bucketColumn, bucketOf, groupKey, usualGroups, usualOf, weightAt, type Usual } from './usual';

const rowKey = ({ stream }: Recorded<AppealEvent>) => ({ appeal: appealOf(stream) });

/** The kinds of what starts or moves, whose usual time the risk is measured by. */
const kindsIn = ({ data }: AppealEvent): readonly DeadlineKind[] => [
  ...new Set(
    [...(data.clocks?.started ?? []), ...(data.clocks?.changed ?? [])]
      .filter(({ owner }) => owner !== 'reporter')
      .map(({ kind }) => kind),
  ),
];

export function readForTriage(recorded: Recorded<AppealEvent>): readonly OwnKey[] {
  const { event } = recorded;
  if (!isTriaged(event)) return [];
  const { about } = event.data;
  const times =
    about === undefined
      ? []
      : kindsIn(event).flatMap((kind) => usualGroups.map((group) => groupKey(group, kind, about)));
  return [
    { table: triageTable.name, key: rowKey(recorded) },
    ...times.map((grp) => ({ table: stepTimesTable.name, key: { grp } })),
  ];
}

function usualIn(own: OwnRow, about: Dimensions, at: Recorded['metadata']['occurredAt']) {
  return (kind: DeadlineKind): Usual | undefined => {
    for (const group of usualGroups) {
      const usual = usualOf(own(stepTimesTable.name, { grp: groupKey(group, kind, about) }), group, at);
      if (usual !== undefined) return usual;
    }
    return undefined;
  };
}

const learnt = (
  { kind, minutes, like }: Finished,
  at: Recorded['metadata']['occurredAt'],
): readonly RowChange[] =>
  usualGroups.map((group) => ({
    kind: 'add',
    table: stepTimesTable.name,
    where: { grp: groupKey(group, kind, like) },
    amounts: { [bucketColumn(bucketOf(minutes))]: weightAt(at) },
    start: noTimes(bucketOf(minutes)),
  }));

/** What the others begin as; a start names no column that is added to. */
const noTimes = (but: number): Row => {
  const { grp: _, [bucketColumn(but)]: __, ...others } = stepTimesTable.columns;
  return Object.fromEntries(Object.keys(others).map((column) => [column, 0]));
};

const decisions: readonly DeadlineKind[] = [
  'return-decision',
  'extension-decision',
  'suspension-decision',
  'review',
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

const nameOf = ({ grp, unit }: TriageGroupRow): string => `${grp}|${unit}`;

function groupChanges(
  before: readonly TriageGroupRow[],
  after: readonly TriageGroupRow[],
): readonly RowChange[] {
  const table = triageGroupsTable.name;
  const left = new Set(after.map(nameOf));
  return [
    ...before
      .filter((row) => !left.has(nameOf(row)))
      .map(({ grp, appeal, unit }): RowChange => ({ kind: 'delete', table, where: { grp, appeal, unit } })),
    ...after.map((row): RowChange => ({ kind: 'insert', table, row: { ...row } })),
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
  const { standing: stands, finished } = standingAfter(before, event, at, about, usualIn(own, about, at));
  const standing: Standing = { ...stands, round: about.round };
  const [county = about.region, town = null, village = null] = levelsOf(about.region);
  const groups = groupChanges(
    groupsOf(key.appeal, stored?.town ?? town, before),
    groupsOf(key.appeal, town, standing),
  );
  const times = finished.flatMap((step) => learnt(step, at));
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
