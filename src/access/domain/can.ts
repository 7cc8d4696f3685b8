import { mustKeepAway, type Directory } from '../../directory';
import { isCitizen, isStaff, type Actor } from '../../kernel/actor';
import type { RegionCode } from '../../kernel/ids';
import { isWithin } from '../../kernel/region';
import type { AppealFacts, Permissions, Verdict } from './model';

/** True when the actor may know that this appeal exists. */
export function canSee(
  actor: Actor,
  facts: AppealFacts,
  permissions: Permissions,
  directory: Directory,
): boolean {
  if (mustKeepAway(actor, facts, directory)) return false;
  const sight = permissions.sees(actor.role);
  if (sight !== 'none' && isStaff(actor) && actor.id === facts.taker) return true;
  switch (sight) {
    case 'everything':
      return true;
    case 'none':
      return false;
    case 'own':
      return [facts.reporterCitizen, facts.proxyCitizen].some((citizen) =>
        isCitizen(actor, citizen, facts.receivedAt),
      );
    case 'secret':
      return facts.anonymousSecretHash !== undefined && actor.id === `secret:${facts.anonymousSecretHash}`;
    case 'grid':
      return walks(actor, facts.region, directory);
    case 'region':
      return actor.region !== undefined && isWithin(facts.region, actor.region);
    case 'involved-unit':
      return isInvolved(actor, facts);
    case 'involved-or-region': {
      const centre = governedBy(actor, directory);
      return (
        isInvolved(actor, facts) ||
        (actor.unit !== undefined && facts.queue === actor.unit) ||
        (centre !== undefined && isWithin(facts.region, centre))
      );
    }
  }
}

/**
 * May the actor do this to this appeal, as far as role and sight go? Whether it fits the appeal's course is the
 * decider's. Whoever may not see an appeal is told that there is none.
 * @param publicly it is done on the appeal's public view, as an endorsement is
 */
export function canDo(
  actor: Actor,
  verb: string,
  facts: AppealFacts,
  permissions: Permissions,
  directory: Directory,
  publicly = false,
): Verdict {
  const seen = canSee(actor, facts, permissions, directory) || (publicly && isPublic(actor, facts));
  if (!seen) return 'not-found';
  return permissions.may(actor.role, verb) ? 'yes' : 'forbidden';
}

/** Before there is an appeal: may the actor file one at all? */
export const canFile = (actor: Actor, permissions: Permissions): boolean =>
  permissions.may(actor.role, 'report');

/** Other citizens follow an appeal by its public view, which a violation report has not. */
export const isPublic = (actor: Actor, facts: AppealFacts): boolean =>
  actor.role === 'citizen' && !facts.violation;

/** The region of the centre that the actor works in; other units govern none. */
export function governedBy(actor: Actor, directory: Directory) {
  const unit = actor.unit && directory.unit(actor.unit);
  return unit && unit.kind === 'centre' ? unit.region : undefined;
}

/** In the actor's own grid, or a place whose grid worker they are, for want of a nearer one. */
export const walks = ({ id, region }: Actor, place: RegionCode, directory: Directory): boolean =>
  (region !== undefined && isWithin(place, region)) ||
  directory.gridWorkersOf(place).some((person) => person.id === id);

const isInvolved = ({ unit }: Actor, { holder, decides, involved }: AppealFacts): boolean =>
  unit !== undefined && (unit === holder || unit === decides || involved.includes(unit));
