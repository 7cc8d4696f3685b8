import type { Instant } from '../../../kernel/time';
import { windowEnd, type WindowName } from '../../../sla';
import type { Appeal } from '../appeal';
import { policyOf } from '../clocks';
import type { AppealContext, Deciding } from '../context';
import type { AppealErrorCode } from '../errors';
import { byReporter } from '../guards';
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

type AskedAgain =
  'appeal/resolution-unconfirmed' | 'appeal/review-final' | 'appeal/review-pending' | 'appeal/not-reporter';

/** Its reporter may ask for a matter to be looked at again, as long as the answer stands and no review is final or pending. */
export function mayAskAgain(appeal: Appeal, context: Deciding<AskedAgain>): void {
  if (appeal.status !== 'closed') standingResolution(appeal, context);
  byReporter(appeal, context);
  isOpenToMore(appeal, context);
}

/** The service itself may, for one who is dissatisfied. */
export function mayGoOnByItself(
  appeal: Appeal,
  context: Deciding<Exclude<AskedAgain, 'appeal/not-reporter'> | 'appeal/rating-not-low'>,
): void {
  standingResolution(appeal, context);
  isOpenToMore(appeal, context);
  if (!isDissatisfied(appeal)) throw context.refusal('appeal/rating-not-low');
}

function isOpenToMore(
  appeal: Appeal,
  context: Deciding<'appeal/review-final' | 'appeal/review-pending'>,
): void {
  if (isReviewFinal(appeal, context)) throw context.refusal('appeal/review-final');
  if (isUnderReview(appeal)) throw context.refusal('appeal/review-pending');
}
