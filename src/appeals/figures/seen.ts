import { sql } from 'kysely';
import { levelColumns, type VisibleFilter } from '../../access';
import type { Channel, Origin, Urgency } from '../../catalogue';
import type { RegionCode, ServiceId } from '../../kernel/ids';
import { isWithin } from '../../kernel/region';
import { from } from '../read-models/tables';
import { all, any, isIn, notHidden, sighted, type Condition } from '../read-models/visible';
import type { FigureScope } from './scope';
import { figureTable, type FigureSource } from './tables';

/** Within the scope: of several values, any. */
export interface Narrowing {
  readonly service?: readonly ServiceId[] | undefined;
  readonly channel?: readonly Channel[] | undefined;
  readonly origin?: readonly Origin[] | undefined;
  readonly urgency?: readonly Urgency[] | undefined;
}
const columns = ['service', 'channel', 'origin', 'urgency'] as const satisfies readonly (keyof Narrowing)[];

/** Whose figures, of what, for whom. */
export interface Asked {
  readonly scope: FigureScope;
  readonly county: RegionCode;
  readonly narrowed: Narrowing;
  readonly visible: VisibleFilter;
}

/** Whether the caller may see every appeal of the scope that is not guarded, so that sums tell them nothing new. */
export function isSummed({ scope, county, narrowed, visible }: Asked): boolean {
  if (columns.some((column) => narrowed[column] !== undefined)) return false;
  if (visible.anyOf === 'everything') return true;
  const area = scope.kind === 'unit' || scope.kind === 'service' ? county : scope.id;
  return visible.anyOf.some(
    (way) =>
      (levelColumns as readonly string[]).includes(way.column) &&
      'equals' in way &&
      isWithin(area, way.equals as RegionCode),
  );
}

/** Facts beside their appeals as the lists know them. */
export const factsSeen = (source: FigureSource) =>
  source.lists.kysely
    .selectFrom(figureTable(source, 'figure_facts', 'f'))
    .innerJoin(from(source.lists, 'appeals', 'a'), 'a.appeal', 'f.appeal');

/** The same, within a statement that is written out. */
export const factsJoined = ({ nameOf, lists }: FigureSource) =>
  sql`${sql.table(nameOf.figure_facts)} as f inner join ${sql.table(lists.nameOf.appeals)} as a on a.appeal = f.appeal`;

function inScope(scope: FigureScope): Condition {
  switch (scope.kind) {
    case 'unit':
      return sql<boolean>`f.unit = ${scope.id}`;
    case 'service':
      return sql<boolean>`a.service = ${scope.id}`;
    case 'county':
    case 'town':
    case 'village':
      return isIn('a', scope.id);
    default:
      return scope satisfies never;
  }
}

const isOneOf = (leaves: readonly string[]): Condition => sql<boolean>`f.leaf in (${sql.join([...leaves])})`;

/** Every fact of these that the caller may know of. @param leaves all there are when left out */
export function listed(
  { lists }: FigureSource,
  query: Asked,
  leaves?: readonly string[],
): readonly Condition[] {
  const { scope, narrowed, visible } = query;
  return [
    ...(leaves === undefined ? [] : [isOneOf(leaves)]),
    inScope(scope),
    ...columns.flatMap((column) => {
      const values = narrowed[column];
      return values === undefined
        ? []
        : [sql<boolean>`${sql.ref(`a.${column}`)} in (${sql.join([...values])})`];
    }),
    visible.anyOf === 'everything' ? all([]) : any(visible.anyOf.map((way) => sighted(lists, 'a', way))),
    notHidden(lists, 'a', visible),
  ];
}

/**
 * Those of them that no sum has counted yet. What is guarded is little: it is read whole where all leaves are asked for,
 * as naming sixty of them takes longer. Else the index needs their names.
 * @param seen what `listed` says of all leaves
 */
export function asked(
  query: Asked,
  seen: readonly Condition[],
  leaves: readonly string[],
  areAll = false,
): readonly Condition[] {
  return isSummed(query)
    ? [sql<boolean>`f.guarded = 1`, ...(areAll ? [] : [isOneOf(leaves)]), ...seen]
    : [sql<boolean>`f.guarded in (0, 1)`, isOneOf(leaves), ...seen];
}
