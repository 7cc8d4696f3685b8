import type { Service } from '../../catalogue';
import { barredFrom, mayHold, mustKeepAway, type Unit } from '../../directory';
import { isCitizen, isStaff, type Actor } from '../../kernel/actor';
import type { PersonId, UnitId } from '../../kernel/ids';
import { isWithin } from '../../kernel/region';
import { isBelow } from '../../kernel/tier';
import type { Appeal } from './appeal';
import { ownerOf } from './clocks';
import type { AppealContext, Deciding } from './context';
import { queueOf, takesInFor } from './queue';
import type { Accused } from './values';

/** The access policy says the same to whoever only reads. */
export const isHiddenFrom = (actor: Actor, appeal: Appeal, { directory }: AppealContext): boolean =>
  mustKeepAway(actor, appeal, directory);

/** The reporter, a proxy, or whoever holds the secret of an anonymous appeal. */
export const isReporter = ({ reporter, proxy, secretHash, receivedAt }: Appeal, actor: Actor): boolean =>
  actor.role === 'anonymous'
    ? secretHash !== undefined && actor.id === `secret:${secretHash}`
    : [reporter, proxy].some((citizen) => isCitizen(actor, citizen, receivedAt));

/** Of a unit that holds it, helps with it, or has answered it in this round. */
export const handlesIt = ({ held, helpers, round }: Appeal, { unit }: Actor): boolean =>
  unit !== undefined && [held?.unit, round.resolution?.unit, ...helpers].includes(unit);

export function byReporter(appeal: Appeal, { actor, refusal }: Deciding<'appeal/not-reporter'>): void {
  if (!isReporter(appeal, actor)) throw refusal('appeal/not-reporter');
}

export function bySystem({ actor, refusal }: Deciding<'appeal/system-only'>): void {
  if (actor.role !== 'system') throw refusal('appeal/system-only');
}

const handles = ({ role }: Actor): boolean => role === 'officer' || role === 'dispatcher';

export const isStaffOf = (unit: UnitId | undefined, actor: Actor): boolean =>
  unit !== undefined && actor.unit === unit && handles(actor);

/** @returns the unit that holds it */
export function byHolder(
  { held }: Appeal,
  { actor, refusal }: Deciding<'appeal/not-holder'>,
): NonNullable<Appeal['held']> {
  if (held === undefined || !isStaffOf(held.unit, actor)) throw refusal('appeal/not-holder');
  return held;
}

/** True for the dispatcher of one of these units. */
export const isDispatcherOf = (actor: Actor, ...units: readonly (string | undefined)[]): boolean =>
  actor.role === 'dispatcher' && actor.unit !== undefined && units.includes(actor.unit);

/** The dispatcher in whose queue it waits, or of the county. @returns the dispatcher's unit */
export function byIntake(appeal: Appeal, context: Deciding<'appeal/not-dispatcher'>): UnitId {
  return byDispatcherOf(context, queueOf(appeal), takesInFor(appeal, context));
}

/** The dispatcher who answers for how it is held: of the queue, of whoever routed it, or of the county. */
export const isOverseenBy = (appeal: Appeal, context: AppealContext): boolean =>
  isDispatcherOf(context.actor, queueOf(appeal), appeal.held?.decides, takesInFor(appeal, context));

/** @returns the dispatcher's unit */
export function byDispatcherOf(
  { actor, refusal }: Deciding<'appeal/not-dispatcher'>,
  ...units: readonly (string | undefined)[]
): UnitId {
  if (!isDispatcherOf(actor, ...units)) throw refusal('appeal/not-dispatcher');
  return actor.unit as UnitId;
}

/** The dispatcher whose decision this deadline waits for. @returns the dispatcher's unit */
export const byOwnerOf = (
  kind:
    | 'return-decision'
    | 'suspension-decision'
    | 'extension-decision'
    | 'resolution-review'
    | 'review'
    | 'exclusion-decision',
  appeal: Appeal,
  context: Deciding<'appeal/not-dispatcher'>,
): UnitId => byDispatcherOf(context, ownerOf(appeal, kind));

export function byOverseer(appeal: Appeal, context: Deciding<'appeal/not-dispatcher'>): void {
  if (!isOverseenBy(appeal, context)) throw context.refusal('appeal/not-dispatcher');
}

