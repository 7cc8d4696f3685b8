import type { Directory } from '../../directory';
import type { Actor } from '../../kernel/actor';
import type { PersonId, UnitId } from '../../kernel/ids';
import { isWithin, tierOf } from '../../kernel/region';
import { isBelow } from '../../kernel/tier';

/** Whom an appeal must not name if this actor is to see it. Citizens are never on duty and so never named. */
export interface Blindness {
  /** Naming one of these hides any appeal. A named person names their unit too. */
  readonly units: ReadonlySet<UnitId>;
  readonly persons: ReadonlySet<PersonId>;
  /** Naming one of these hides a violation report: units above the actor, whose word the actor's unit hangs on. */
  readonly unitsAbove: ReadonlySet<UnitId>;
  readonly personsAbove: ReadonlySet<PersonId>;
  readonly violations: 'as-named' | 'always';
}

const SEES_ALL: Blindness = {
  units: new Set(),
  persons: new Set(),
  unitsAbove: new Set(),
  personsAbove: new Set(),
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
  const own = actor.unit && directory.unit(actor.unit);
  // Where directory and token differ, the person's unit of today and the token's both count.
  const listed = directory.person(actor.id)?.unit;
  const units = new Set([actor.unit, listed].flatMap((id) => id ?? []));
  const region = own?.region ?? actor.region;
  const tier = own?.tier ?? (region && tierOf(region));
  const above = directory
    .allUnits()
    .filter((unit) => region && tier && isBelow(tier, unit.tier) && isWithin(region, unit.region))
    .map((unit) => unit.id);
  const unitsAbove = new Set(above);
  const peopleOf = (of: ReadonlySet<UnitId>) =>
    directory.allPeople().flatMap((person) => (of.has(person.unit) ? [person.id] : []));
  return {
    units,
    persons: new Set([actor.id, ...peopleOf(units)]),
    unitsAbove,
    personsAbove: new Set(peopleOf(unitsAbove)),
    violations: actor.role === 'grid-worker' ? 'always' : 'as-named',
  };
}
