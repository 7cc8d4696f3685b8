import type { Appeal } from '../appeal';
import type { AppealContext } from '../context';
import type { AppealEvent, AppealEventType } from '../events';
import { follow } from '../follow';
import { escalateWhatIsOwed } from '../handle/escalate';
import { changesOf } from './recount-deadlines';
import { missesOf } from './record-misses';

/** These bring deadlines back that may be overdue by now, or missed and not escalated. */
const bringsBack: readonly AppealEventType[] = [
  'ResolutionRejected',
  'ResolutionTakenBack',
  'DeclineTakenBack',
  'AppealUnmerged',
];

/** What an act itself makes overdue is missed in the same append, and what escaped escalation meanwhile escalates. */
export function withConsequences(
  decided: readonly AppealEvent[],
  appeal: Appeal,
  context: AppealContext,
): readonly AppealEvent[] {
  const { events, state } = follow(appeal, decided, context);
  if (!events.some(({ data }) => data.clocks?.changed !== undefined)) return events;
  const missed = follow(state, missesOf(state, context), context);
  if (!events.some(({ type }) => bringsBack.includes(type))) return [...events, ...missed.events];
  const escalated = follow(missed.state, escalateWhatIsOwed(missed.state, context), context);
  return [...events, ...missed.events, ...escalated.events];
}

/**
 * What the time has brought before anybody acts: first what was published over the deadlines, so that nothing is missed
 * by rules that are in force no more, then what is missed.
 */
export function overdueOf(appeal: Appeal, context: AppealContext): readonly AppealEvent[] {
  const changed = follow(appeal, changesOf(appeal, context), context);
  return [...changed.events, ...follow(changed.state, missesOf(changed.state, context), context).events];
}
