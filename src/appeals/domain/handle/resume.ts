import { eventOf, only, optional, plain, reasonText, unitId, verb } from '../card';
import { clocks, owed, owedIds } from '../clocks';
import type { Appeal } from '../appeal';
import type { AppealContext } from '../context';
import { isOverseenBy, isDispatcherOf, isStaffOf } from '../guards';
import { afterPause } from '../pausing';

export const handlingResumed = eventOf('HandlingResumed', {
  data: {
    /** Nobody, when its time was over. */
    by: optional(unitId),
    reason: optional(reasonText),
    /** What it is after it: a question to the reporter may still be open. */
    status: plain<'handling' | 'awaiting-information'>(),
  },
  evolve: (appeal, { status }) => ({ ...appeal, status }),
  says: ({ by, status }, { unit }) => {
    const runsOn = status === 'handling';
    return by === undefined
      ? {
          zh: runsOn ? '中止期满，恢复办理和计时' : '中止期满，仍待补充材料',
          en: runsOn
            ? 'The suspension is over; clocks run on'
            : 'The suspension is over; information is still awaited',
        }
      : {
          zh: `${unit(by).zh}恢复办理${runsOn ? '，继续计时' : '，仍待补充材料'}`,
          en: `${unit(by).en} resumed handling${runsOn ? '; clocks run on' : '; information is still awaited'}`,
        };
  },
  text: ({ reason }) => reason,
  shows: 'all',
});

/** By itself at its end; before it by the holder, or by whoever approved it or oversees the holding. */
export const resume = verb('resume', {
  by: 'person',
  data: { reason: optional(reasonText) },
  meets: only(['suspended'], 'appeal/not-suspended'),
  refuses: ['appeal/not-holder'],
  refusesInside: ['appeal/deadline-not-due'],
  rule: ({ reason }, appeal, context) => {
    const { actor, refusal } = context;
    const byItself = actor.role === 'system';
    const ends = owed(appeal, 'suspension').at(-1);
    if (byItself && ends !== undefined && ends.missedAt === undefined)
      throw refusal('appeal/deadline-not-due', { dueAt: ends.deadline.dueAt });
    if (!byItself && !mayResume(appeal, context)) throw refusal('appeal/not-holder');
    const over = owedIds(appeal, 'suspension');
    const { status, changed } = afterPause(appeal, 'suspension', context);
    return [
      handlingResumed({
        ...{ by: actor.unit, reason, status },
        clocks: clocks({ ...(byItself ? { stopped: over } : { met: over }), changed }),
      }),
    ];
  },
});

const mayResume = (appeal: Appeal, context: AppealContext): boolean =>
  isStaffOf(appeal.held?.unit, context.actor) ||
  isDispatcherOf(context.actor, appeal.round.suspension?.by) ||
  isOverseenBy(appeal, context);
