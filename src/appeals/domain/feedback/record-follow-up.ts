import { dayOf } from '../../../sla';
import type { Appeal } from '../appeal';
import { eventOf, freeText, optional, plain, standsIn, verb, yesNo } from '../card';
import type { Deciding } from '../context';
import { asksForPlace } from '../guards';
import { inRound, standingResolution } from '../resolution';
import type { UnreachedCause } from '../values';
import { unreachedWords } from '../words';

const fields = {
  reached: yesNo,
  solved: optional(yesNo),
  satisfied: optional(yesNo),
  /** Reached, but without an opinion to give. */
  wouldNotSay: optional(yesNo),
  /** Why nobody was reached. */
  because: optional(plain<UnreachedCause>()),
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
  says: ({ attempt, reached, solved, unreachable, because }) => {
    if (unreachable) return { zh: '三次回访均未联系上', en: 'Could not be reached in three attempts' };
    if (!reached && because !== undefined)
      return {
        zh: `第${attempt}次回访未联系上：${unreachedWords[because].zh}`,
        en: `Follow-up ${attempt}: not reached, ${unreachedWords[because].en}`,
      };
    if (!reached) return { zh: `第${attempt}次回访未联系上`, en: `Follow-up ${attempt}: not reached` };
    if (solved === undefined)
      return { zh: '回访：群众不愿评价', en: 'Follow-up: the reporter would rather not say' };
    const [zh, en] = solved === false ? ['未解决', 'not solved'] : ['已解决', 'solved'];
    return { zh: `回访：群众答复${zh}`, en: `Follow-up: the reporter says it is ${en}` };
  },
  text: ({ note }) => note,
  shows: 'sentence',
});

const ATTEMPTS = 3;
const DAYS = 2;

/**
 * 回访 by somebody whose unit never held it in this round. Whoever is reached says whether it is solved and whether
 * they are satisfied, or would not say. Three attempts on two days, and the reporter is unreachable, until one succeeds.
 */
export const recordFollowUp = verb('recordFollowUp', {
  by: 'person',
  data: fields,
  meets: standsIn('resolved'),
  refuses: [
    'appeal/resolution-unconfirmed',
    'appeal/nobody-to-tell',
    'appeal/follow-up-by-holder',
    'appeal/not-follow-up-desk',
    'appeal/follow-up-answers',
    'appeal/not-delivered',
    'appeal/already-answered',
    'appeal/unreachable',
  ],
  rule: ({ reached, solved, satisfied, wouldNotSay, because, note }, appeal, context) => {
    const { refusal, now } = context;
    const resolution = standingResolution(appeal, context);
    if (appeal.origin !== 'citizen') throw refusal('appeal/nobody-to-tell');
    asksImpartially(appeal, context);
    if (!isAnswered(reached, { solved, satisfied, wouldNotSay }) || (reached && because !== undefined))
      throw refusal('appeal/follow-up-answers');
    if (resolution.deliveredAt === undefined) throw refusal('appeal/not-delivered');
    const { attempts, failedOn, answered, unreachable } = appeal.round.followUps;
    if (answered) throw refusal('appeal/already-answered');
    if (unreachable && !reached) throw refusal('appeal/unreachable');
    const failed = reached ? failedOn : [...failedOn, dayOf(now)];
    return [
      followUpRecorded({
        attempt: attempts + 1,
        reached,
        solved,
        satisfied,
        wouldNotSay,
        because,
        unreachable: !reached && failed.length >= ATTEMPTS && new Set(failed).size >= DAYS,
        note,
      }),
    ];
  },
});

interface Answers {
  readonly solved?: boolean | undefined;
  readonly satisfied?: boolean | undefined;
  readonly wouldNotSay?: boolean | undefined;
}

/** Reached, both answers or none willingly; not reached, nothing was said. */
function isAnswered(reached: boolean, { solved, satisfied, wouldNotSay = false }: Answers): boolean {
  const given = [solved, satisfied].filter((answer) => answer !== undefined).length;
  if (!reached || wouldNotSay) return given === 0 && (reached || !wouldNotSay);
  return given === 2;
}

function asksImpartially(
  appeal: Appeal,
  context: Deciding<'appeal/follow-up-by-holder' | 'appeal/not-follow-up-desk'>,
): void {
  const { unit } = context.actor;
  if (unit !== undefined && appeal.round.heldBy.includes(unit))
    throw context.refusal('appeal/follow-up-by-holder');
  if (!asksForPlace(appeal, context)) throw context.refusal('appeal/not-follow-up-desk');
}
