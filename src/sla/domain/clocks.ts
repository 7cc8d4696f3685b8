import type { DeadlineId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { NO_SUBJECT, deadlineId } from './deadlines';
import type { Clock, ClockChanges, Clocks, Deadline, DeadlineKind } from './model';

/**
 * The clocks after an event's changes; the same object when there are none. Total, and so that an event always
 * leaves one clear state behind:
 * - `met`, `stopped` end a clock that is owed; one that has ended keeps its first end.
 * - `started`, `changed` set the deadline running, whatever the clock was: a paused one resumes, an ended one is
 *   owed again (a rejected resolution), a miss stays missed.
 * - `paused` pauses a running clock; a paused one keeps its first pause, an ended one stays ended.
 * - An unknown id in `met`, `stopped`, `paused` has no clock to change and makes none.
 * Ends come before starts, so that one event may replace a deadline, and pauses last, so that one may change a
 * deadline that stays paused.
 */
export function applyClocks(clocks: Clocks, changes: ClockChanges | undefined, at: Instant): Clocks {
  if (changes === undefined) return clocks;
  const after: Record<DeadlineId, Clock> = { ...clocks };
  const alter = (ids: readonly DeadlineId[] | undefined, change: (clock: Clock) => Clock): void => {
    for (const id of ids ?? []) {
      const clock = after[id];
      if (clock !== undefined) after[id] = change(clock);
    }
  };
  const run = (deadlines: readonly Deadline[] | undefined): void => {
    for (const deadline of deadlines ?? []) after[deadline.id] = runningAgain(after[deadline.id], deadline);
  };
  alter(changes.met, (clock) => ended(clock, 'met', at));
  alter(changes.stopped, (clock) => ended(clock, 'stopped', at));
  run(changes.changed);
  run(changes.started);
  alter(changes.paused, (clock) =>
    clock.status === 'running' ? { ...clock, status: 'paused', pausedAt: at } : clock,
  );
  return after;
}

const ended = (clock: Clock, status: 'met' | 'stopped', at: Instant): Clock =>
  isOwed(clock) ? { ...clock, status, endedAt: at } : clock;

const runningAgain = (clock: Clock | undefined, deadline: Deadline): Clock => ({
  deadline,
  status: 'running',
  // Named, so that a copy with one of them changed is a quick copy.
  pausedAt: undefined,
  missedAt: clock?.missedAt,
  endedAt: undefined,
});

/** Marks a deadline missed and lets it run on; the first miss stands, an unknown id changes nothing. */
export function recordMiss(clocks: Clocks, id: DeadlineId, at: Instant): Clocks {
  const clock = clocks[id];
  return clock === undefined || clock.missedAt !== undefined
    ? clocks
    : { ...clocks, [id]: { ...clock, missedAt: at } };
}

/** Still to be done: running or paused. */
export const isOwed = (clock: Clock): boolean => clock.status === 'running' || clock.status === 'paused';

const all = (clocks: Clocks): readonly Clock[] => Object.values<Clock>(clocks);

/** In order of start. */
export const running = (clocks: Clocks): readonly Clock[] =>
  all(clocks).filter(({ status }) => status === 'running');

/** Running, overdue and not yet recorded as missed; the soonest due first. */
export const missesDue = (clocks: Clocks, now: Instant): readonly Clock[] =>
  running(clocks)
    .filter(({ deadline, missedAt }) => missedAt === undefined && deadline.dueAt <= now)
    .sort((a, b) => order(a.deadline.dueAt, b.deadline.dueAt) || order(a.deadline.id, b.deadline.id));

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Running or paused; the latest started, where there are several of a kind. */
export const owedOfKind = (clocks: Clocks, kind: DeadlineKind): Clock | undefined =>
  all(clocks).findLast((clock) => clock.deadline.kind === kind && isOwed(clock));

/** The ordinal for the next deadline of this kind and subject in a round, from 1. */
export function nextOrdinal(
  clocks: Clocks,
  round: number,
  kind: DeadlineKind,
  subject: string = NO_SUBJECT,
): number {
  let ordinal = 1;
  while (clocks[deadlineId(round, kind, subject, ordinal)] !== undefined) ordinal++;
  return ordinal;
}
