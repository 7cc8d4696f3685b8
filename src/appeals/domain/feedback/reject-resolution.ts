import { handOver } from '../../../sla';
import type { Appeal } from '../appeal';
import { eventOf, freeText, optional, standsIn, unitId, verb } from '../card';
import { clocks, lastOfRound, owedIds, start } from '../clocks';
import type { AppealContext } from '../context';
import { takesInFor } from '../queue';
import { isUnderReview, unanswered } from '../resolution';
import { awaitingReview } from './confirm-resolution';
import { isOverDispatcher, resolutionBack } from './take-back';

const fields = { reason: freeText };

export const resolutionRejected = eventOf('ResolutionRejected', {
  data: {
    ...fields,
    by: unitId,
    /** What was answered before anybody accepted it waits in this queue again. */
    queue: optional(unitId),
  },
  evolve: (appeal, { queue }) => unanswered(appeal, queue),
  says: ({ by, queue }, { unit }) =>
    queue === undefined
      ? {
          zh: `${unit(by).zh}办结审核未通过，退回续办`,
          en: `Resolution rejected by ${unit(by).en}; handling goes on`,
        }
      : {
          zh: `${unit(by).zh}办结审核未通过，重新派单`,
          en: `Answer rejected by ${unit(by).en}; it is dispatched anew`,
        },
  text: ({ reason }) => reason,
  shows: 'sentence',
});

/**
 * Handle and whole run on as if they had never stopped: the interval counts. A direct answer is dispatched instead. What
 * stands already, the tier above takes back until the reporter has been told.
 */
export const rejectResolution = verb('rejectResolution', {
  by: 'person',
  data: fields,
  meets: standsIn('resolved'),
  refuses: ['appeal/no-confirmation-due', 'appeal/not-dispatcher', 'appeal/answered-together'],
  rule: ({ reason }, appeal, context) => {
    if (standsUndelivered(appeal, context)) return [resolutionBack(appeal, reason, context)];
    const { by } = awaitingReview(appeal, context);
    const runsOn = [lastOfRound(appeal, 'handle'), lastOfRound(appeal, 'whole')].flatMap((clock) =>
      clock === undefined ? [] : [clock.deadline],
    );
    const changes = { met: owedIds(appeal, 'resolution-review'), stopped: owedIds(appeal, 'revisit') };
    if (appeal.round.resolution?.directly === undefined)
      return [resolutionRejected({ by, reason, clocks: clocks({ ...changes, changed: runsOn }) })];
    const queue = takesInFor(appeal, context);
    const started = [start({ ...appeal, held: undefined }, 'dispatch', queue, context)];
    const changed = runsOn.map((deadline) => handOver(deadline, queue));
    return [resolutionRejected({ by, reason, queue, clocks: clocks({ ...changes, started, changed }) })];
  },
});

function standsUndelivered(appeal: Appeal, context: AppealContext): boolean {
  const { resolution, rating } = appeal.round;
  if (resolution?.standsSince === undefined || resolution.deliveredAt !== undefined) return false;
  if (rating !== undefined || isUnderReview(appeal)) return false;
  return isOverDispatcher(resolution.unit, appeal, context);
}
