import type { Sealed } from '../../../kernel/sealed';
import { newRound, type Appeal } from '../appeal';
import { eventOf, freeTextOr, plain, standsIn, unitId, verb } from '../card';
import { clocks, owedIdsBut, start } from '../clocks';
import type { AppealContext } from '../context';
import type { AppealEvent } from '../events';
import { bySystem } from '../guards';
import { takesInFor } from '../queue';
import { unheld } from '../resolution';
import { again } from '../words';
import { answeredAt, isInTime, mayAskAgain, mayBeTakenUp, mayGoOnByItself } from './again';

type ByItself = 'low-rating' | 'not-solved';
/** Unmerged: the lead's answer was none to it. */
type Unasked = ByItself | 'unmerged';
/** In the reporter's words, or what a rating or a follow-up said. */
const why = freeTextOr<ByItself>();

export const appealReopened = eventOf('AppealReopened', {
  data: {
    /** The round that starts. */
    round: plain<number>(),
    reason: freeTextOr<Unasked>(),
    queue: unitId,
  },
  evolve: (appeal, { round, reason }) => ({
    ...unheld(appeal),
    waitsBecause: undefined,
    helpers: [],
    carries: [],
    round: newRound(round),
    // The new handling has reviews of its own.
    upheld: undefined,
    refusedBy: undefined,
    reopenedByItself: appeal.reopenedByItself || isByItself(reason),
    closed: undefined,
  }),
  says: ({ round, reason }) => ({
    zh: `重新办理，第${round}轮${again(reason).zh}`,
    en: `Reopened for round ${round}${again(reason).en}`,
  }),
  text: ({ reason }) => (typeof reason === 'string' ? undefined : reason),
  shows: 'all',
});

const isByItself = (reason: unknown): boolean => reason === 'low-rating' || reason === 'not-solved';

/** A new round: by the reporter in time, or by itself once, when the answer was not good enough. */
export const reopen = verb('reopen', {
  by: 'person',
  data: { reason: why },
  meets: standsIn('resolved', 'closed'),
  refuses: [
    'appeal/resolution-unconfirmed',
    'appeal/not-reporter',
    'appeal/review-final',
    'appeal/review-pending',
    'appeal/not-reopenable',
    'appeal/reopen-window-over',
  ],
  refusesInside: ['appeal/system-only', 'appeal/closed', 'appeal/rating-not-low', 'appeal/reopened-once'],
  rule: ({ reason }, appeal, context) => {
    const byItself = typeof reason === 'string';
    if (byItself) {
      bySystem(context);
      if (appeal.status === 'closed') throw context.refusal('appeal/closed');
      mayGoOnByItself(appeal, context);
      if (appeal.reopenedByItself) throw context.refusal('appeal/reopened-once');
    } else {
      mayAskAgain(appeal, context);
      mayBeTakenUp(appeal, context, 'rated', 'unrated');
      isInTime('reopen', answeredAt(appeal, context), 'appeal/reopen-window-over', appeal, context);
    }
    return [reopened(appeal, reason, context)];
  },
});

export function reopened(
  appeal: Appeal,
  reason: Sealed<string> | Unasked,
  context: AppealContext,
): AppealEvent {
  const round = appeal.round.number + 1;
  const queue = takesInFor(appeal, context);
  const anew = { ...appeal, held: undefined, round: { number: round } };
  return appealReopened({
    round,
    reason,
    queue,
    clocks: clocks({
      // Who is supervised still has to answer.
      stopped: owedIdsBut(appeal, 'review', 'supervise'),
      started: [start(anew, 'dispatch', queue, context), start(anew, 'whole', queue, context)],
    }),
  });
}
