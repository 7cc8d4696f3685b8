import type { DeadlineId } from '../../kernel/ids';
import type { Instant, Minutes } from '../../kernel/time';
import { millisOf } from '../../kernel/time';
import { hoursFor, nameOfCalendar, townNamed } from './calendar';
import type { Calendar } from './calendar-document';
import { accountFor, stoodStill, asWritten, type ChangeCause } from './account';
import { applyClocks } from './clocks';
import { MINUTE } from './day';
import { refusal } from './errors';
import type { Clock, ClockChanges, ClockStatus, Clocks, Deadline } from './model';
import type { Rules } from './policy';
import { isWorkingTime, measure } from './period';
import type { Pause } from './recompute';

/** One event of an appeal as far as its clocks go, in order. */
export interface ClockEvent {
  readonly at: Instant;
  readonly eventId: string;
  readonly type: string;
  readonly clocks?: ClockChanges | undefined;
  /** Of a DeadlineChanged: from when on what was published counts. */
  readonly since?: Instant | undefined;
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
 * not (`rested` counts as used). `minutes` in the measure of the deadline as it then was, by the calendar that it
 * then named; an open one counts up to now.
 */
export interface ClockInterval {
  readonly state: 'running' | 'paused' | 'rested';
  readonly opened: ClockAct;
  readonly closed?: ClockAct | undefined;
  readonly minutes: Minutes;
}

/** The deadline as an event wrote it. */
export interface DeadlineVersion {
  readonly by: ClockAct;
  readonly deadline: Deadline;
  /** Why it is another than before; none for the first. */
  readonly causes: readonly ChangeCause[];
  /** How much more is left by it than was by the one before, at that moment. */
  readonly moved: Minutes;
  /** The due time that the rules make of it; what was recorded, where a person decided it. */
  readonly counted: Instant;
}

/**
 * Where a deadline's time went. All minutes to the millisecond; always `granted + moved = used + paused + left`.
 */
export interface DeadlineExplanation {
  readonly deadline: Deadline;
  readonly status: ClockStatus;
  readonly measure: 'working' | 'calendar';
  /** The calendar that what is left was measured with. */
  readonly measuredWith: string;
  /** As started, and after each change: pauses made good, another owner, extensions, another policy or calendar. */
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
  /** Every recorded due time is the one that the events and the rules make. */
  readonly agrees: boolean;
  readonly missed?: ClockAct | undefined;
  readonly ended?: (ClockAct & { readonly how: 'met' | 'stopped' }) | undefined;
}

/** A moment at which the clock's status or its deadline became another. */
type Turn = ClockAct & {
  readonly clock: Clock;
  readonly before: Clock | undefined;
  /** Of what was published: from when on it counts. */
  readonly since: Instant | undefined;
};

/**
 * Follows one deadline through its appeal's events, by the same fold that decides.
 * @param now not before the last event
 * @param named the calendar that a deadline names; where it is not known, the one in force measures
 * @throws DomainError `sla/no-deadline` when no event started it
 */
export function explainDeadline(
  id: DeadlineId,
  history: readonly ClockEvent[],
  now: Instant,
  { calendar }: Pick<Rules, 'calendar'>,
  named: (calendar: string) => Calendar | undefined = () => undefined,
): DeadlineExplanation {
  const { turns, missed } = follow(id, history);
  const [first, last] = [turns[0], turns.at(-1)];
  if (first === undefined || last === undefined) throw refusal('sla/no-deadline', { id });
  const calendarOf = (deadline: Deadline): Calendar => named(deadline.calendar) ?? calendar;
  const minutes = (deadline: Deadline, from: Instant, to: Instant): Minutes =>
    (measure(deadline, millisOf(from), millisOf(to), hoursFor(deadline, calendarOf(deadline))) /
      MINUTE) as Minutes;
  const left = (deadline: Deadline, at: Instant): Minutes => minutes(deadline, at, deadline.dueAt);

  const over = hasEnded(last.clock) ? last : undefined;
  const intervals = intervalsOf(turns, over, now, minutes);
  const versions = versionsOf(turns, calendarOf, left);
  const total = (numbers: readonly number[]): Minutes => numbers.reduce((sum, n) => sum + n, 0) as Minutes;
  const spent = (paused: boolean): Minutes =>
    total(
      intervals.filter(({ state }) => (state === 'paused') === paused).map((interval) => interval.minutes),
    );
  const { deadline, status } = last.clock;
  return {
    deadline,
    status,
    measure: isWorkingTime(deadline.period) ? 'working' : 'calendar',
    measuredWith: nameOfCalendar(calendarOf(deadline), townNamed(deadline.calendar)),
    versions,
    intervals,
    granted: left(first.clock.deadline, first.clock.deadline.startedAt),
    moved: total(versions.map(({ moved }) => moved)),
    used: spent(false),
    paused: spent(true),
    left: left(deadline, over?.at ?? now),
    agrees: versions.every(({ counted, deadline: { dueAt } }) => counted === dueAt),
    ...(missed === undefined ? {} : { missed }),
    ...(over === undefined ? {} : { ended: { ...act(over), how: over.clock.status as 'met' | 'stopped' } }),
  };
}

const hasEnded = ({ status }: Clock): boolean => status === 'met' || status === 'stopped';

const stateOf = (clock: Clock): ClockInterval['state'] =>
  hasEnded(clock) ? 'rested' : clock.status === 'paused' ? 'paused' : 'running';

const act = ({ at, eventId, type }: ClockAct): ClockAct => ({ at, eventId, type });

/** Stretches of one state; within one, each version's part is measured by its own calendar. */
function intervalsOf(
  turns: readonly Turn[],
  over: Turn | undefined,
  now: Instant,
  minutes: (deadline: Deadline, from: Instant, to: Instant) => Minutes,
): readonly ClockInterval[] {
  const found: { state: ClockInterval['state']; opened: ClockAct; closed?: ClockAct; minutes: Minutes }[] =
    [];
  turns.forEach((turn, n) => {
    const open = found.at(-1);
    const goesOn = open !== undefined && turn.before !== undefined && isSameStretch(turn.before, turn.clock);
    if (!goesOn && open !== undefined) open.closed = act(turn);
    if (turn === over) return;
    const length = minutes(turn.clock.deadline, turn.at, turns[n + 1]?.at ?? now);
    if (goesOn) open.minutes = (open.minutes + length) as Minutes;
    else found.push({ state: stateOf(turn.clock), opened: act(turn), minutes: length });
  });
  return found;
}

const isSameStretch = (before: Clock, after: Clock): boolean =>
  before.status === after.status && before.pausedAt === after.pausedAt;

function versionsOf(
  turns: readonly Turn[],
  calendarOf: (deadline: Deadline) => Calendar,
  left: (deadline: Deadline, at: Instant) => Minutes,
): readonly DeadlineVersion[] {
  const pauses: Pause[] = [];
  const versions: DeadlineVersion[] = [];
  for (const { before, clock, since, ...by } of turns) {
    if (before?.deadline === clock.deadline) continue;
    const { deadline } = clock;
    if (before === undefined) {
      const counted = asWritten(deadline, calendarOf(deadline)).dueAt;
      versions.push({ by: act(by), deadline, causes: [], moved: 0 as Minutes, counted });
      continue;
    }
    const paused = stoodStill(before, clock) ? before.pausedAt : undefined;
    const from = since ?? by.at;
    if (paused) pauses.push({ from: paused, to: from });
    versions.push({
      by: act(by),
      deadline,
      moved: (left(deadline, by.at) - left(before.deadline, by.at)) as Minutes,
      ...accountFor(before, clock, { at: by.at, since }, pauses, calendarOf),
    });
    if (paused && from < by.at) pauses.push({ from, to: by.at });
  }
  return versions;
}

function follow(id: DeadlineId, history: readonly ClockEvent[]) {
  const turns: Turn[] = [];
  let clocks: Clocks = {};
  let missed: ClockAct | undefined;
  for (const event of history) {
    const before = clocks[id];
    clocks = applyClocks(clocks, event.clocks, event.at);
    const clock = clocks[id];
    if (clock !== undefined && clock !== before)
      turns.push({ ...act(event), clock, before, since: event.since });
    if (event.missed === id) missed ??= act(event);
  }
  return { turns, missed };
}
