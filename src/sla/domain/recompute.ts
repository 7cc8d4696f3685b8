import type { Urgency } from '../../catalogue';
import type { RegionCode } from '../../kernel/ids';
import type { Tier } from '../../kernel/tier';
import type { Instant } from '../../kernel/time';
import { instantOf, millisOf } from '../../kernel/time';
import { NO_CALENDAR, hoursFor, nameOfCalendar, townNamed } from './calendar';
import type { Calendar, WorkingTime } from './calendar-document';
import { endBeforeRoll, ending, policyNamed, resumeDeadline } from './changes';
import { isOwed } from './clocks';
import { DAY, dayAfter, dayAt, midnightOf, type DayNumber } from './day';
import { dueAtEnd, warningsOf, within } from './deadlines';
import { chosenKinds, type Clock, type Deadline, type Period } from './model';
import { endAfter, endOf, isRollable, isWorkingTime } from './period';
import type { PolicyRule, Rules } from './policy';

export interface Pause {
  readonly from: Instant;
  readonly to: Instant;
}

/** A policy or a calendar that is published over running deadlines. */
export interface Published {
  readonly at: Instant;
  /** What the deadline names, not what was in force last: what moved nothing was not written. */
  readonly was: Rules;
  readonly is: Rules;
  readonly urgency: Urgency;
  readonly tier?: Tier | undefined;
  /** The owner's, for a deadline that no calendar moved so far. */
  readonly town?: RegionCode | undefined;
  /** Those that have ended. */
  readonly pauses: readonly Pause[];
}

export interface Recomputed {
  readonly deadline: Deadline;
  readonly causes: readonly ('policy' | 'calendar')[];
}

/**
 * What publishing makes of a deadline that is owed; `undefined` when it stays as it is, as one that was missed, or will be found so, does.
 * What was used is kept, pauses included: time before `at` stays measured as it was, what is left runs on under the
 * new calendar. A new period counts from the start, less what stood still, and is over at `at` when that is used up
 * already. A paused clock's pause so far is made good; the event must pause it again.
 */
export function recompute(clock: Clock, published: Published): Recomputed | undefined {
  const { at, was, is, urgency, town, pauses } = published;
  if (clock.missedAt !== undefined || !isOwed(clock)) return undefined;
  if (clock.status === 'running' && clock.deadline.dueAt <= at) return undefined;
  const resumed = resumeDeadline(clock, at, was);
  const causes: Recomputed['causes'][number][] = [];
  let deadline = resumed;
  const rule = changedRule(resumed, published);
  if (rule !== undefined) {
    const stood = clock.pausedAt === undefined ? pauses : [...pauses, { from: clock.pausedAt, to: at }];
    const rolls = urgency !== 'critical' && isRollable(rule.period);
    const policy = `${policyNamed(resumed)}@${is.policies.version}`;
    deadline = recounted({ ...resumed, policy }, rule, rolls, stood, at, was.calendar, town);
    causes.push('policy');
  }
  const carried = carry(deadline, at, was.calendar, is.calendar);
  // A pause so far that would count otherwise is made good now, or resuming would count all of it anew.
  if (isMoved(deadline, carried) || isMoved(resumed, resumeDeadline(clock, at, is))) {
    deadline = carried;
    causes.push('calendar');
  }
  return causes.length === 0 ? undefined : { deadline, causes };
}

/** The rule that the deadline follows, as it is now, when it says something else. What a person chose follows none. */
function changedRule(deadline: Deadline, { was, is, urgency, tier }: Published): PolicyRule | undefined {
  if (chosenKinds.includes(deadline.kind)) return undefined;
  const [before, after] = [was, is].map(({ policies }) =>
    policies.rule(policyNamed(deadline), deadline.kind, urgency, tier),
  );
  // A deadline that an urgency raised later left alone follows the rule of the urgency before: it stays.
  if (before === undefined || after === undefined || !same(before.period, deadline.period)) return undefined;
  const warnings = ({ warnAtPercent }: PolicyRule): string => warnAtPercent.join();
  return same(before.period, after.period) && warnings(before) === warnings(after) ? undefined : after;
}

