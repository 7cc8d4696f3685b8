import type { Instant } from '../../../kernel/time';
import { windowEnd, type WindowName } from '../../../sla';
import type { Appeal } from '../appeal';
import { policyOf } from '../clocks';
import type { AppealContext, Deciding } from '../context';
import type { AppealErrorCode } from '../errors';
import { isUnderReview } from '../resolution';

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

/**
 * Only the 复核 is final, or a 复查 whose reporter let the time for the 复核 pass.
 * @throws DomainError `appeal/review-final`, `appeal/review-pending`
 */
export function isNotFinal(
  appeal: Appeal,
  context: Deciding<'appeal/review-final' | 'appeal/review-pending'>,
): void {
  const lapsed = appeal.upheld !== undefined && context.now >= reviewUntil(appeal.upheld.at, appeal, context);
  if (appeal.review === 'final' || lapsed) throw context.refusal('appeal/review-final');
  if (isUnderReview(appeal)) throw context.refusal('appeal/review-pending');
}

const reviewUntil = (from: Instant, appeal: Appeal, context: AppealContext): Instant =>
  windowEnd('review', from, policyOf(appeal, context), context);
