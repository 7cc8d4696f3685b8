import { isOfCounty, standsOutside, unitsOf, type Directory } from '../../directory';
import type { Actor } from '../../kernel/actor';
import type { PersonId, UnitId } from '../../kernel/ids';
import { isWithin } from '../../kernel/region';
import { isBelow } from '../../kernel/tier';

/**
 * Whom an appeal must not name if this actor is to see it: `mustKeepAway` as sets, from which a list builds its SQL.
 * Citizens are never on duty and so never named.
 */
export interface Blindness {
  /** Naming one of these hides an appeal: the actor's units, and those above, whose word they hang on. */
  readonly units: ReadonlySet<UnitId>;
  readonly persons: ReadonlySet<PersonId>;
  /** Mere claims hide nothing. */
  readonly byConfirmedOnly: boolean;
  readonly violations: 'as-named' | 'once-confirmed' | 'never';
}

const SEES_ALL: Blindness = {
  units: new Set(),
  persons: new Set(),
  byConfirmedOnly: false,
  violations: 'as-named',
};

/** The same for every appeal, so it is found once per actor and directory. */
export function blindnessOf(actor: Actor, directory: Directory): Blindness {
  if (actor.role === 'citizen' || actor.role === 'anonymous' || actor.role === 'system') return SEES_ALL;
  const cached = known.get(directory)?.get(keyOf(actor));
  if (cached) return cached;
  const found = findBlindness(actor, directory);
  const ofDirectory = known.get(directory) ?? new Map<string, Blindness>();
  if (ofDirectory.size < 10_000) ofDirectory.set(keyOf(actor), found);
  known.set(directory, ofDirectory);
  return found;
}

// A pure function remembered: a new version of the directory is a new object and forgets the old answers.
const known = new WeakMap<Directory, Map<string, Blindness>>();
const keyOf = (actor: Actor): string => `${actor.id}/${actor.role}/${actor.unit ?? ''}/${actor.region ?? ''}`;

function findBlindness(actor: Actor, directory: Directory): Blindness {
  const own = unitsOf(actor, directory);
  const above = directory
    .allUnits()
    .filter((unit) =>
      own.some(({ tier, region }) => isBelow(tier, unit.tier) && isWithin(region, unit.region)),
    );
  const units = new Set([...own, ...above].map(({ id }) => id));
  const people = directory.allPeople().flatMap((person) => (units.has(person.unit) ? [person.id] : []));
  return {
    units,
    persons: new Set([actor.id, ...people]),
    byConfirmedOnly: standsOutside(actor, directory),
    violations:
      actor.role === 'grid-worker' ? 'never' : isOfCounty(actor, directory) ? 'as-named' : 'once-confirmed',
  };
}
