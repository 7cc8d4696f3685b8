import { sql, type RawBuilder } from 'kysely';
import type { VisibleFilter } from '../../../access';
import type { Urgency } from '../../../catalogue';
import type { AppealId, RegionCode, ServiceId, UnitId } from '../../../kernel/ids';
import { addMillis, type Instant } from '../../../kernel/time';
import { MOST_COUNTED } from '../counts';
import { decodeCursor, encodeCursor, pageOf, type Page } from '../cursor';
import type { AppealRow } from '../list/row';
import { from, type ReadTables } from '../tables';
import { all, any, isIn, notHidden, sighted, type Condition } from '../visible';
import { standingGroups, type TriageRow } from './row';

/** Two that the hour decides, those that events decide, and what the service itself has set aside. */
export const triageGroups = ['due-within-hour', 'missed', ...standingGroups, 'parked'] as const;
export type TriageGroup = (typeof triageGroups)[number];

/** Whose part of the county: a place with all in it, or what one unit owes. Without either, everything. */
export interface Scope {
  readonly region?: RegionCode | undefined;
  readonly unit?: UnitId | undefined;
}

export interface TriageQuery extends Scope {
  readonly group?: TriageGroup | undefined;
  readonly service?: readonly ServiceId[] | undefined;
  readonly urgency?: readonly Urgency[] | undefined;
  readonly now: Instant;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export type RankedRow = AppealRow &
  Pick<TriageRow, 'risk_at' | 'standing'> & { readonly wants: string | null };

const HOUR = 3_600_000;
/** A kept-open matter is looked at again some days before its review date. */
const REVISIT_AHEAD = 7 * 24 * HOUR;

const ref = (name: string): RawBuilder<string> => sql.ref(name);

/** Along an index of the table itself where there is one; a unit's own is found from what it owes. */
function inScope(tables: ReadTables, { region, unit }: Scope): readonly Condition[] {
  const conditions: Condition[] = [];
  if (region !== undefined) {
    const level = { 6: 'county', 9: 'town', 12: 'village' }[region.length];
    conditions.push(level === undefined ? isIn('a', region) : sql<boolean>`${ref(`t.${level}`)} = ${region}`);
  }
  if (unit !== undefined)
    conditions.push(
      sql<boolean>`exists (select 1 from ${sql.table(tables.nameOf.appeal_deadlines)} as o
        where o.owner = ${unit} and o.confidential = 0 and o.appeal = ${ref('t.appeal')})`,
    );
  return conditions;
}

function inGroup(
  tables: ReadTables,
  group: TriageGroup,
  { region, unit }: Scope,
  now: Instant,
  parked: readonly AppealId[],
): readonly Condition[] {
  if (group === 'parked') return [any(parked.map((appeal) => sql<boolean>`t.appeal = ${appeal}`))];
  if (group === 'missed') return [sql<boolean>`t.due_at < ${now}`];
  if (group === 'due-within-hour')
    return [sql<boolean>`t.due_at >= ${now} and t.due_at < ${addMillis(now, HOUR)}`];
  const conditions = [sql<boolean>`g.grp = ${group}`];
  if (region?.length === 9) conditions.push(sql<boolean>`g.town = ${region}`);
  // A decision waits for one desk; the rest concerns whoever has a part in it.
  if (group === 'decision' && unit !== undefined) conditions.push(sql<boolean>`g.unit = ${unit}`);
  if (group === 'kept-open') conditions.push(sql<boolean>`g.due_at < ${addMillis(now, REVISIT_AHEAD)}`);
  return [
    sql<boolean>`t.appeal in (select g.appeal from ${sql.table(tables.nameOf.appeal_triage_groups)} as g where ${all(conditions)})`,
  ];
}

const oneOf = (
  column: 'a.service' | 'a.urgency',
  values: readonly string[] | undefined,
): readonly Condition[] =>
  values === undefined ? [] : [sql<boolean>`${ref(column)} in (${sql.join([...values])})`];

const seen = (tables: ReadTables, visible: VisibleFilter): readonly Condition[] => [
  visible.anyOf === 'everything' ? all([]) : any(visible.anyOf.map((way) => sighted(tables, 'a', way))),
  notHidden(tables, 'a', visible),
];

const joined = (tables: ReadTables) =>
  tables.kysely
    .selectFrom(from(tables, 'appeal_triage', 't'))
    .innerJoin(from(tables, 'appeals', 'a'), 'a.appeal', 't.appeal')
    .where('t.risk_at', 'is not', null);

/**
 * Every open appeal of the scope in which somebody on duty owes something, by when it wants looking at. A page ends at
 * values that only events change: what is moved meanwhile is met where it stands then, and nothing else is skipped or met twice.
 * @throws DomainError `request/cursor-invalid`
 */
export async function triageOf(
  tables: ReadTables,
  visible: VisibleFilter,
  { group, service, urgency, now, cursor, limit, ...scope }: TriageQuery,
): Promise<Page<RankedRow>> {
  const conditions = [
    ...inScope(tables, scope),
    ...(group === undefined
      ? []
      : inGroup(tables, group, scope, now, group === 'parked' ? await tables.parked() : [])),
    ...oneOf('a.service', service),
    ...oneOf('a.urgency', urgency),
    ...seen(tables, visible),
  ];
  if (cursor !== undefined) {
    const [risk = '', appeal = ''] = decodeCursor(cursor, 2);
    conditions.push(sql<boolean>`(t.risk_at, t.appeal) > (${risk}, ${appeal})`);
  }
  const rows = await joined(tables)
    .selectAll('a')
    .select(['t.risk_at', 't.standing', 't.unit as wants'])
    .where(all(conditions))
    .orderBy('t.risk_at')
    .orderBy('t.appeal')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, ({ risk_at, appeal }) => encodeCursor(risk_at ?? '', appeal));
}

export type GroupCounts = Readonly<Record<TriageGroup, number>>;

/** How many stand in each group, each up to `MOST_COUNTED`. */
export async function groupCounts(
  tables: ReadTables,
  visible: VisibleFilter,
  scope: Scope,
  now: Instant,
): Promise<GroupCounts> {
  const parked = await tables.parked();
  const counted = await Promise.all(
    triageGroups.map(async (group) => {
      const some = joined(tables)
        .select('t.appeal')
        .where(
          all([
            ...inGroup(tables, group, scope, now, parked),
            ...inScope(tables, scope),
            ...seen(tables, visible),
          ]),
        )
        .limit(MOST_COUNTED);
      const { counted } = await tables.kysely
        .selectFrom(some.as('some'))
        .select(({ fn }) => fn.countAll<number>().as('counted'))
        .executeTakeFirstOrThrow();
      return [group, Number(counted)] as const;
    }),
  );
  return Object.fromEntries(counted) as Record<TriageGroup, number>;
}
