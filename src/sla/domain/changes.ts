import type { Urgency } from '../../catalogue';
import type { Instant } from '../../kernel/time';
import { instantOf, millisOf } from '../../kernel/time';
import { NO_CALENDAR, hoursFor, nameOfCalendar, townNamed } from './calendar';
import type { Calendar } from './calendar-document';
import { dueAtEnd, startDeadline, within, type StartDeadline } from './deadlines';
import { refusal } from './errors';
import type { Clock, Deadline, DeadlineOwner, Period } from './model';
import type { Rules } from './policy';
import { advance, countsFrom, endAfter, isWorkingTime, measure } from './period';

/**
 * The deadline of a paused clock as it runs on from `at`: later by exactly the working time (or, for a calendar
 * period, the time) that was paused, and its warning points ahead with it. So whole working days that were paused
 * move the due day by as many, and a part of a day moves the due time within it. A clock that is not paused keeps
 * its deadline.
 */
export function resumeDeadline(clock: Clock, at: Instant, { calendar }: Pick<Rules, 'calendar'>): Deadline {
  const { deadline, pausedAt } = clock;
  if (pausedAt === undefined) return deadline;
  const hours = hoursFor(deadline, calendar);
  const paused = measure(deadline, millisOf(pausedAt), millisOf(at), hours);
  const later = (instant: Instant): number => advance(deadline, millisOf(instant), paused, hours);
  // A warning that is behind has been given: it stays where it was, or it would be given twice.
  const { notAfter } = deadline;
  return {
    ...ending(deadline, later(endBeforeRoll(deadline)), calendar, (warn) =>
      warn <= pausedAt ? warn : instantOf(later(warn)),
    ),
    ...(notAfter === undefined ? {} : { notAfter: instantOf(later(notAfter)) }),
  };
}

/**
 * 延期: so much more, counted from where the period ended; working days as whole ones, to the close of the last.
 * A share of the period that is over becomes a smaller share of the longer one, and its warning may come again.
 * @throws DomainError `sla/no-rule`, `sla/due-too-late` with the `latest` instant that the policy allows
 */
export function extendDeadline(
  deadline: Deadline,
  by: Period,
  { at, urgency }: { readonly at: Instant; readonly urgency: Urgency },
  { policies, calendar }: Rules,
): Deadline {
  const cap = policies.policy(policyNamed(deadline))?.extension?.[urgency];
  if (cap === undefined) throw refusal('sla/no-rule', { policy: deadline.policy, extension: urgency });
  const hours = hoursFor(deadline, calendar);
  const from = millisOf(endBeforeRoll(deadline));
  const latest = endAfter(cap, from, hours);
  if (endAfter(by, from, hours) > latest)
    throw refusal('sla/due-too-late', { kind: deadline.kind, latest: instantOf(latest) });
  return extended(deadline, by, at, calendar);
}

export function extended(deadline: Deadline, by: Period, at: Instant, calendar: Calendar): Deadline {
  const hours = hoursFor(deadline, calendar);
  const start = countsFrom(deadline.period, millisOf(deadline.countsFrom ?? deadline.startedAt));
  const from = millisOf(endBeforeRoll(deadline));
  const end = endAfter(by, from, hours);
  const length = measure(deadline, start, from, hours);
  const share = length > 0 ? measure(deadline, from, end, hours) / length : 0;
  const stretched = (warn: Instant): Instant => {
    const gone = measure(deadline, start, millisOf(warn), hours);
    const later = instantOf(advance(deadline, millisOf(warn), Math.round(gone * share), hours));
    return later <= at ? warn : later;
  };
  const extensions = [...(deadline.extensions ?? []), by];
  return { ...ending(deadline, end, calendar, stretched), extensions };
}

/**
 * What a raised urgency makes of a running deadline: the new period from the moment of raising, which `input` starts,
 * and never a later due time.
 */
export function hastenDeadline(deadline: Deadline, input: StartDeadline, rules: Rules): Deadline {
  const anew = startDeadline(input, rules);
  if (anew.dueAt >= deadline.dueAt) return deadline;
  const { id, owner, startedAt } = deadline;
  return { ...anew, id, owner, startedAt, countsFrom: input.at };
}

/** Due with what it serves, where it would be due after that: no warning comes later. */
export const dueWithin = (deadline: Deadline, notAfter: Instant): Deadline =>
  deadline.dueAt <= notAfter
    ? deadline
    : { ...within(deadline, notAfter), notAfter, warnAt: deadline.warnAt.filter((warn) => warn < notAfter) };

export const handOver = (deadline: Deadline, owner: DeadlineOwner): Deadline => ({ ...deadline, owner });

/** Where the period ended, before a day off rolled it on: everything that moves a deadline moves this. */
export const endBeforeRoll = ({ rolledFrom, dueAt }: Deadline): Instant => rolledFrom ?? dueAt;

export const policyNamed = ({ policy }: Deadline): string => policy.slice(0, policy.lastIndexOf('@'));

/** The deadline with its period ending elsewhere, under this calendar. */
export function ending(
  deadline: Deadline,
  end: number,
  calendar: Calendar,
  warning: (warn: Instant) => Instant,
): Deadline {
  const { rolledFrom: _, ...kept } = deadline;
  const byCalendar = deadline.calendar !== NO_CALENDAR;
  const rolls = byCalendar && !isWorkingTime(deadline.period);
  return {
    ...kept,
    ...dueAtEnd(end, rolls, byCalendar, hoursFor(deadline, calendar)),
    warnAt: deadline.warnAt.map(warning),
    calendar: byCalendar ? nameOfCalendar(calendar, townNamed(deadline.calendar)) : NO_CALENDAR,
  };
}