const same = (a: Period, b: Period): boolean => a.unit === b.unit && a.amount === b.amount;

/** Another period from the start on, with the extensions granted and without the time it stood still. */
export function recounted(
  deadline: Deadline,
  rule: Pick<PolicyRule, 'period' | 'warnAtPercent'>,
  rolls: boolean,
  pauses: readonly Pause[],
  at: Instant,
  calendar: Calendar,
  town = townNamed(deadline.calendar),
): Deadline {
  const { period } = rule;
  const { rolledFrom: _, ...kept } = deadline;
  const hours = calendar.hoursOf(town);
  const from = deadline.countsFrom ?? deadline.startedAt;
  const byCalendar = rolls || isWorkingTime(period);
  const granted = (deadline.extensions ?? []).reduce(
    (end, extension) => endAfter(extension, end, hours),
    endOf(period, millisOf(from), hours),
  );
  const anew: Deadline = {
    ...kept,
    ...dueAtEnd(granted, rolls, byCalendar, hours),
    warnAt: warningsOf(rule, period, millisOf(from), granted, hours),
    calendar: byCalendar ? nameOfCalendar(calendar, town) : NO_CALENDAR,
    period,
  };
  const { rolledFrom, ...due } = pauses
    .filter((pause) => pause.from >= from)
    .reduce<Deadline>(
      (sofar, pause) =>
        resumeDeadline({ deadline: sofar, status: 'paused', pausedAt: pause.from }, pause.to, { calendar }),
      anew,
    );
  if (due.dueAt <= at) return { ...due, dueAt: at };
  return within(rolledFrom === undefined ? due : { ...due, rolledFrom }, deadline.notAfter);
}

/** The deadline under another calendar from `at` on: as much is left of it as was, working days as whole ones. */
export function carry(deadline: Deadline, at: Instant, was: Calendar, is: Calendar): Deadline {
  if (was === is || deadline.calendar === NO_CALENDAR || deadline.dueAt <= at) return deadline;
  const [before, after] = [hoursFor(deadline, was), hoursFor(deadline, is)];
  const { unit } = deadline.period;
  const firstDay = Math.max(
    dayAt(millisOf(at)),
    dayAfter(dayAt(millisOf(deadline.countsFrom ?? deadline.startedAt))),
  );
  const moved = (instant: Instant): number => {
    const moment = millisOf(instant);
    if (instant <= at || !isWorkingTime(deadline.period)) return moment;
    if (unit !== 'working-days') return after.after(millisOf(at), before.between(millisOf(at), moment));
    const carried = inDays(moment, firstDay as DayNumber, before, after);
    // Closed earlier today than it is now: the next working day's close.
    return carried > millisOf(at) ? carried : after.closeAfter(millisOf(at), 1);
  };
  const { notAfter } = deadline;
  return {
    ...ending(deadline, moved(endBeforeRoll(deadline)), is, (warn) =>
      warn <= at ? warn : instantOf(moved(warn)),
    ),
    ...(notAfter === undefined ? {} : { notAfter: instantOf(moved(notAfter)) }),
  };
}

/** The moment as many working days after `firstDay` began, and as far into its day; a day's close stays a close. */
function inDays(moment: number, firstDay: DayNumber, before: WorkingTime, after: WorkingTime): number {
  const eve = midnightOf(firstDay) - 1;
  const days = before.daysBetween(eve, moment - 1);
  const midnight = midnightOf(dayAt(moment - 1));
  const worked = before.between(midnight, moment);
  if (worked === before.between(midnight, midnight + DAY)) return after.closeAfter(eve, days);
  return after.after(days === 1 ? midnightOf(firstDay) : after.closeAfter(eve, days - 1), worked);
}

const isMoved = (a: Deadline, b: Deadline): boolean =>
  a.dueAt !== b.dueAt || a.provisional !== b.provisional || a.warnAt.join() !== b.warnAt.join();
