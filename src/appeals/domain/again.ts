import type { UnitId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { windowEnd, type DeadlineKind, type WindowName } from '../../sla';
import type { Appeal } from './appeal';
import { clocks, owedIdsBut, policyOf, start } from './clocks';
import type { Commands } from './commands';
import { event, type AppealContext } from './context';
import { refusal, type AppealErrorCode } from './errors';
import type { AppealEvent } from './events';
import { takesInFor } from './queue';

export const closed = (
  cause: 'rated' | 'unrated',
  appeal: Appeal,
  ...ended: readonly DeadlineKind[]
): AppealEvent => event('AppealClosed', { cause, clocks: clocks({ stopped: owedIdsBut(appeal, ...ended) }) });

export function isInTime(
  window: WindowName,
  from: Instant,
  over: AppealErrorCode,
  appeal: Appeal,
  context: AppealContext,
): void {
  const until = windowEnd(window, from, policyOf(appeal, context), context);
  if (context.now >= until) throw refusal(over, { until });
}

/** Where the reporter's windows begin: the close, else the delivery, else when the resolution came to stand. */
export const answeredAt = ({ closed: end, round: { resolution } }: Appeal, { now }: AppealContext): Instant =>
  end?.at ?? resolution?.deliveredAt ?? resolution?.standsSince ?? now;

export function mayBeTakenUp({ closed: end }: Appeal, ...causes: readonly string[]): void {
  if (end !== undefined && !causes.includes(end.cause))
    throw refusal('appeal/not-reopenable', { cause: end.cause });
}

export function reopened(
  appeal: Appeal,
  reason: Commands['reopen']['reason'],
  context: AppealContext,
): AppealEvent {
  const round = appeal.round.number + 1;
  const queue: UnitId = takesInFor(appeal, context);
  const anew = { ...appeal, held: undefined, round: { number: round } };
  return event('AppealReopened', {
    round,
    reason,
    queue,
    clocks: clocks({
      stopped: owedIdsBut(appeal, 'review'),
      started: [start(anew, 'dispatch', queue, context), start(anew, 'whole', queue, context)],
    }),
  });
}
