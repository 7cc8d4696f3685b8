import { handOver, missesDue, type Clock, type DeadlineKind } from '../../sla';
import type { Appeal } from './appeal';
import { clocks } from './clocks';
import { event, type AppealContext, type Decide } from './context';
import { refusal } from './errors';
import { escalateWhatIsOwed } from './escalate';
import type { AppealEvent, AppealEventType } from './events';
import { follow } from './follow';
import { bySystem } from './guards';
import { takesInFor } from './queue';

/** What a centre or holder failed to decide in time becomes the county dispatcher's move. */
const goesToCounty: readonly DeadlineKind[] = [
  'return-decision',
  'resolution-review',
  'review',
  'feedback',
  'revisit',
];

const missed = (appeal: Appeal, { deadline }: Clock, context: AppealContext): AppealEvent => {
  const { id, kind, owner, dueAt } = deadline;
  const county = takesInFor(appeal, context);
  const changed = goesToCounty.includes(kind) && owner !== county ? [handOver(deadline, county)] : [];
  return event('DeadlineMissed', { deadline: id, kind, owner, dueAt, clocks: clocks({ changed }) });
};

/** Every miss that is due by now and not yet on record, the soonest due first. */
export const missesOf = (appeal: Appeal, context: AppealContext): readonly AppealEvent[] =>
  missesDue(appeal.clocks, context.now).map((clock) => missed(appeal, clock, context));

/** The timer's word. The miss itself is recorded before any decision, so a due one leaves nothing to do. */
export const recordMisses: Decide<'recordMisses'> = ({ deadline }, appeal, context) => {
  bySystem(context);
  const clock = appeal.clocks[deadline];
  if (clock === undefined) throw refusal('appeal/unknown-deadline', { deadline });
  if (clock.missedAt !== undefined || clock.endedAt !== undefined) return [];
  const { dueAt } = clock.deadline;
  if (clock.status === 'paused' || dueAt > context.now) throw refusal('appeal/deadline-not-due', { dueAt });
  return [missed(appeal, clock, context)];
};

/** These bring deadlines back that may be overdue by now, or missed and not escalated. */
const bringsBack: readonly AppealEventType[] = ['ResolutionRejected', 'AppealUnmerged'];

/** What an act itself makes overdue is missed in the same append, and what escaped escalation meanwhile escalates. */
export function withConsequences(
  events: readonly AppealEvent[],
  appeal: Appeal,
  context: AppealContext,
): readonly AppealEvent[] {
  if (!events.some(({ data }) => data.clocks?.changed !== undefined)) return events;
  const after = follow(appeal, events, context);
  const misses = missesOf(after, context);
  if (!events.some(({ type }) => bringsBack.includes(type))) return [...events, ...misses];
  return [...events, ...misses, ...escalateWhatIsOwed(follow(after, misses, context), context)];
}
