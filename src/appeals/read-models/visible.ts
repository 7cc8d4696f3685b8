import { sql, type RawBuilder } from 'kysely';
import type { Sighting, VisibleFilter } from '../../access';
import { levelsOf } from '../../kernel/region';
import type { RegionCode } from '../../kernel/ids';
import type { ReadTables } from './tables';

export type Condition = RawBuilder<boolean>;

export const all = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`(${sql.join(conditions, sql` and `)})`;
export const any = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`(${sql.join(conditions, sql` or `)})`;

const levelNames = ['county', 'town', 'village', 'grid', 'grid2', 'grid3'] as const;

/**
 * The place lies in this region, compared by whole levels. A grid names its village as well, because that is
 * what the index knows.
 */
export function isIn(alias: string, area: RegionCode): Condition {
  const levels = levelsOf(area);
  const conditions = levels.map(
    (code, level) => sql<boolean>`${sql.ref(`${alias}.${levelNames[level] ?? 'region'}`)} = ${code}`,
  );
  return all(levels.length <= 3 ? conditions.slice(-1) : conditions.slice(2));
}

/** How to ask for what a unit is involved in: row by row, or from the unit's own list. */
export type Involvement = 'each' | 'listed';

/** One way to be visible, so that each is asked through an index of its own. */
export function sighted(
  tables: ReadTables,
  alias: string,
  sighting: Sighting,
  involvement: Involvement = 'each',
): Condition {
  if (sighting.column === 'involved') {
    const units = sql.table(tables.nameOf.appeal_units);
    const appeal = sql.ref(`${alias}.appeal`);
    return involvement === 'listed'
      ? sql<boolean>`${appeal} in (select appeal from ${units} where unit = ${sighting.includes})`
      : sql<boolean>`exists (select 1 from ${units} as u where u.appeal = ${appeal} and u.unit = ${sighting.includes})`;
  }
  const later =
    sighting.after === undefined
      ? []
      : [sql<boolean>`${sql.ref(`${alias}.reported_at`)} > ${sighting.after}`];
  const level = (levelNames as readonly string[]).includes(sighting.column);
  return level
    ? isIn(alias, sighting.equals as RegionCode)
    : all([sql<boolean>`${sql.ref(`${alias}.${sighting.column}`)} = ${sighting.equals}`, ...later]);
}

/** Of what is owed, all that the caller may know of. */
export const told = (alias: string, { claims }: VisibleFilter): Condition =>
  claims ? all([]) : sql<boolean>`${sql.ref(`${alias}.confidential`)} = 0`;

/** What the filter hides, whichever way the appeal would be visible: whom it names sees nothing of it. */
export function notHidden(tables: ReadTables, alias: string, filter: VisibleFilter): Condition {
  const { hiddenIfNamed, violationsHidden } = filter;
  const violation = sql<boolean>`${sql.ref(`${alias}.violation`)} = 1`;
  const hidden: Condition[] = [];
  if (!isEmpty(hiddenIfNamed)) hidden.push(names(tables, alias, hiddenIfNamed));
  if (violationsHidden === 'all') hidden.push(violation);
  if (violationsHidden === 'county-only')
    hidden.push(all([violation, sql<boolean>`not ${isConfirmed(tables, alias)}`]));
  return hidden.length === 0 ? all([]) : sql<boolean>`not ${any(hidden)}`;
}

type Named = VisibleFilter['hiddenIfNamed'];

/** Whom it names is confirmed, all of them. */
function isConfirmed(tables: ReadTables, alias: string): Condition {
  const appeal = sql.ref(`${alias}.appeal`);
  const of = (confirmed: 0 | 1) =>
    sql<boolean>`exists (select 1 from ${sql.table(tables.nameOf.appeal_accused)} as named where named.appeal = ${appeal} and named.confirmed = ${confirmed})`;
  return all([of(1), sql<boolean>`not ${of(0)}`]);
}

const isEmpty = ({ units, persons }: Named): boolean => units.length === 0 && persons.length === 0;

function names(tables: ReadTables, alias: string, { units, persons, byConfirmedOnly }: Named): Condition {
  const accused = sql.table(tables.nameOf.appeal_accused);
  const oneOf = (column: 'unit' | 'person', values: readonly string[]): Condition[] =>
    values.length === 0 ? [] : [sql<boolean>`${sql.ref(`named.${column}`)} in (${sql.join([...values])})`];
  const either = any([...oneOf('unit', units), ...oneOf('person', persons)]);
  const heeded = byConfirmedOnly ? all([sql<boolean>`named.confirmed = 1`, either]) : either;
  return sql<boolean>`exists (select 1 from ${accused} as named where named.appeal = ${sql.ref(`${alias}.appeal`)} and ${heeded})`;
}
