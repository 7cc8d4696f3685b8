import type { Urgency } from '../../catalogue';
import type { DeadlineId, RegionCode } from '../../kernel/ids';
import type { Tier } from '../../kernel/tier';
import type { Instant, Minutes } from '../../kernel/time';
import { instantOf, millisOf } from '../../kernel/time';
import { NO_CALENDAR, hoursFor, nameOfCalendar } from './calendar';
import type { Calendar, WorkingTime } from './calendar-document';
import { MINUTE } from './day';
import { refusal } from './errors';
import type { Deadline, DeadlineKind, DeadlineOwner, Period } from './model';
import { advance, countsFrom, endOf, isRollable, isWorkingTime, measure } from './period';
import type { PolicyRule, WindowName, Rules } from './policy';

/** The subject of a deadline that is about the appeal itself. */
export const NO_SUBJECT = '-';

export interface StartDeadline {
  readonly round: number;
  readonly kind: DeadlineKind;
  readonly subject?: string | undefined;
  /** From 1; see `nextOrdinal`. */
  readonly ordinal?: number | undefined;
  readonly owner: DeadlineOwner;
  /** The town of the owner, whose hours count; none for a county unit and the reporter. */
  readonly town?: RegionCode | undefined;
  readonly at: Instant;
  /** Name of the policy. */
  readonly policy: string;
  readonly urgency: Urgency;
  readonly tier?: Tier | undefined;
  /** When what it serves is due. */
  readonly notAfter?: Instant | undefined;
}

/** What tells it apart from others of its kind, if anything does. */
export function subjectOf(id: DeadlineId): string | undefined {
  const [, , subject] = id.split('/');
  return subject === NO_SUBJECT ? undefined : subject;
}

export const deadlineId = (round: number, kind: DeadlineKind, subject: string, ordinal: number): DeadlineId =>
  `${round}/${kind}/${subject}/${ordinal}` as DeadlineId;

/** @throws DomainError `sla/no-rule` when the policy is not there or says nothing of this kind */
export function startDeadline(input: StartDeadline, rules: Rules): Deadline {
  const rule = ruleFor(input, rules);
  const hours = rules.calendar.hoursOf(input.town);
  const rolls = input.urgency !== 'critical' && isRollable(rule.period);
  const end = endOf(rule.period, millisOf(input.at), hours);
  return written(input, rule, rule.period, end, rolls, rules);
}

/**
 * A deadline whose due time a person chose, such as a revisit: at most as long as the policy's period for its kind,
 * and never on a day off, where nobody would look.
 * @throws DomainError `sla/no-rule`, `sla/due-before-start`, `sla/due-too-late` with the `latest` instant
 */
export function startDeadlineAt(input: StartDeadline & { readonly dueAt: Instant }, rules: Rules): Deadline {
  const rule = ruleFor(input, rules);
  const start = millisOf(input.at);
  const due = millisOf(input.dueAt);
  if (due <= start) throw refusal('sla/due-before-start', { kind: input.kind, dueAt: input.dueAt });
  const latest = endOf(rule.period, start, rules.calendar.hoursOf(input.town));
  if (due > latest) throw refusal('sla/due-too-late', { kind: input.kind, latest: instantOf(latest) });
  return written(input, rule, { unit: 'minutes', amount: (due - start) / MINUTE }, due, true, rules);
}

/** Until when a person may still do this; windows that grant time roll off days off, the pause between urges does not. */
export function windowEnd(
  window: WindowName,
  from: Instant,
  policy: string,
  { policies, calendar }: Rules,
  town?: RegionCode,
): Instant {
  const period = policies.policy(policy)?.windows[window];
  if (period === undefined) throw refusal('sla/no-rule', { policy, window });
  const hours = calendar.hoursOf(town);
  const end = endOf(period, millisOf(from), hours);
  return instantOf(window !== 'urge' && isRollable(period) ? hours.rollOffDayOff(end) : end);
}

