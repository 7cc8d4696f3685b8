import type { Instant } from '../../../kernel/time';
import { windowEnd, type WindowName } from '../../../sla';
import type { Appeal } from '../appeal';
import { policyOf } from '../clocks';
import type { AppealContext, Deciding } from '../context';
import type { AppealErrorCode } from '../errors';

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
