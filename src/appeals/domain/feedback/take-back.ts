import type { UnitId } from '../../../kernel/ids';
import type { Sealed } from '../../../kernel/sealed';
import { handOver } from '../../../sla';
import type { Appeal } from '../appeal';
import { appealId, eventOf, freeText, optional, unitId } from '../card';
import { clocks, lastOfRound, owedIds, start } from '../clocks';
import type { AppealContext, Deciding } from '../context';
import type { AppealEvent } from '../events';
import { isAbove, isDispatcherOf } from '../guards';
import { confirmsFor, takesInFor } from '../queue';
import { mergedAgain, unanswered } from '../resolution';

export const resolutionTakenBack = eventOf('ResolutionTakenBack', {
  data: {
    by: unitId,
    /** Absent where the lead's was taken back, which says why. */
    reason: optional(freeText),
    /** What was answered by this one, and is merged into it again. */
    lead: optional(appealId),
    /** What was answered before anybody accepted it waits in this queue again. */
    queue: optional(unitId),
  },
  evolve: (appeal, { queue, lead }) =>
    lead === undefined ? unanswered(appeal, queue) : mergedAgain(appeal, lead),
  says: ({ by, queue, lead }, { unit }) => {
    if (lead !== undefined)
      return {
        zh: `${unit(by).zh}撤回主单答复，继续并单办理`,
        en: `${unit(by).en} took the lead’s answer back; it is handled there again`,
      };
    return queue === undefined
      ? {
          zh: `${unit(by).zh}撤回办结，继续办理`,
          en: `${unit(by).en} took the resolution back; handling goes on`,
        }
      : {
          zh: `${unit(by).zh}撤回答复，重新派单`,
          en: `${unit(by).en} took the answer back; it is dispatched anew`,
        };
  },
  text: ({ reason }) => reason,
  shows: 'all',
});

/** A dispatcher of a tier above this unit, or of the desk that confirms what it answers. */
export const isOverDispatcher = (id: UnitId, appeal: Appeal, context: AppealContext): boolean => {
  const unit = context.directory.unit(id);
  const above = context.actor.role === 'dispatcher' && unit !== undefined && isAbove(unit, context);
  return above || isDispatcherOf(context.actor, confirmsFor(id, appeal, context));
};

/** Handle and whole run on as if they had never stopped: the interval counts. A direct answer is dispatched instead. */
export function resolutionBack(
  appeal: Appeal,
  reason: Sealed<string>,
  context: Deciding<'appeal/answered-together'>,
): AppealEvent {
  const { resolution } = appeal.round;
  // It is the lead's to take back; what the lead takes back is taken back here by itself.
  if (resolution?.lead !== undefined) throw context.refusal('appeal/answered-together');
  const by = context.actor.unit as UnitId;
  const runsOn = [lastOfRound(appeal, 'handle'), lastOfRound(appeal, 'whole')].flatMap((clock) =>
    clock === undefined ? [] : [clock.deadline],
  );
  const stopped = owedIds(appeal, 'resolution-review', 'feedback', 'rate', 'revisit');
  if (resolution?.directly === undefined)
    return resolutionTakenBack({ by, reason, clocks: clocks({ stopped, changed: runsOn }) });
  const queue = takesInFor(appeal, context);
  const started = [start({ ...appeal, held: undefined }, 'dispatch', queue, context)];
  const changed = runsOn.map((deadline) => handOver(deadline, queue));
  return resolutionTakenBack({ by, reason, queue, clocks: clocks({ stopped, started, changed }) });
}
