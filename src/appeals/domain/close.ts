import { clocks, lastOfRound, owedIds } from './clocks';
import { event, type Decide } from './context';
import { refusal } from './errors';
import { standingResolution } from './feedback';
import { bySystem } from './guards';
import { isKeptOpen, isUnderReview } from './resolution';

/** By the service itself: unrated when the time to rate has lapsed, confirmed when no citizen waits for an answer. */
export const close: Decide<'close'> = ({ cause }, appeal, context) => {
  standingResolution(appeal);
  bySystem(context);
  if (isKeptOpen(appeal)) throw refusal('appeal/kept-open');
  if (isUnderReview(appeal)) throw refusal('appeal/review-pending');
  if (cause === 'confirmed') {
    if (appeal.origin === 'citizen') throw refusal('appeal/not-confirmable');
  } else {
    if (appeal.round.rating !== undefined) throw refusal('appeal/rating-unsettled');
    if (lastOfRound(appeal, 'rate')?.missedAt === undefined) throw refusal('appeal/rate-not-lapsed');
  }
  return [event('AppealClosed', { cause, clocks: clocks({ stopped: owedIds(appeal) }) })];
};
