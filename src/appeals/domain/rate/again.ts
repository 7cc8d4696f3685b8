import type { Instant } from '../../../kernel/time';
import { windowEnd, type WindowName } from '../../../sla';
import type { Appeal } from '../appeal';
import { policyOf } from '../clocks';
import type { AppealContext, Deciding } from '../context';
import type { AppealErrorCode } from '../errors';
import { byReporter, bySystem } from '../guards';
import { isDissatisfied, isUnderReview, standingResolution } from '../resolution';

export function isInTime<Over extends AppealErrorCode>(
  window: WindowName,
  from: Instant,
  over: Over,
  appeal: Appeal,
  context: Deciding<Over>,
): void {
  const until = windowEnd(window, from, policyOf(appeal, context), context);
  if (context.now >= until) throw context.refusal(over, { until });
}

/** Where the reporter's windows begin: the close, else the delivery, else when the resolution came to stand. */
export const answeredAt = ({ closed: end, round: { resolution } }: Appeal, { now }: AppealContext): Instant =>
  end?.at ?? resolution?.deliveredAt ?? resolution?.standsSince ?? now;

export function mayBeTakenUp(
  { closed: end }: Appeal,
  { refusal }: Deciding<'appeal/not-reopenable'>,
  ...causes: readonly string[]
): void {
  if (end !== undefined && !causes.includes(end.cause))
    throw refusal('appeal/not-reopenable', { cause: end.cause });
}

/** Only the 复核 is final, or a 复查 whose reporter let the time for the 复核 pass. */
export const isReviewFinal = (appeal: Appeal, context: AppealContext): boolean =>
  appeal.review === 'final' ||
  (appeal.upheld !== undefined &&
    context.now >= windowEnd('review', appeal.upheld.at, policyOf(appeal, context), context));

/**
 * Who may ask for a matter to be looked at again, by a new round or a review: its reporter, or the service itself for one
 * who is dissatisfied, as long as the answer stands and no review is final or pending.
 */
export function mayAskAgain(
  byItself: boolean,
  appeal: Appeal,
  context: Deciding<
    | 'appeal/resolution-unconfirmed'
    | 'appeal/system-only'
    | 'appeal/not-reporter'
    | 'appeal/review-final'
    | 'appeal/review-pending'
    | 'appeal/closed'
    | 'appeal/rating-not-low'
  >,
): void {
  const { refusal } = context;
  if (appeal.status !== 'closed') standingResolution(appeal, context);
  if (byItself) bySystem(context);
  else byReporter(appeal, context);
  if (isReviewFinal(appeal, context)) throw refusal('appeal/review-final');
  if (isUnderReview(appeal)) throw refusal('appeal/review-pending');
  if (byItself && appeal.status === 'closed') throw refusal('appeal/closed');
  if (byItself && !isDissatisfied(appeal)) throw refusal('appeal/rating-not-low');
}
