import { answeredAt, closed, isInTime, mayBeTakenUp, reopened } from './again';
import { clocks, owedIds, start } from './clocks';
import { event, type Decide } from './context';
import { refusal } from './errors';
import type { AppealEvent } from './events';
import { standingResolution } from './feedback';
import { byReporter, bySystem } from './guards';
import { takesInFor } from './queue';
import { isDissatisfied, isKeptOpen, isLow, isUnderReview } from './resolution';
import { standsIn } from './standing';

/**
 * The reporter's word, once a round. It counts as delivery; content, it closes the appeal, also one kept open,
 * unless a review has yet to be decided.
 * After a low rating the county owes a new dispatch, so that nothing rests on the saga alone.
 */
export const rate: Decide<'rate'> = ({ stars, responded, solved, satisfied, remark }, appeal, context) => {
  const resolution = standingResolution(appeal);
  if (appeal.origin !== 'citizen') throw refusal('appeal/origin-not-rated');
  byReporter(appeal, context);
  if (!Number.isInteger(stars) || stars < 1 || stars > 5) throw refusal('appeal/invalid-stars');
  if (appeal.round.rating !== undefined) throw refusal('appeal/already-rated');
  if (resolution.deliveredAt !== undefined)
    isInTime('rate', resolution.deliveredAt, 'appeal/rate-window-over', appeal, context);

  const low = isLow({ stars, solved });
  const settled = !low || (appeal.review === 'final' && !isKeptOpen(appeal));
  const closes = settled && !isUnderReview(appeal);
  const owesDispatch = low && appeal.review === 'none';
  const delivered: readonly AppealEvent[] =
    resolution.deliveredAt !== undefined
      ? []
      : [
          event('FeedbackDelivered', {
            to: 'reporter',
            means: 'rating',
            clocks: clocks({ met: owedIds(appeal, 'feedback') }),
          }),
        ];
  const round = appeal.round.number;
  const rated = event('AppealRated', {
    round,
    stars,
    responded,
    solved,
    satisfied,
    remark,
    clocks: clocks({
      met: owedIds(appeal, 'rate'),
      started: owesDispatch ? [start(appeal, 'dispatch', takesInFor(appeal, context), context)] : [],
    }),
  });
  return closes ? [...delivered, rated, closed('rated', appeal, 'feedback', 'rate')] : [...delivered, rated];
};

/** A new round: by the reporter in time, or by itself once, when the answer was not good enough. */
export const reopen: Decide<'reopen'> = ({ reason }, appeal, context) => {
  if (appeal.status !== 'closed') standingResolution(appeal);
  if (typeof reason === 'string') bySystem(context);
  else byReporter(appeal, context);
  if (appeal.review === 'final') throw refusal('appeal/review-final');
  if (isUnderReview(appeal)) throw refusal('appeal/review-pending');
  if (typeof reason === 'string') {
    standsIn(appeal, 'resolved');
    if (!isDissatisfied(appeal)) throw refusal('appeal/rating-not-low');
    if (appeal.reopenedByItself) throw refusal('appeal/reopened-once');
  } else {
    mayBeTakenUp(appeal, 'rated', 'unrated');
    isInTime('reopen', answeredAt(appeal, context), 'appeal/reopen-window-over', appeal, context);
  }
  return [reopened(appeal, reason, context)];
};
