import type { Recorded } from '../../kernel/event';
import type { DeadlineId } from '../../kernel/ids';
import type { Instant, Minutes } from '../../kernel/time';
import {
  applyClocks,
  explainDeadline,
  minutesLeft,
  recordMiss,
  type Clock,
  type ClockEvent,
  type Clocks,
  type DeadlineExplanation,
  type Rules,
} from '../../sla';
import type { AppealEvent } from '../domain/events';

export interface DeadlineView extends DeadlineExplanation {
  readonly id: DeadlineId;
  /** Whole minutes in its own measure, negative when overdue; absent once nothing is owed. */
  readonly minutesLeft?: Minutes | undefined;
}

const clockEvent = ({ event, metadata, id }: Recorded<AppealEvent>): ClockEvent => ({
  at: metadata.occurredAt,
  eventId: id,
  type: event.type,
  clocks: event.data.clocks,
  missed: event.type === 'DeadlineMissed' ? event.data.deadline : undefined,
});

const clocksOf = (events: readonly Recorded<AppealEvent>[]): Clocks =>
  events.reduce<Clocks>((clocks, { event, metadata }) => {
    const after = applyClocks(clocks, event.data.clocks, metadata.occurredAt);
    return event.type === 'DeadlineMissed' ? recordMiss(after, event.data.deadline, event.data.dueAt) : after;
  }, {});

const left = ({ deadline, status, pausedAt }: Clock, now: Instant, rules: Rules): Minutes | undefined => {
  if (status === 'met' || status === 'stopped') return undefined;
  return minutesLeft(deadline, pausedAt ?? now, rules.calendar);
};

/** Every deadline that the events started, in order of start, each with where its time went. */
export function deadlinesOf(
  events: readonly Recorded<AppealEvent>[],
  now: Instant,
  rules: Rules,
): readonly DeadlineView[] {
  const history = events.map(clockEvent);
  return Object.values<Clock>(clocksOf(events)).map((clock) => ({
    id: clock.deadline.id,
    ...explainDeadline(clock.deadline.id, history, now, rules),
    minutesLeft: left(clock, now, rules),
  }));
}
