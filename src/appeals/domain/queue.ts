import { barredFrom, mayHold, outsideTheCentres, type Guarded } from '../../directory';
import type { UnitId } from '../../kernel/ids';
import type { Appeal } from './appeal';
import { ownerOf } from './clocks';
import type { AppealContext } from './context';

/**
 * Where an appeal waits that nobody holds: the county centre, unless it is named; then who may hold in its place.
 * When everybody in the county is named it stays with the county centre, whose people cannot see it: its deadline
 * is missed in the open, for whoever stands above the county.
 */
export function takesInFor(guarded: Guarded, { directory }: AppealContext): UnitId {
  const centre = directory.countyCentre();
  const barred = barredFrom(guarded);
  if (mayHold(centre, barred, directory)) return centre.id;
  return (outsideTheCentres(barred, directory) ?? centre).id;
}

/** The centre whose dispatcher it waits for, while reported: it owns the dispatch deadline. */
export const queueOf = (appeal: Appeal): UnitId | undefined =>
  appeal.status === 'reported' ? (ownerOf(appeal, 'dispatch') as UnitId | undefined) : undefined;

/** Whether this unit may have anything to do with it; one that the directory no longer lists is taken at its word. */
export const mayHave = (unit: UnitId, guarded: Guarded, { directory }: AppealContext): boolean => {
  const known = directory.unit(unit);
  return known === undefined || mayHold(known, barredFrom(guarded), directory);
};

/** The unit itself, or who stands in for one that is named. */
export const orStandIn = (unit: UnitId, appeal: Guarded, context: AppealContext): UnitId =>
  mayHave(unit, appeal, context) ? unit : takesInFor(appeal, context);

/** 办结审核 of what this unit answered: by the centre above, and where that is the unit itself, by the 督查室. */
export function confirmsFor(unit: UnitId, appeal: Guarded, context: AppealContext): UnitId {
  const above = decidesFor(unit, appeal, context);
  const oversight = context.directory.deskOf('supervision');
  return above === unit && oversight ? orStandIn(oversight.id, appeal, context) : above;
}

/** The centre that decides on what a unit asks. */
export function decidesFor(unit: UnitId, appeal: Guarded, context: AppealContext): UnitId {
  const { directory } = context;
  const above = directory.unit(unit) ? directory.centreAbove(unit) : directory.countyCentre();
  return orStandIn(above.id, appeal, context);
}
