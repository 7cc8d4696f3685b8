import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { visibleFilter } from '../../../access';
import type { Actor } from '../../../kernel/actor';
import type { AppealId, AppealNumber, RegionCode, ServiceId } from '../../../kernel/ids';
import type { Instant } from '../../../kernel/time';
import type { Status } from '../../domain/values';
import type { ReadTables } from '../../read-models/tables';
import { all, any, isIn, notHidden, sighted, type Condition } from '../../read-models/visible';
import { AppealReader } from './appeal-reader';

/** An appeal of late, as far as somebody asks whether many report the same. */
export interface LateReport {
  readonly appeal: AppealId;
  readonly number: AppealNumber;
  readonly service: ServiceId;
  readonly town: RegionCode | null;
  readonly village: RegionCode | null;
  readonly at: Instant;
  /** It could be counted to an incident: open, and counted to none. */
  readonly isFree: boolean;
}
/** How many of a service a village had before. */
export interface ReportsBefore {
  readonly service: ServiceId;
  readonly town: RegionCode | null;
  readonly village: RegionCode | null;
  readonly count: number;
}
export interface Reports {
  readonly late: readonly LateReport[];
  readonly before: readonly ReportsBefore[];
}

/** From the one until before the other. */
export interface Stretch {
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * What was reported of late in an area and how much of it before, of those alone that the caller may see: what is hidden from
 * them changes no count. Violation reports, and what names somebody, are handled alone, and none of them for anybody.
 */
export class ReportsOfLate extends Query<Reports> {
  constructor(
    readonly area: RegionCode,
    /** One or more; none overlaps another, or reaches to `since`. */
    readonly before: readonly Stretch[],
    /** From there on: of late. */
    readonly since: Instant,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Those that an incident takes in. */
const taken: ReadonlySet<string> = new Set<Status>([
  'reported',
  'routed',
  'accepted',
  'handling',
  'awaiting-information',
  'suspended',
]);

@QueryHandler(ReportsOfLate)
export class ReportsOfLateHandler implements IQueryHandler<ReportsOfLate> {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  async execute({ area, before, since, actor }: ReportsOfLate): Promise<Reports> {
    const { permissions, directory } = this.reader.ports.inForce();
    const tables = await this.reader.ports.readTables.current();
    const visible = visibleFilter(actor, permissions, directory);
    const seen = [
      visible.anyOf === 'everything' ? all([]) : any(visible.anyOf.map((way) => sighted(tables, 'a', way))),
      notHidden(tables, 'a', visible),
      isIn('a', area),
      handledTogether(tables),
    ];
    return {
      late: await lateIn(tables, [...seen, sql<boolean>`a.reported_at >= ${since}`]),
      before: await countedIn(tables, [
        ...seen,
        any(
          before.map(
            ({ from, until }) => sql<boolean>`(a.reported_at >= ${from} and a.reported_at < ${until})`,
          ),
        ),
      ]),
    };
  }
}

const handledTogether = ({ nameOf }: ReadTables): Condition =>
  all([
    sql<boolean>`a.violation = 0`,
    sql<boolean>`a.service is not null`,
    sql<boolean>`not exists (select 1 from ${sql.table(nameOf.appeal_accused)} as named where named.appeal = a.appeal)`,
  ]);

interface LateRow extends Omit<LateReport, 'isFree'> {
  readonly status: string;
  readonly incident: string | null;
}

async function lateIn(tables: ReadTables, conditions: readonly Condition[]): Promise<readonly LateReport[]> {
  const { rows } = await sql<LateRow>`
    select a.appeal, a.number, a.service, a.town, a.village, a.reported_at as at, a.status, a.incident
    from ${sql.table(tables.nameOf.appeals)} as a where ${all(conditions)}
    order by a.reported_at, a.appeal`.execute(tables.kysely);
  return rows.map(({ status, incident, ...row }) => ({
    ...row,
    isFree: incident === null && taken.has(status),
  }));
}

async function countedIn(
  tables: ReadTables,
  conditions: readonly Condition[],
): Promise<readonly ReportsBefore[]> {
  const { rows } = await sql<ReportsBefore>`
    select a.service, a.town, a.village, count(*) as count
    from ${sql.table(tables.nameOf.appeals)} as a where ${all(conditions)}
    group by a.service, a.town, a.village`.execute(tables.kysely);
  return rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }));
}
