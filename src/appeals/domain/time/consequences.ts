import type { Appeal } from '../appeal';
import type { AppealContext } from '../context';
import type { AppealEvent } from '../events';
import { follow } from '../follow';
import { missesOf } from './record-misses';

/** What an act itself makes overdue, by bringing a deadline back, is missed in the same append. */
export function withConsequences(
  decided: readonly AppealEvent[],
  appeal: Appeal,
  context: AppealContext,
): readonly AppealEvent[] {
  const { events, state } = follow(appeal, decided, context);
  if (!events.some(({ data }) => data.clocks?.changed !== undefined)) return events;
  return [...events, ...follow(state, missesOf(state, context), context).events];
}
