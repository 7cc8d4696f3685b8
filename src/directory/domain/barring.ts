import type { Actor } from '../../kernel/actor';
import { tierOf } from '../../kernel/region';
import type { Directory, Unit } from './model';
import { mayHold, type Barred, type Named } from './routing';

/** Whom an appeal names, and whether the discipline desk has confirmed it. What it dismissed is no accusation. */
export interface Accusation extends Named {
  readonly confirmed?: boolean | undefined;
}

/** What an appeal says of who must keep away from it. */
export interface Guarded {
  readonly accused: readonly Accusation[];
  /** It is, was once or may turn out to be a violation report (违法举报). */
  readonly violation: boolean;
}

/**
 * A violation report may accuse in words alone, or name only one of two. Until the discipline desk has confirmed whom it is
 * about, nobody below the county has anything to do with it.
 */
export const isCountyOnly = ({ accused, violation }: Guarded): boolean =>
  violation && !(accused.length > 0 && accused.every(({ confirmed }) => confirmed === true));

export const barredFrom = (guarded: Guarded): Barred => ({
  accused: guarded.accused,
  countyOnly: isCountyOnly(guarded),
});

type Who = Pick<Actor, 'id' | 'role' | 'unit' | 'region'>;

/** A unit and an area of responsibility that are both the county's. */
export function isOfCounty({ unit, region }: Who, directory: Directory): boolean {
  const own = unit && directory.unit(unit);
  if (own === undefined && region === undefined) return false;
  return (
    (own === undefined || own.tier === 'county') && (region === undefined || tierOf(region) === 'county')
  );
}

/** The county's auditors and its discipline desk: a mere claim, even against themselves, never blinds them. */
export const standsOutside = (who: Who, directory: Directory): boolean =>
  (who.role === 'auditor' && isOfCounty(who, directory)) ||
  (who.unit !== undefined && directory.unit(who.unit)?.desk === 'discipline');

/**
 * Who looks into claims, or watches over who does: the discipline desk and the people's congress, the 督查室, the county's
 * auditors, and at its centre dispatchers and supervisors. Nobody else who works on the matter is told of a claim.
 */
export function overseesClaims(who: Who, directory: Directory): boolean {
  const unit = who.unit === undefined ? undefined : directory.unit(who.unit);
  if (who.role === 'auditor') return isOfCounty(who, directory);
  if (unit === undefined || unit.tier !== 'county') return false;
  if (unit.desk === 'discipline' || unit.desk === 'supervision' || unit.kind === 'congress') return true;
  return unit.kind === 'centre' && (who.role === 'dispatcher' || who.role === 'supervisor');
}

/**
 * Who may decide on this claim, beside the others that the appeal makes, the first of right: the discipline desk, whom no
 * mere claim shuts out; the people's congress, the 督查室 and the county's centre, where nothing names them. An appeal that
 * names all four leaves the desk to decide on three of them first.
 */
export function decidesOnClaim(
  claim: Named | undefined,
  others: readonly Accusation[],
  directory: Directory,
): readonly Unit[] {
  const found = others.filter(({ confirmed }) => confirmed === true);
  const congress = directory.allUnits().find(({ kind, tier }) => kind === 'congress' && tier === 'county');
  const desks = [directory.deskOf('discipline'), congress, directory.deskOf('supervision')];
  return [...desks, directory.countyCentre()].filter((unit) => {
    if (unit === undefined) return false;
    const heeded = unit.desk === 'discipline' ? found : others;
    const accused = claim === undefined ? heeded : [claim, ...heeded];
    return mayHold(unit, { accused, countyOnly: true }, directory);
  }) as readonly Unit[];
}

/**
 * Where somebody works. Where directory and token differ, the unit of today and the token's both count; who works in
 * none that is known belongs to the centre of their region.
 */
export function unitsOf({ id, unit, region }: Who, directory: Directory): readonly Unit[] {
  const known = [unit, directory.person(id)?.unit].flatMap((each) => (each && directory.unit(each)) ?? []);
  return known.length > 0 ? known : [region && directory.centreOf(region)].flatMap((centre) => centre ?? []);
}

/** Of what an appeal says, the part that this person must heed. */
export const heededBy = (who: Who, { accused, violation }: Guarded, directory: Directory): Guarded => ({
  accused: standsOutside(who, directory) ? accused.filter(({ confirmed }) => confirmed === true) : accused,
  violation,
});

/**
 * Nobody who is named, nor anybody of their unit or of the tiers below it, knows that the appeal exists; nor, of a
 * violation report, does a grid worker. Citizens are never on duty and so never named.
 */
export function mustKeepAway(who: Who, guarded: Guarded, directory: Directory): boolean {
  if (who.role === 'citizen' || who.role === 'anonymous' || who.role === 'system') return false;
  const { accused } = heededBy(who, guarded, directory);
  if (guarded.violation && who.role === 'grid-worker') return true;
  if (isCountyOnly(guarded) && !isOfCounty(who, directory)) return true;
  if (accused.some(({ person }) => person === who.id)) return true;
  return unitsOf(who, directory).some((unit) => !mayHold(unit, { accused, countyOnly: false }, directory));
}
