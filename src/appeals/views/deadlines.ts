import type { Recorded } from '../../kernel/event';
import type { DeadlineId } from '../../kernel/ids';
import type { Instant, Minutes } from '../../kernel/time';
import {
  applyClocks,
  explainDeadline,
  minutesLeft,
  recordMiss,
  versionNamed,
  type Clock,
  type ClockAct,
  type ClockEvent,
  type Clocks,
  type ClockInterval,
  type DeadlineExplanation,
  type DeadlineVersion,
  type PublishedRules,
  type Rules,
} from '../../sla';
import type { AppealEvent } from '../domain/events';
import type { Shown } from './visibility';

/** What did it, unless the caller may not know of it: then only when. */
type Act = Pick<ClockAct, 'at'> & Partial<ClockAct>;

export interface DeadlineView extends Omit<
  DeadlineExplanation,
  'versions' | 'intervals' | 'missed' | 'ended'
> {
  readonly id: DeadlineId;
  readonly versions: readonly (Omit<DeadlineVersion, 'by'> & { readonly by: Act })[];
  readonly intervals: readonly (Omit<ClockInterval, 'opened' | 'closed'> & {
    readonly opened: Act;
    readonly closed?: Act | undefined;
  })[];
  readonly missed?: Act | undefined;
  readonly ended?: (Act & Pick<NonNullable<DeadlineExplanation['ended']>, 'how'>) | undefined;
  /** Whole minutes in its own measure, negative when overdue; absent once nothing is owed. */
  readonly minutesLeft?: Minutes | undefined;
}

const clockEvent = ({ event, metadata, id }: Recorded<AppealEvent>): ClockEvent => ({
  at: metadata.occurredAt,
  eventId: id,
  type: event.type,
  clocks: event.data.clocks,
  missed: event.type === 'DeadlineMissed' ? event.data.deadline : undefined,
  since: event.type === 'DeadlineChanged' ? event.data.since : undefined,
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

/** What is in force, and every calendar that a deadline may name. */
export type Measuring = Rules & { readonly published: PublishedRules };

/** Every deadline that the events started, in order of start, each with where its time went, by acts that are shown. */
export function deadlinesOf(
  events: readonly Recorded<AppealEvent>[],
  now: Instant,
  rules: Measuring,
  shown: (recorded: Recorded<AppealEvent>) => Shown,
): readonly DeadlineView[] {
  const history = events.map(clockEvent);
  const named = (calendar: string) => rules.published.calendar.of(versionNamed(calendar));
  const hidden = new Set(events.filter((each) => shown(each) === 'nothing').map(({ id }) => id as string));
  return Object.values<Clock>(clocksOf(events)).map((clock) => ({
    id: clock.deadline.id,
    ...without(hidden, explainDeadline(clock.deadline.id, history, now, rules, named)),
    minutesLeft: left(clock, now, rules),
  }));
}

function without(hidden: ReadonlySet<string>, told: DeadlineExplanation) {
  const act = ({ at, eventId, type }: ClockAct): Act =>
    hidden.has(eventId) ? { at } : { at, eventId, type };
  return {
    ...told,
    versions: told.versions.map((version) => ({ ...version, by: act(version.by) })),
    intervals: told.intervals.map((interval) => ({
      ...interval,
      opened: act(interval.opened),
      closed: interval.closed && act(interval.closed),
    })),
    missed: told.missed && act(told.missed),
    ended: told.ended && { ...act(told.ended), how: told.ended.how },
  };
}
