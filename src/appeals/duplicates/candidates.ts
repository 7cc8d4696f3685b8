import { sql } from 'kysely';
import type { VisibleFilter } from '../../access';
import type { AppealId, RegionCode, ServiceId } from '../../kernel/ids';
import { countyOf, villageOf } from '../../kernel/region';
import type { Instant } from '../../kernel/time';
import type { AppealRow } from '../read-models/list/row';
import { from, type ReadTables } from '../read-models/tables';
import { all, any, isIn, notHidden, sighted, type Condition } from '../read-models/visible';

/** Looked at on either side of the report, the nearest in time first. */
export const MOST_LOOKED_AT = 150;

export interface Looking {
  readonly appeal: AppealId;
  readonly region: RegionCode;
  readonly service?: ServiceId | undefined;
  /** It has a point: what lies near may lie in the next village. */
  readonly hasPoint: boolean;
  readonly at: Instant;
  readonly from: Instant;
  readonly to: Instant;
  /** Only of these. */
  readonly services?: readonly ServiceId[] | undefined;
}

export type CandidateRow = AppealRow & { readonly words: string | null };

/**
 * Appeals that may be of the same matter and that the caller may see. What must be handled alone is nobody's duplicate,
 * nor is what is merged already, or what somebody has told apart.
 */
export async function candidatesFor(
  tables: ReadTables,
  apart: string,
  visible: VisibleFilter,
  looking: Looking,
): Promise<readonly CandidateRow[]> {
  const side = (way: 'before' | 'after') =>
    tables.kysely
      .selectFrom(from(tables, 'appeals', 'a'))
      .leftJoin(from(tables, 'search_words', 'w'), 'w.appeal', 'a.appeal')
      .selectAll('a')
      .select('w.words')
      .where(all([...conditions(tables, apart, visible, looking), inTime(looking, way)]))
      .orderBy('a.reported_at', way === 'before' ? 'desc' : 'asc')
      .orderBy('a.appeal')
      .limit(MOST_LOOKED_AT)
      .execute();
  return (await Promise.all([side('before'), side('after')])).flat();
}

const inTime = ({ at, from: first, to }: Looking, way: 'before' | 'after'): Condition =>
  way === 'before'
    ? sql<boolean>`a.reported_at >= ${first} and a.reported_at <= ${at}`
    : sql<boolean>`a.reported_at > ${at} and a.reported_at <= ${to}`;

function conditions(
  tables: ReadTables,
  apart: string,
  visible: VisibleFilter,
  { appeal, region, service, hasPoint, services }: Looking,
): readonly Condition[] {
  const accused = sql.table(tables.nameOf.appeal_accused);
  const village = villageOf(region);
  const places = [
    ...(village === undefined ? [] : [isIn('a', village)]),
    // Beyond the village by its point alone, and only what is of the same service.
    ...(hasPoint && service !== undefined
      ? [all([isIn('a', countyOf(region)), sql<boolean>`a.service = ${service}`])]
      : []),
  ];
  return [
    sql<boolean>`a.appeal <> ${appeal}`,
    sql<boolean>`a.violation = 0`,
    sql<boolean>`a.status <> 'merged'`,
    sql<boolean>`not exists (select 1 from ${accused} as named where named.appeal = a.appeal)`,
    sql<boolean>`not exists (select 1 from ${sql.table(apart)} as told where told.appeal = ${appeal} and told.other = a.appeal)`,
    any(places),
    ...(services === undefined
      ? []
      : [services.length === 0 ? any([]) : sql<boolean>`a.service in (${sql.join([...services])})`]),
    ...(visible.anyOf === 'everything' ? [] : [any(visible.anyOf.map((way) => sighted(tables, 'a', way)))]),
    notHidden(tables, 'a', visible),
  ];
}