export function byOverseerOrSystem(appeal: Appeal, context: Deciding<'appeal/not-dispatcher'>): void {
  if (context.actor.role !== 'system') byOverseer(appeal, context);
}

/** A dispatcher or supervisor of a tier above this unit, responsible for its region. */
export function isAbove(unit: Unit, { actor, directory }: AppealContext): boolean {
  const own = actor.unit && directory.unit(actor.unit);
  return (
    (actor.role === 'dispatcher' || actor.role === 'supervisor') &&
    own !== undefined &&
    isBelow(unit.tier, own.tier) &&
    isWithin(unit.region, own.region)
  );
}

export const isGridWorkerOf = ({ place }: Appeal, { actor, directory }: AppealContext): boolean =>
  actor.role === 'grid-worker' && directory.gridWorkersOf(place).some(({ id }) => id === actor.id);

const worksForPlace =
  (...roles: readonly Actor['role'][]) =>
  ({ place }: Appeal, { actor, directory }: AppealContext): boolean => {
    const own = actor.unit && directory.unit(actor.unit);
    return roles.includes(actor.role) && own !== undefined && isWithin(place, own.region);
  };

/** A dispatcher or supervisor whose unit governs the place. */
export const governsPlace = worksForPlace('dispatcher', 'supervisor');

/** 回访专员 or a supervisor, for the place. */
export const asksForPlace = worksForPlace('follow-up', 'supervisor');

/** 受理人: who took it down for somebody else, or found it. */
export const isTaker = ({ taker }: Appeal, actor: Actor): boolean => isStaff(actor) && actor.id === taker;

/** Staff who have, or had, to do with it, watch over the place, or walk its grid. */
export const isInvolved = (appeal: Appeal, context: AppealContext): boolean => {
  const { involved, round, violation } = appeal;
  const units = [...involved, round.resolution?.unit, queueOf(appeal)];
  return (
    units.some((unit) => isStaffOf(unit, context.actor)) ||
    isTaker(appeal, context.actor) ||
    governsPlace(appeal, context) ||
    asksForPlace(appeal, context) ||
    (!violation && isGridWorkerOf(appeal, context))
  );
};

export function classified(
  { service }: Appeal,
  { catalogue, refusal }: Deciding<'appeal/unclassified'>,
): Service {
  const known = service && catalogue.known(service);
  if (known === undefined) throw refusal('appeal/unclassified');
  return known;
}

export function knownUnit(id: UnitId, { directory, refusal }: Deciding<'appeal/unknown-unit'>): Unit {
  const unit = directory.unit(id);
  if (unit === undefined) throw refusal('appeal/unknown-unit', { unit: id });
  return unit;
}

/** A unit of the directory that this appeal may be given to. */
export function allowedHolder(
  id: UnitId,
  appeal: Appeal,
  context: Deciding<'appeal/unknown-unit' | 'appeal/accused-unit'>,
): Unit {
  const unit = knownUnit(id, context);
  if (!mayHold(unit, barredFrom(appeal), context.directory))
    throw context.refusal('appeal/accused-unit', { unit: id });
  return unit;
}

/** There is a citizen whom the holder may call or visit: not who withdrew, nor who reported a violation. */
export const canBeReached = ({ origin, reporter, proxy, violation, withdrawn }: Appeal): boolean =>
  origin === 'citizen' && !violation && !withdrawn && (reporter !== undefined || proxy !== undefined);

/** Who may answer for it: on duty in the unit, and not named. */
export function onDuty(
  person: PersonId,
  unit: UnitId,
  { accused }: Appeal,
  { directory, refusal }: Deciding<'appeal/accused-assignee' | 'appeal/unknown-assignee'>,
): void {
  if (accused.some((named) => named.person === person)) throw refusal('appeal/accused-assignee');
  if (directory.person(person)?.unit !== unit) throw refusal('appeal/unknown-assignee', { person, unit });
}

export function isKnown(
  { unit, person }: Accused,
  { directory, refusal }: Deciding<'appeal/unknown-accused'>,
): void {
  const unknownUnit = unit !== undefined && directory.ever.unit(unit) === undefined;
  const unknownPerson = person !== undefined && directory.ever.person(person) === undefined;
  if (unknownUnit || unknownPerson || (unit === undefined && person === undefined))
    throw refusal('appeal/unknown-accused');
}
