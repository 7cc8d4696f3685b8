import { isCountyOnly, overseesClaims, type Directory } from '../../directory';
import type { Actor } from '../../kernel/actor';
import type { CitizenId, PersonId, UnitId } from '../../kernel/ids';
import { isWithin, levelsOf } from '../../kernel/region';
import type { Instant } from '../../kernel/time';
import { blindnessOf } from './blindness';
import { governedBy, walks } from './can';
import type { AppealFacts, Permissions } from './model';

/** The columns that hold one whole level of the place each. */
export const levelColumns = ['county', 'town', 'village', 'grid', 'grid2', 'grid3'] as const;
export type LevelColumn = (typeof levelColumns)[number];

/** One way to be visible. `involved` is the list of units that hold, held, decide on or help with the appeal. */
export type Sighting =
  | {
      readonly column:
        LevelColumn | 'region' | 'queue' | 'reporter' | 'proxy' | 'secret_hash' | 'reported_by';
      readonly equals: string;
      /** Only what was reported later. */
      readonly after?: Instant | undefined;
    }
  | { readonly column: 'involved'; readonly includes: UnitId };

/** `canSee` as data, from which a list builds its SQL: any of `anyOf`, less whatever the rest hides. */
export interface VisibleFilter {
  /** `everything` for the engine; an empty list sees nothing. */
  readonly anyOf: 'everything' | readonly Sighting[];
  /** Hides every appeal that names one of these. */
  readonly hiddenIfNamed: {
    readonly units: readonly UnitId[];
    readonly persons: readonly PersonId[];
    /** Mere claims hide nothing. */
    readonly byConfirmedOnly: boolean;
  };
  /** Hides violation reports: all, those that are the county's alone, or none for that. */
  readonly violationsHidden: 'all' | 'county-only' | 'none';
  /** Deadlines that hang on claims are told. */
  readonly claims: boolean;
}

export function visibleFilter(actor: Actor, permissions: Permissions, directory: Directory): VisibleFilter {
  const blind = blindnessOf(actor, directory);
  return {
    anyOf: sightings(actor, permissions, directory),
    hiddenIfNamed: {
      units: [...blind.units],
      persons: [...blind.persons],
      byConfirmedOnly: blind.byConfirmedOnly,
    },
    violationsHidden: hides[blind.violations],
    claims: overseesClaims(actor, directory),
  };
}

const hides = { never: 'all', 'once-confirmed': 'county-only', 'as-named': 'none' } as const;

function sightings(actor: Actor, permissions: Permissions, directory: Directory): VisibleFilter['anyOf'] {
  const sight = permissions.sees(actor.role);
  switch (sight) {
    case 'everything':
      return 'everything';
    case 'none':
      return [];
    case 'own':
      return [
        ...[actor.citizen, actor.pseudonym].flatMap((own) => ownedBy(own)),
        ...[actor.number?.citizen, actor.number?.pseudonym].flatMap((own) =>
          ownedBy(own, actor.number?.after),
        ),
      ];
    case 'secret':
      return actor.id.startsWith('secret:')
        ? [{ column: 'secret_hash', equals: actor.id.slice('secret:'.length) }]
        : [];
    case 'grid':
      return [...taken(actor), ...within(actor.region), ...walkedPlaces(actor, directory)];
    case 'region':
      return [...taken(actor), ...within(actor.region)];
    case 'involved-unit':
      return [...taken(actor), ...involving(actor)];
    case 'involved-or-region':
      return [
        ...taken(actor),
        ...involving(actor),
        ...(actor.unit === undefined ? [] : [{ column: 'queue', equals: actor.unit } as const]),
        ...within(governedBy(actor, directory)),
      ];
  }
}

const taken = ({ id }: Actor): readonly Sighting[] => [{ column: 'reported_by', equals: id }];
const ownedBy = (citizen: CitizenId | undefined, after?: Instant): readonly Sighting[] =>
  citizen === undefined
    ? []
    : (['reporter', 'proxy'] as const).map((column) => ({ column, equals: citizen, after }));

const involving = ({ unit }: Actor): readonly Sighting[] =>
  unit === undefined ? [] : [{ column: 'involved', includes: unit }];

/** Places outside the actor's own grid whose grid worker they are, such as a village when nobody said which grid. */
const walkedPlaces = (actor: Actor, directory: Directory): readonly Sighting[] =>
  directory
    .allRegions()
    .map(({ code }) => code)
    .filter((code) => walks(actor, code, directory) && !(actor.region && isWithin(code, actor.region)))
    .map((code) => ({ column: 'region', equals: code }));

function within(area: Actor['region']): readonly Sighting[] {
  const column = area && levelColumns[levelsOf(area).length - 1];
  return area && column ? [{ column, equals: area }] : [];
}

/** What a list keeps of an appeal for the filter. */
export interface FilterRow extends Readonly<Record<LevelColumn, string | null>> {
  readonly region: string;
  readonly reported_at: string;
  readonly queue: string | null;
  readonly reporter: string | null;
  readonly proxy: string | null;
  readonly secret_hash: string | null;
  readonly reported_by: string;
  readonly involved: readonly string[];
  readonly violation: boolean;
  readonly accused: AppealFacts['accused'];
}

/** The filter's meaning, for rows in memory (queues, tests); SQL must say the same. */
export function matches(filter: VisibleFilter, row: FilterRow): boolean {
  const { units, persons, byConfirmedOnly } = filter.hiddenIfNamed;
  const isNamed = row.accused.some(
    ({ unit, person, confirmed }) =>
      (confirmed === true || !byConfirmedOnly) &&
      ((unit !== undefined && units.includes(unit)) || (person !== undefined && persons.includes(person))),
  );
  if (isNamed) return false;
  if (row.violation && filter.violationsHidden === 'all') return false;
  if (filter.violationsHidden === 'county-only' && isCountyOnly(row)) return false;
  if (filter.anyOf === 'everything') return true;
  return filter.anyOf.some((sighting) =>
    sighting.column === 'involved'
      ? row.involved.includes(sighting.includes)
      : row[sighting.column] === sighting.equals &&
        (sighting.after === undefined || row.reported_at > sighting.after),
  );
}
