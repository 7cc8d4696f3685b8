import type { DeadlineId, UnitId } from '../../kernel/ids';
import type { Day, Instant, Minutes } from '../../kernel/time';
import type { Tier } from '../../kernel/tier';
import type { Urgency } from '../../catalogue';

export const deadlineKinds = [
  'dispatch',
  'respond',
  'handle',
  'whole',
  'information',
  'return-decision',
  'resolution-review',
  'review',
  'urge-answer',
  'feedback',
  'rate',
  'revisit',
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** A length of time as a policy writes it. */
export type Period =
  | { readonly unit: 'working-minutes' | 'working-hours' | 'working-days'; readonly amount: number }
  | { readonly unit: 'minutes' | 'hours' | 'days'; readonly amount: number };

/** Whose move it is: a unit (for decisions, the centre whose dispatcher decides), or the reporter. */
export type DeadlineOwner = UnitId | 'reporter';

/** 时限, decided when it starts and written whole into the event that starts or changes it. */
export interface Deadline {
  /** `round/kind/subject/ordinal`. */
  readonly id: DeadlineId;
  readonly kind: DeadlineKind;
  readonly owner: DeadlineOwner;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly warnAt: readonly Instant[];
  /** `<policy>@<version>`. */
  readonly policy: string;
  /** `<county>@<version>`, or `none` for calendar time that no holiday moves. */
  readonly calendar: string;
  /** The period counted, so that a pause adds what was paused in the same measure. */
  readonly period: Period;
  /** Computed beyond the calendar's horizon: recomputed when the year is published. */
  readonly provisional: boolean;
  /** Where the calendar period ended, when that was a day off and `dueAt` rolled on: a pause adds to this. */
  readonly rolledFrom?: Instant | undefined;
}

/**
 * What an event does to the clocks of its appeal. Every event's data may carry one as `clocks`; fold, deadline
 * saga, queue and proof all read the same. A missed deadline runs on until met or stopped: what is owed is owed.
 */
export interface ClockChanges {
  readonly started?: readonly Deadline[] | undefined;
  /** What was owed is done, in time or late. */
  readonly met?: readonly DeadlineId[] | undefined;
  /** No longer owed. */
  readonly stopped?: readonly DeadlineId[] | undefined;
  readonly paused?: readonly DeadlineId[] | undefined;
  /** Resumed, moved or handed to another owner: the whole deadline as it now is; a paused one runs again. */
  readonly changed?: readonly Deadline[] | undefined;
}

export type ClockStatus = 'running' | 'paused' | 'met' | 'stopped';

export interface Clock {
  readonly deadline: Deadline;
  readonly status: ClockStatus;
  readonly pausedAt?: Instant | undefined;
  readonly missedAt?: Instant | undefined;
  /** When it was met or stopped. */
  readonly endedAt?: Instant | undefined;
}

/** The clocks of one appeal by deadline id, in order of start. */
export type Clocks = Readonly<Record<DeadlineId, Clock>>;

/** One line of a policy: the first whose service, urgency and tier all match (absent matches all) counts. */
export interface PolicyRule {
  readonly kind: DeadlineKind;
  readonly urgency?: Urgency | undefined;
  readonly tier?: Tier | undefined;
  readonly period: Period;
  /** Percent of the period at which a warning point lies. */
  readonly warnAtPercent: readonly number[];
}

/** How long after the act before it a person may still do this; for `urge`, how long before they may again. */
export const windowNames = ['return', 'reopen', 'rate', 'review', 'urge'] as const;
export type WindowName = (typeof windowNames)[number];

export interface Policy {
  readonly name: string;
  readonly rules: readonly PolicyRule[];
  readonly windows: Readonly<Record<WindowName, Period>>;
}

export interface PoliciesDocument {
  readonly policies: readonly Policy[];
}

export interface Policies {
  readonly version: number;
  policy(name: string): Policy | undefined;
}

/** `[from, to)` in minutes after midnight of the county's day. */
export interface WorkingWindow {
  readonly from: Minutes;
  readonly to: Minutes;
}

/** One version of the `calendar-<county>` stream. */
export interface CalendarDocument {
  readonly county: string;
  readonly timeZone: 'Asia/Shanghai';
  /** Index 0 is Monday. A day's windows in order; none on a day off. */
  readonly weekdays: readonly (readonly WorkingWindow[])[];
  /** Published days off by name; those on a weekend change nothing. */
  readonly holidays: Readonly<Record<Day, string>>;
  /** 调休: days worked that the weekday would have off, with the windows of a working day. */
  readonly makeUpDays: Readonly<Record<Day, string>>;
  readonly makeUpWindows: readonly WorkingWindow[];
  /** The last day that holidays are published for; beyond it, plain weekdays count and deadlines are provisional. */
  readonly horizon: Day;
}

/** Working time on epoch milliseconds; lengths are working milliseconds. */
export interface WorkingTime {
  /** The first millisecond after the last published day. */
  readonly horizon: number;
  /** From one moment to another; negative when `to` is earlier. */
  between(from: number, to: number): number;
  /** The earliest working moment that lies `length` after `at`; `length` is not negative. */
  after(at: number, length: number): number;
  /** The same time of day, `count` working days after the next working moment. */
  afterDays(at: number, count: number): number;
  /** On a day off, or in the night after one, the opening of the next day that is worked; else `at` itself. */
  rollOffDayOff(at: number): number;
}

/** A document with its tables, made by `indexCalendar`. */
export interface Calendar {
  readonly version: number;
  readonly document: CalendarDocument;
  readonly hours: WorkingTime;
}

/** What is in force when a deadline starts or moves. */
export interface Rules {
  readonly policies: Policies;
  readonly calendar: Calendar;
}