/**
 * Whole minutes left in the deadline's own measure, working or calendar, rounded down: negative exactly when overdue,
 * also in the night after the offices closed, when no working time has passed yet.
 */
export function minutesLeft(deadline: Deadline, now: Instant, calendar: Calendar): Minutes {
  const { dueAt } = deadline;
  const left = measure(deadline, millisOf(now), millisOf(dueAt), hoursFor(deadline, calendar)) / MINUTE;
  return Math.min(Math.floor(left), now > dueAt ? -1 : Infinity) as Minutes;
}

/** How much of a deadline's period, in its own measure, lies after a moment: 1 before its start, 0 once it is due. */
export function shareLeft(deadline: Deadline, at: Instant, calendar: Calendar): number {
  const hours = hoursFor(deadline, calendar);
  const start = countsFrom(deadline.period, millisOf(deadline.countsFrom ?? deadline.startedAt));
  const due = millisOf(deadline.dueAt);
  const length = measure(deadline, start, due, hours);
  const left = measure(deadline, Math.max(start, millisOf(at)), due, hours);
  return length > 0 ? Math.max(0, left / length) : 0;
}

function ruleFor({ policy, kind, urgency, tier }: StartDeadline, { policies }: Rules): PolicyRule {
  const rule = policies.rule(policy, kind, urgency, tier);
  if (rule === undefined) throw refusal('sla/no-rule', { policy, kind, urgency, tier });
  return rule;
}

function written(
  input: StartDeadline,
  rule: PolicyRule,
  period: Period,
  end: number,
  rolls: boolean,
  { policies, calendar }: Rules,
): Deadline {
  const hours = calendar.hoursOf(input.town);
  const start = millisOf(input.at);
  const byCalendar = rolls || isWorkingTime(period);
  const { notAfter } = input;
  const last = notAfter === undefined ? end : Math.min(end, millisOf(notAfter));
  return {
    id: deadlineId(input.round, input.kind, input.subject ?? NO_SUBJECT, input.ordinal ?? 1),
    kind: input.kind,
    owner: input.owner,
    startedAt: input.at,
    ...within(dueAtEnd(end, rolls, byCalendar, hours), notAfter),
    warnAt: warningsOf(rule, period, start, last, hours),
    policy: `${input.policy}@${policies.version}`,
    calendar: byCalendar ? nameOfCalendar(calendar, input.town) : NO_CALENDAR,
    period,
    ...(notAfter === undefined ? {} : { notAfter }),
  };
}

/** Due no later than what it serves. */
export function within<Due extends Pick<Deadline, 'dueAt' | 'rolledFrom'>>(
  due: Due,
  notAfter: Instant | undefined,
): Due {
  if (notAfter === undefined || due.dueAt <= notAfter) return due;
  const { rolledFrom: _, ...kept } = due;
  return { ...kept, dueAt: notAfter } as Due;
}

/** What the end of a period makes of a deadline: due there, or where a day off lets it roll to. */
export function dueAtEnd(
  end: number,
  rolls: boolean,
  byCalendar: boolean,
  hours: WorkingTime,
): Pick<Deadline, 'dueAt' | 'provisional' | 'rolledFrom'> {
  const due = rolls ? hours.rollOffDayOff(end) : end;
  const provisional = byCalendar && due >= hours.horizon;
  const dueAt = instantOf(due);
  return due === end ? { dueAt, provisional } : { dueAt, provisional, rolledFrom: instantOf(end) };
}

/** The points at which a share of the period is over. */
export function warningsOf(
  { warnAtPercent }: Pick<PolicyRule, 'warnAtPercent'>,
  period: Period,
  start: number,
  end: number,
  hours: WorkingTime,
): readonly Instant[] {
  const from = countsFrom(period, start);
  const length = measure({ period }, from, end, hours);
  return warnAtPercent.map((percent) =>
    instantOf(advance({ period }, from, Math.round((length * percent) / 100), hours)),
  );
}
