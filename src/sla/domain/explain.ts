import type { DeadlineId } from '../../kernel/ids';
import type { Instant, Minutes } from '../../kernel/time';
import { millisOf } from '../../kernel/time';
import { nameOfCalendar } from './calendar';
import { applyClocks } from './clocks';
import { MINUTE } from './day';
import { refusal } from './errors';
import type { Clock, ClockChanges, ClockStatus, Clocks, Deadline, Rules } from './model';
import { isWorkingTime, measure } from './period';

/** One event of an appeal as far as its clocks go, in order. */
export interface ClockEvent {
  readonly at: Instant;
  readonly eventId: string;
  readonly type: string;
  readonly clocks?: ClockChanges | undefined;
  /** Of a DeadlineMissed: which. */
  readonly missed?: DeadlineId | undefined;
}

/** The event that did it. */
export interface ClockAct {
  readonly at: Instant;
  readonly eventId: string;
  readonly type: string;
}

/**
 * A stretch in which the clock ran, was paused, or rested because the matter had been resolved and then was
 * not (`rested` counts as used). `minutes` in the deadline's measure; an open one counts up to now.
 */
export interface ClockInterval {
  readonly state: 'running' | 'paused' | 'rested';
  readonly opened: ClockAct;
  readonly closed?: ClockAct | undefined;
  readonly minutes: Minutes;
}

/** The deadline as an event wrote it; `moved` is how far that event moved its due time. */
export interface DeadlineVersion {
  readonly by: ClockAct;
  readonly deadline: Deadline;
  readonly moved: Minutes;
}

/**
 * Where a deadline's time went. All minutes are in its own measure (`working` or `calendar`), to the millisecond;
 * always `granted + moved = used + paused + left`.
 */
export interface DeadlineExplanation {
  readonly deadline: Deadline;
  readonly status: ClockStatus;
  readonly measure: 'working' | 'calendar';
  /** The calendar that the minutes here were measured with; the instants are those of the events. */
  readonly measuredWith: string;
  /** As started, and after each change: pauses made good, another owner, extensions. */
  readonly versions: readonly DeadlineVersion[];
  readonly intervals: readonly ClockInterval[];
  /** From start to the first due time. */
  readonly granted: Minutes;
  /** What later versions added. */
  readonly moved: Minutes;
  readonly used: Minutes;
  readonly paused: Minutes;
  /** Up to the due time, from its end or from now; negative when late. */
  readonly left: Minutes;
  readonly missed?: ClockAct | undefined;
  readonly ended?: (ClockAct & { readonly how: 'met' | 'stopped' }) | undefined;
}

type Turn = ClockAct & { readonly status: ClockStatus };

/**
 * Follows one deadline through its appeal's events, by the same fold that decides.
 * @param now not before the last event
 * @throws DomainError `sla/no-deadline` when no event started it
 */
export function explainDeadline(
  id: DeadlineId,
  history: readonly ClockEvent[],
  now: Instant,
  rules: Rules,
): DeadlineExplanation {
  const { turns, writings, clock, missed } = follow(id, history);
  const first = writings[0]?.deadline;
  const last = turns.at(-1);
  if (clock === undefined || first === undefined || last === undefined)
    throw refusal('sla/no-deadline', { id });
  const minutes = (from: Instant, to: Instant): Minutes =>
    (measure(first, millisOf(from), millisOf(to), rules.calendar.hours) / MINUTE) as Minutes;

  const over = last.status === 'met' || last.status === 'stopped';
  const stretches = over ? turns.slice(0, -1) : turns;
  const intervals = stretches.map((turn, n): ClockInterval => {
    const next = turns[n + 1];
    return {
      state: stateOf[turn.status],
      opened: act(turn),
      ...(next === undefined ? {} : { closed: act(next) }),
      minutes: minutes(turn.at, next?.at ?? now),
    };
  });
  const total = (counts: (interval: ClockInterval) => boolean): Minutes =>
    intervals.filter(counts).reduce((sum, interval) => sum + interval.minutes, 0) as Minutes;

  return {
    deadline: clock.deadline,
    status: clock.status,
    measure: isWorkingTime(first.period) ? 'working' : 'calendar',
    measuredWith: nameOfCalendar(rules.calendar),
    versions: writings.map(({ by, deadline }, n) => ({
      by,
      deadline,
      moved: minutes(writings[n - 1]?.deadline.dueAt ?? deadline.dueAt, deadline.dueAt),
    })),
    intervals,
    granted: minutes(first.startedAt, first.dueAt),
    moved: minutes(first.dueAt, clock.deadline.dueAt),
    used: total(({ state }) => state !== 'paused'),
    paused: total(({ state }) => state === 'paused'),
    left: minutes(over ? last.at : now, clock.deadline.dueAt),
    ...(missed === undefined ? {} : { missed }),
    ...(over ? { ended: { ...act(last), how: last.status } } : {}),
  };
}

const stateOf: Readonly<Record<ClockStatus, ClockInterval['state']>> = {
  running: 'running',
  paused: 'paused',
  met: 'rested',
  stopped: 'rested',
};

const act = ({ at, eventId, type }: ClockAct): ClockAct => ({ at, eventId, type });

interface Trail {
  /** Each change of status. */
  readonly turns: readonly Turn[];
  readonly writings: readonly { readonly by: ClockAct; readonly deadline: Deadline }[];
  readonly clock: Clock | undefined;
  readonly missed: ClockAct | undefined;
}

function follow(id: DeadlineId, history: readonly ClockEvent[]): Trail {
  const turns: Turn[] = [];
  const writings: { by: ClockAct; deadline: Deadline }[] = [];
  let clocks: Clocks = {};
  let missed: ClockAct | undefined;
  for (const event of history) {
    const before = clocks[id];
    clocks = applyClocks(clocks, event.clocks, event.at);
    const after = clocks[id];
    if (after !== undefined && after.deadline !== before?.deadline)
      writings.push({ by: act(event), deadline: after.deadline });
    if (after !== undefined && after.status !== before?.status)
      turns.push({ ...act(event), status: after.status });
    if (event.missed === id) missed ??= act(event);
  }
  return { turns, writings, clock: clocks[id], missed };
}
