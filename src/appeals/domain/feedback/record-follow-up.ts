import { dayOf } from '../../../sla';
import type { Appeal, Resolution } from '../appeal';
import { eventOf, freeText, optional, plain, standsIn, verb, yesNo } from '../card';
import type { Deciding } from '../context';
import { governsPlace, isGridWorkerOf } from '../guards';
import { inRound, standingResolution } from '../resolution';

const fields = {
  reached: yesNo,
  solved: optional(yesNo),
  satisfied: optional(yesNo),
  note: optional(freeText),
};

export const followUpRecorded = eventOf('FollowUpRecorded', {
  data: {
    ...fields,
    attempt: plain<number>(),
    /** Three attempts on two days, none reached. Not satisfied. */
    unreachable: yesNo,
  },
  evolve: (appeal, { attempt, reached, solved, unreachable }, { occurredAt }) => {
    const { failedOn } = appeal.round.followUps;
    return inRound(appeal, {
      followUps: {
        attempts: attempt,
        failedOn: reached ? failedOn : [...failedOn, dayOf(occurredAt)],
        answered: reached,
        notSolved: solved === false,
        unreachable,
      },
    });
  },
  says: ({ attempt, reached, solved, unreachable }) => {
    if (unreachable) return { zh: '三次回访均未联系上', en: 'Could not be reached in three attempts' };
    if (!reached) return { zh: `第${attempt}次回访未接通`, en: `Follow-up ${attempt}: not reached` };
    const [zh, en] = solved === false ? ['未解决', 'not solved'] : ['已解决', 'solved'];
    return { zh: `回访：群众答复${zh}`, en: `Follow-up: the reporter says it is ${en}` };
  },
  text: ({ note }) => note,
  shows: 'sentence',
});

const ATTEMPTS = 3;
const DAYS = 2;

/** 回访 by somebody who neither handled nor helped. Three attempts on two days, and the reporter is unreachable. */
export const recordFollowUp = verb('recordFollowUp', {
  by: 'person',
  data: fields,
  meets: standsIn('resolved'),
  refuses: [
    'appeal/resolution-unconfirmed',
    'appeal/nobody-to-tell',
    'appeal/follow-up-by-holder',
    'appeal/not-overseer',
    'appeal/not-delivered',
    'appeal/already-answered',
    'appeal/unreachable',
  ],
  rule: ({ reached, solved, satisfied, note }, appeal, context) => {
    const { refusal, now } = context;
    const resolution = standingResolution(appeal, context);
    if (appeal.origin !== 'citizen') throw refusal('appeal/nobody-to-tell');
    asksImpartially(resolution, appeal, context);
    if (resolution.deliveredAt === undefined) throw refusal('appeal/not-delivered');
    const { attempts, failedOn, answered, unreachable } = appeal.round.followUps;
    if (answered) throw refusal('appeal/already-answered');
    if (unreachable) throw refusal('appeal/unreachable');
    const failed = reached ? failedOn : [...failedOn, dayOf(now)];
    return [
      followUpRecorded({
        attempt: attempts + 1,
        reached,
        solved: reached ? solved : undefined,
        satisfied: reached ? satisfied : undefined,
        unreachable: !reached && failed.length >= ATTEMPTS && new Set(failed).size >= DAYS,
        note,
      }),
    ];
  },
});

function asksImpartially(
  { unit }: Resolution,
  appeal: Appeal,
  context: Deciding<'appeal/follow-up-by-holder' | 'appeal/not-overseer'>,
): void {
  const handled = [unit, appeal.held?.unit, ...appeal.helpers];
  if (context.actor.unit !== undefined && handled.includes(context.actor.unit))
    throw context.refusal('appeal/follow-up-by-holder');
  const mayAsk = governsPlace(appeal, context) || (!appeal.violation && isGridWorkerOf(appeal, context));
  if (!mayAsk) throw context.refusal('appeal/not-overseer');
}
