import type { UnitId } from '../../kernel/ids';
import type { Appeal } from './appeal';
import type { AppealContext, Deciding } from './context';
import { isDispatcherOf } from './guards';
import { orStandIn } from './queue';

/** The centres above a unit, up to the county's, which is above itself. */
function centresOver(unit: UnitId, { directory }: AppealContext): readonly UnitId[] {
  const above: UnitId[] = [];
  let next = directory.centreAbove(unit).id;
  while (!above.includes(next)) {
    above.push(next);
    next = directory.centreAbove(next).id;
  }
  return above;
}

/** 共同上级: the dispatcher of a centre that stands above all of these units. @returns the dispatcher's unit */
export function byCommonSuperior(
  units: readonly UnitId[],
  appeal: Appeal,
  context: Deciding<'appeal/not-superior'>,
): UnitId {
  const [first = [], ...others] = units.map((unit) => centresOver(unit, context));
  const common = first
    .filter((centre) => others.every((over) => over.includes(centre)))
    .map((centre) => orStandIn(centre, appeal, context));
  if (!isDispatcherOf(context.actor, ...common)) throw context.refusal('appeal/not-superior');
  return context.actor.unit as UnitId;
}
