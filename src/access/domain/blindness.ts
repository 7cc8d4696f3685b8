import { hangsOn, isOfCounty, standsOutside, unitsOf, type Directory } from '../../directory';
import type { Actor } from '../../kernel/actor';
import type { PersonId, UnitId } from '../../kernel/ids';

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
  const named = [...directory.allUnits(), ...directory.formerUnits()].filter((unit) =>
    own.some((each) => each.id === unit.id || hangsOn(each, unit, directory)),
  );
  const units = new Set([...own, ...named].map(({ id }) => id));
  // To name who is gone names whoever took over.
  for (const { id } of directory.formerUnits())
    if (units.has(directory.successorOf(id)?.id ?? id)) units.add(id);
  const people = [...directory.allPeople(), ...directory.formerPeople()].flatMap((person) =>
    units.has(person.unit) ? [person.id] : [],
  );
  return {
    units,
    persons: new Set([actor.id, ...people]),
    byConfirmedOnly: standsOutside(actor, directory),
    violations:
      actor.role === 'grid-worker' ? 'never' : isOfCounty(actor, directory) ? 'as-named' : 'once-confirmed',
  };
}
