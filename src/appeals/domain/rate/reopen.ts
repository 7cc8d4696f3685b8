import type { Sealed } from '../../../kernel/sealed';
import { newRound, type Appeal } from '../appeal';
import { eventOf, freeTextOr, plain, standsIn, unitId, verb } from '../card';
import { clocks, owedIdsBut, start } from '../clocks';
import type { AppealContext } from '../context';
import type { AppealEvent } from '../events';
import { takesInFor } from '../queue';
import { unheld } from '../resolution';
import { again } from '../words';
import { answeredAt, isInTime, mayAskAgain, mayBeTakenUp } from './again';

/** In the reporter's words, or what a rating or a follow-up said. */
const why = freeTextOr<'low-rating' | 'not-solved'>();

export const appealReopened = eventOf('AppealReopened', {
  data: {
    /** The round that starts. */
    round: plain<number>(),
    reason: why,
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
    reopenedByItself: appeal.reopenedByItself || typeof reason === 'string',
    closed: undefined,
  }),
  says: ({ round, reason }) => ({
    zh: `重新办理，第${round}轮${again(reason).zh}`,
    en: `Reopened for round ${round}${again(reason).en}`,
  }),
  text: ({ reason }) => (typeof reason === 'string' ? undefined : reason),
  shows: 'all',
});

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
    mayAskAgain(byItself, appeal, context);
    if (byItself) {
      if (appeal.reopenedByItself) throw context.refusal('appeal/reopened-once');
    } else {
      mayBeTakenUp(appeal, context, 'rated', 'unrated');
      isInTime('reopen', answeredAt(appeal, context), 'appeal/reopen-window-over', appeal, context);
    }
    return [reopened(appeal, reason, context)];
  },
});

export function reopened(
  appeal: Appeal,
  reason: Sealed<string> | 'low-rating' | 'not-solved',
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
      stopped: owedIdsBut(appeal, 'review'),
      started: [start(anew, 'dispatch', queue, context), start(anew, 'whole', queue, context)],
    }),
  });
}
