import { sql } from 'kysely';
import type { VisibleFilter } from '../../access';
import type { Service } from '../../catalogue';
import type { RegionCode, ServiceId, UnitId } from '../../kernel/ids';
import type { Day } from '../../kernel/time';
import { decodeCursor, encodeCursor, pageOf, type Page } from '../read-models/cursor';
import type { AppealRow } from '../read-models/list/row';
import type { ReadTables } from '../read-models/tables';
import { all, any, isIn, notHidden, sighted, type Condition } from '../read-models/visible';
import type { FollowUpRow } from './project';

export interface FollowUpQuery {
  readonly region?: RegionCode | undefined;
  readonly service?: readonly ServiceId[] | undefined;
  /** Also those that today's call cannot settle, and those that the draw leaves out. */
  readonly all: boolean;
  readonly today: Day;
  /** Their own unit's answers are others' to ask about. */
  readonly unit: UnitId | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export type FollowUpLine = AppealRow &
  Pick<FollowUpRow, 'delivered_at' | 'attempts' | 'first_on' | 'last_on' | 'last_at' | 'draw'> & {
    readonly rate_due_at: string;
  };

/** All of a service are asked unless it says how many of a hundred. */
export const ALL = 100;
export const shareOf = ({ followUpShare = ALL }: Pick<Service, 'followUpShare'>): number => followUpShare;

/** Two that failed on one day: only another day brings the third that counts. */
const waitsForTomorrow = (today: Day): Condition =>
  sql<boolean>`(f.attempts >= 2 and f.first_on = ${today} and f.last_on = ${today})`;

function drawn(services: readonly Service[]): Condition {
  const some = services.filter((service) => shareOf(service) < ALL);
  return any([
    some.length === 0
      ? all([])
      : sql<boolean>`(a.service is null or a.service not in (${sql.join(some.map(({ id }) => id))}))`,
    ...some.map((service) => sql<boolean>`(a.service = ${service.id} and f.draw < ${shareOf(service)})`),
  ]);
}

/** What closes first comes first. @throws DomainError `request/cursor-invalid` */
export async function followUpsOf(
  { lists, table }: { readonly lists: ReadTables; readonly table: string },
  services: readonly Service[],
  visible: VisibleFilter,
  { region, service, all: whole, today, unit, cursor, limit }: FollowUpQuery,
): Promise<Page<FollowUpLine>> {
  const [due = '', last = ''] = cursor === undefined ? [] : decodeCursor(cursor, 2);
  const conditions: readonly Condition[] = [
    visible.anyOf === 'everything' ? all([]) : any(visible.anyOf.map((way) => sighted(lists, 'a', way))),
    notHidden(lists, 'a', visible),
    ...(unit === undefined ? [] : [sql<boolean>`f.unit <> ${unit}`]),
    ...(region === undefined ? [] : [isIn('a', region)]),
    ...(service === undefined ? [] : [sql<boolean>`a.service in (${sql.join([...service])})`]),
    ...(whole ? [] : [drawn(services), sql<boolean>`not ${waitsForTomorrow(today)}`]),
    ...(cursor === undefined ? [] : [sql<boolean>`(f.due_at, f.appeal) > (${due}, ${last})`]),
  ];
  const { rows } = await sql<FollowUpLine>`
    select a.*, f.delivered_at, f.due_at as rate_due_at, f.attempts, f.first_on, f.last_on, f.last_at, f.draw
    from ${sql.table(table)} as f
    join ${sql.table(lists.nameOf.appeals)} as a on a.appeal = f.appeal
    where ${all(conditions)}
    order by f.due_at, f.appeal
    limit ${limit + 1}`.execute(lists.kysely);
  return pageOf(rows, limit, ({ rate_due_at, appeal }) => encodeCursor(rate_due_at, appeal));
}
