import type { DeadlineId, UnitId } from '../../../kernel/ids';
import type { Clock, Deadline } from '../../../sla';
import type { Appeal } from '../appeal';
import { owed, start } from '../clocks';
import type { AppealContext } from '../context';
import { orStandIn, takesInFor } from '../queue';

/**
 * What is owed while it is supervised: by the unit its answer, by who watches the closing. The subject of the id is who
 * owed it first; whoever has taken over from them owes it now.
 */
export const superviseOwed = (appeal: Pick<Appeal, 'clocks'>, by?: UnitId): readonly Clock[] =>
  owed(appeal, 'supervise').filter(({ deadline: { owner } }) => by === undefined || owner === by);

export const isSupervised = (appeal: Pick<Appeal, 'clocks'>): boolean => superviseOwed(appeal).length > 0;

/** The unit that is supervised still has time to answer. */
export const isOwedAnswer = (appeal: Appeal): boolean =>
  appeal.supervised !== undefined &&
  superviseOwed(appeal, appeal.supervised.unit).some(({ missedAt }) => missedAt === undefined);

/** 督查室, else the county dispatcher. */
export function supervisesFor(appeal: Appeal, context: AppealContext): UnitId {
  const oversight = context.directory.deskOf('supervision');
  return oversight === undefined ? takesInFor(appeal, context) : orStandIn(oversight.id, appeal, context);
}

/** A deadline for each that has none which can still be kept; what was missed before is owed under the new one. */
export function superviseClocks(
  subjects: readonly UnitId[],
  appeal: Appeal,
  context: AppealContext,
): { readonly started: readonly Deadline[]; readonly stopped: readonly DeadlineId[] } {
  const late = [...new Set(subjects)].filter((unit) =>
    superviseOwed(appeal, unit).every(({ missedAt }) => missedAt !== undefined),
  );
  return {
    started: late.map((unit) =>
      start(appeal, 'supervise', unit, context, context.directory.unit(unit)?.tier, unit),
    ),
    stopped: late.flatMap((unit) => superviseOwed(appeal, unit).map(({ deadline: { id } }) => id)),
  };
}

/** Whose move it is once the unit has answered, or has let its time pass. */
export const watchersOf = (appeal: Appeal, context: AppealContext): readonly UnitId[] => {
  const { supervised } = appeal;
  if (supervised === undefined) return [];
  return [orStandIn(supervised.by, appeal, context)].filter((unit) => unit !== supervised.unit);
};
