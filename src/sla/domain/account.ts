import type { Instant } from '../../kernel/time';
import { millisOf } from '../../kernel/time';
import { NO_CALENDAR, hoursFor, townNamed } from './calendar';
import type { Calendar } from './calendar-document';
import { extended, resumeDeadline } from './changes';
import { dueAtEnd, within } from './deadlines';
import type { Clock, Deadline } from './model';
import { endOf, isWorkingTime } from './period';
import { carry, recounted, type Pause } from './recompute';

/** Why an event wrote a deadline anew; what `moved` it lies with a person or another appeal. */
export const changeCauses = [
  'resumed',
  'owed-again',
  'handed-over',
  'extended',
  'hastened',
  'policy',
  'calendar',
  'capped',
  'moved',
] as const;
export type ChangeCause = (typeof changeCauses)[number];

/**
 * What made one version of a deadline of the version before, and when it is due by the rules for that.
 * @param since of what was published: from when on it counts, not after `at`
 */
export function accountFor(
  before: Clock,
  after: Clock,
  { at, since }: { readonly at: Instant; readonly since?: Instant | undefined },
  pauses: readonly Pause[],
  calendarOf: (deadline: Deadline) => Calendar,
): { readonly causes: readonly ChangeCause[]; readonly counted: Instant } {
  const now = after.deadline;
  const from = since ?? at;
  const [was, is] = [calendarOf(before.deadline), calendarOf(now)];
  const causes: ChangeCause[] = [];
  let counted = before.deadline;
  const because = (cause: ChangeCause, deadline: Deadline = counted): void => {
    causes.push(cause);
    counted = deadline;
  };
  // What is published over a paused clock, or merged into it, leaves it paused: its pause so far was made good by the calendar before.
  const stays = after.status === 'paused';
  if (stoodStill(before, after))
    because('resumed', resumeDeadline(before, from, { calendar: stays ? was : is }));
  if (before.endedAt !== undefined) because('owed-again');
  if (now.owner !== counted.owner) because('handed-over');
  const longer = now.extensions?.[counted.extensions?.length ?? 0];
  const isPeriodKept = now.period.unit === counted.period.unit && now.period.amount === counted.period.amount;
  const raisedAgain = now.countsFrom === at && now.policy === counted.policy && !isPeriodKept;
  if (now.countsFrom !== counted.countsFrom || raisedAgain) because('hastened', asWritten(now, is));
  else if (longer !== undefined) because('extended', extended(counted, longer, at, is));
  else {
    const rolls = now.calendar !== NO_CALENDAR && !isWorkingTime(now.period);
    const rule = { period: now.period, warnAtPercent: [] };
    if (now.policy !== counted.policy)
      because('policy', recounted(counted, rule, rolls, pauses, from, was, townNamed(now.calendar)));
    if (now.calendar !== counted.calendar) because('calendar', carry(counted, from, was, is));
  }
  // From then on it has stood still by what was published; also for no time at all, where that closes the very moment.
  if (stays && since !== undefined)
    counted = resumeDeadline({ ...before, deadline: counted, pausedAt: since }, at, { calendar: is });
  if (now.notAfter === now.dueAt && counted.dueAt > now.dueAt) because('capped', now);
  const isRuled = (cause: ChangeCause) => cause !== 'handed-over' && !(stays && cause === 'resumed');
  if (counted.dueAt !== now.dueAt && !causes.some(isRuled)) because('moved', now);
  return { causes, counted: counted.dueAt };
}

/** Also one that was ended while it stood still, and stands still again: that end did not hold. */
export const stoodStill = (before: Clock, after: Clock): boolean =>
  before.status === 'paused' ||
  (before.endedAt !== undefined && before.pausedAt !== undefined && after.status === 'paused');

/** When a deadline is due that runs from its start, or from where the urgency was raised. */
export function asWritten(deadline: Deadline, calendar: Calendar): Deadline {
  const hours = hoursFor(deadline, calendar);
  const end = endOf(deadline.period, millisOf(deadline.countsFrom ?? deadline.startedAt), hours);
  const byCalendar = deadline.calendar !== NO_CALENDAR;
  const due = dueAtEnd(end, byCalendar && !isWorkingTime(deadline.period), byCalendar, hours);
  return { ...deadline, ...within(due, deadline.notAfter) };
}
