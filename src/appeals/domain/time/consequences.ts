import type { Appeal } from '../appeal';
import type { AppealContext } from '../context';
import type { AppealEvent } from '../events';
import { follow } from '../follow';
import { inheritanceOf } from './inherit';
import { changesOf } from './recount-deadlines';
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

/**
 * What the time has brought before anybody acts: first what was published over the deadlines, so that nothing is missed
 * by rules that are in force no more, then what is missed, and last what is inherited from units that are gone: what
 * they missed is theirs.
 */
export function overdueOf(appeal: Appeal, context: AppealContext): readonly AppealEvent[] {
  const changed = follow(appeal, changesOf(appeal, context), context);
  const missed = follow(changed.state, missesOf(changed.state, context), context);
  const inherited = follow(missed.state, inheritanceOf(missed.state, context), context);
  return [...changed.events, ...missed.events, ...inherited.events];
}
