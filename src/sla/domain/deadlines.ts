import type { Urgency } from '../../catalogue';
import type { DeadlineId } from '../../kernel/ids';
import type { Tier } from '../../kernel/tier';
import type { Instant, Minutes } from '../../kernel/time';
import { instantOf, millisOf } from '../../kernel/time';
import { nameOfCalendar } from './calendar';
import { DAY, MINUTE } from './day';
import { refusal } from './errors';
import type {
  Calendar,
  Clock,
  Deadline,
  DeadlineKind,
  DeadlineOwner,
  Period,
  PolicyRule,
  Rules,
  WindowName,
} from './model';
import { advance, calendarLength, endOf, isWorkingTime, measure } from './period';
import { ruleOf } from './policies';

/** The subject of a deadline that is about the appeal itself. */
export const NO_SUBJECT = '-';

export interface StartDeadline {
  readonly round: number;
  readonly kind: DeadlineKind;
  readonly subject?: string | undefined;
  /** From 1; see `nextOrdinal`. */
  readonly ordinal?: number | undefined;
  readonly owner: DeadlineOwner;
  readonly at: Instant;
  /** Name of the policy. */
  readonly policy: string;
  readonly urgency: Urgency;
  readonly tier?: Tier | undefined;
}

export const deadlineId = (round: number, kind: DeadlineKind, subject: string, ordinal: number): DeadlineId =>
  `${round}/${kind}/${subject}/${ordinal}` as DeadlineId;

/** @throws DomainError `sla/no-rule` when the policy is not there or says nothing of this kind */
export function startDeadline(input: StartDeadline, rules: Rules): Deadline {
  const rule = ruleFor(input, rules);
  const { hours } = rules.calendar;
  const start = millisOf(input.at);
  const rolls = input.urgency !== 'critical' && isRollable(rule.period);
  const due = dueOf(endOf(rule.period, start, hours), rolls, rules.calendar);
  return written(input, rule, rule.period, due, isWorkingTime(rule.period) || rolls, rules);
}

/**
 * A deadline whose due time a person chose, such as a revisit: calendar time that no holiday moves, at most as long
 * as the policy's period for its kind.
 * @throws DomainError `sla/no-rule`, `sla/due-before-start`, `sla/due-too-late` with the `latest` instant
 */
export function startDeadlineAt(input: StartDeadline & { readonly dueAt: Instant }, rules: Rules): Deadline {
  const rule = ruleFor(input, rules);
  const start = millisOf(input.at);
  const due = millisOf(input.dueAt);
  if (due <= start) throw refusal('sla/due-before-start', { kind: input.kind, dueAt: input.dueAt });
  const latest = endOf(rule.period, start, rules.calendar.hours);
  if (due > latest) throw refusal('sla/due-too-late', { kind: input.kind, latest: instantOf(latest) });
  const period: Period = { unit: 'minutes', amount: (due - start) / MINUTE };
  return written(input, rule, period, { due, rolledFrom: undefined }, false, rules);
}

/**
 * The deadline of a paused clock as it runs on from `at`: later by exactly the working time (or, for a calendar
 * period, the time) that was paused, and its warning points ahead with it. Used time stays used, also when the
 * calendar in force is another by now. A clock that is not paused keeps its deadline.
 */
export function resumeDeadline(clock: Clock, at: Instant, rules: Rules): Deadline {
  const { deadline, pausedAt } = clock;
  if (pausedAt === undefined) return deadline;
  const { hours } = rules.calendar;
  const paused = measure(deadline, millisOf(pausedAt), millisOf(at), hours);
  const later = (instant: Instant): number => advance(deadline, millisOf(instant), paused, hours);
  const { rolledFrom, ...kept } = deadline;
  const byCalendar = deadline.calendar !== 'none';
  const rolls = byCalendar && !isWorkingTime(deadline.period);
  const end = dueOf(later(rolledFrom ?? deadline.dueAt), rolls, rules.calendar);
  return {
    ...kept,
    dueAt: instantOf(end.due),
    // A warning that is behind has been given: it stays where it was, or it would be given twice.
    warnAt: deadline.warnAt.map((warn) => (warn <= pausedAt ? warn : instantOf(later(warn)))),
    calendar: byCalendar ? nameOfCalendar(rules.calendar) : 'none',
    provisional: byCalendar && end.due >= hours.horizon,
    ...(end.rolledFrom === undefined ? {} : { rolledFrom: end.rolledFrom }),
  };
}

export const handOver = (deadline: Deadline, owner: DeadlineOwner): Deadline => ({ ...deadline, owner });

/** Until when a person may still do this; windows that grant time roll off days off, the pause between urges does not. */
export function windowEnd(window: WindowName, from: Instant, policy: string, rules: Rules): Instant {
  const period = rules.policies.policy(policy)?.windows[window];
  if (period === undefined) throw refusal('sla/no-rule', { policy, window });
  const end = endOf(period, millisOf(from), rules.calendar.hours);
  return instantOf(dueOf(end, window !== 'urge' && isRollable(period), rules.calendar).due);
}

/** Whole minutes left in the deadline's own measure, working or calendar, rounded down: negative exactly when overdue. */
export const minutesLeft = (deadline: Deadline, now: Instant, calendar: Calendar): Minutes =>
  Math.floor(measure(deadline, millisOf(now), millisOf(deadline.dueAt), calendar.hours) / MINUTE) as Minutes;

interface End {
  readonly due: number;
  readonly rolledFrom: Instant | undefined;
}

/** A calendar period of a day or more; shorter ones mean the very hour. */
const isRollable = (period: Period): boolean => !isWorkingTime(period) && calendarLength(period) >= DAY;

function dueOf(end: number, rolls: boolean, calendar: Calendar): End {
  const due = rolls ? calendar.hours.rollOffDayOff(end) : end;
  return { due, rolledFrom: due === end ? undefined : instantOf(end) };
}

function ruleFor(input: StartDeadline, rules: Rules): PolicyRule {
  const policy = rules.policies.policy(input.policy);
  const rule = policy && ruleOf(policy, input.kind, input.urgency, input.tier);
  if (rule === undefined) {
    const { policy: name, kind, urgency, tier } = input;
    throw refusal('sla/no-rule', { policy: name, kind, urgency, tier });
  }
  return rule;
}

function written(
  input: StartDeadline,
  rule: PolicyRule,
  period: Period,
  { due, rolledFrom }: End,
  byCalendar: boolean,
  rules: Rules,
): Deadline {
  const { policies, calendar } = rules;
  const start = millisOf(input.at);
  const deadline = {
    id: deadlineId(input.round, input.kind, input.subject ?? NO_SUBJECT, input.ordinal ?? 1),
    kind: input.kind,
    owner: input.owner,
    startedAt: input.at,
    dueAt: instantOf(due),
    warnAt: [] as readonly Instant[],
    policy: `${input.policy}@${policies.version}`,
    calendar: byCalendar ? nameOfCalendar(calendar) : 'none',
    period,
    provisional: byCalendar && due >= calendar.hours.horizon,
    ...(rolledFrom === undefined ? {} : { rolledFrom }),
  };
  const length = measure(
    deadline,
    start,
    rolledFrom === undefined ? due : millisOf(rolledFrom),
    calendar.hours,
  );
  const warnAt = rule.warnAtPercent.map((percent) =>
    instantOf(advance(deadline, start, Math.round((length * percent) / 100), calendar.hours)),
  );
  return { ...deadline, warnAt };
}
