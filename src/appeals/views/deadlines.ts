import type { Recorded } from '../../kernel/event';
import type { DeadlineId } from '../../kernel/ids';
import type { Instant, Minutes } from '../../kernel/time';
import {
  applyClocks,
  explainDeadline,
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
import type { Perspective } from './perspective';
import { isShown, shownTo } from './visibility';

/** What did it, unless the caller may not know of it: then only when. */
type Act = Pick<ClockAct, 'at'> & Partial<ClockAct>;

export interface DeadlineView extends Omit<
  DeadlineExplanation,
  'versions' | 'intervals' | 'missed' | 'ended' | 'left'
> {
  readonly id: DeadlineId;
  readonly versions: readonly (Omit<DeadlineVersion, 'by'> & { readonly by: Act })[];
  readonly intervals: readonly (Omit<ClockInterval, 'opened' | 'closed'> & {
    readonly opened: Act;
    readonly closed?: Act | undefined;
  })[];
  readonly missed?: Act | undefined;
  readonly ended?: (Act & Pick<NonNullable<DeadlineExplanation['ended']>, 'how'>) | undefined;
  /** The due time that passed, as rows say it; `missed` is when that was recorded. */
  readonly missedAt?: Instant | undefined;
  /** In its own measure, rounded down, negative when overdue; of one that is over, what was left then. */
  readonly minutesLeft: Minutes;
}

export const clockEvent = ({ event, metadata, id }: Recorded<AppealEvent>): ClockEvent => ({
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

const whole = (minutes: Minutes): Minutes => Math.round(minutes) as Minutes;

/** In whole minutes, as people count them, which still add up: granted and moved are used, paused and left. */
function inMinutes({ left, ...told }: DeadlineExplanation) {
  const [granted, moved, paused] = [whole(told.granted), whole(told.moved), whole(told.paused)];
  const minutesLeft = Math.floor(left) as Minutes;
  return {
    ...told,
    versions: told.versions.map((version) => ({ ...version, moved: whole(version.moved) })),
    // What still runs shows the minute that has begun, as what is left no longer holds it.
    intervals: told.intervals.map((interval) => ({
      ...interval,
      minutes: interval.closed ? whole(interval.minutes) : (Math.ceil(interval.minutes) as Minutes),
    })),
    ...{ granted, moved, paused, minutesLeft },
    used: (granted + moved - paused - minutesLeft) as Minutes,
  };
}

/** What is in force, and every calendar that a deadline may name. */
export type Measuring = Rules & { readonly published: PublishedRules };

/** Every deadline that the events started and this side may know of, in order of start, each with where its time went. */
export function deadlinesOf(
  events: readonly Recorded<AppealEvent>[],
  now: Instant,
  rules: Measuring,
  perspective: Perspective,
): readonly DeadlineView[] {
  const shown = shownTo(perspective, events);
  const history = events.map(clockEvent);
  const named = (calendar: string) => rules.published.calendar.of(versionNamed(calendar));
  const hidden = new Set(events.filter((each) => shown(each) === 'nothing').map(({ id }) => id as string));
  const clocks = Object.values<Clock>(clocksOf(events));
  const told = clocks.filter(({ deadline: { id } }) => isShown(id, perspective));
  return told.map((clock) => ({
    id: clock.deadline.id,
    ...without(hidden, inMinutes(explainDeadline(clock.deadline.id, history, now, rules, named))),
    missedAt: clock.missedAt,
  }));
}

function without(hidden: ReadonlySet<string>, told: ReturnType<typeof inMinutes>) {
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
