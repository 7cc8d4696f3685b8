import type { DeadlineId, UnitId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';

export const deadlineKinds = [
  'dispatch',
  'respond',
  'handle',
  'whole',
  'information',
  'return-decision',
  'extension-decision',
  'suspension-decision',
  'resolution-review',
  'review',
  'exclusion-decision',
  'suspension',
  'check-in',
  'co-handle',
  'urge-answer',
  'supervise',
  'feedback',
  'rate',
  'revisit',
  'accusation',
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** A person chooses their end; the policy's period says how far ahead it may lie. */
export const chosenKinds: readonly DeadlineKind[] = ['suspension', 'revisit'];

/** Their end is an end by itself: silence lapses, refuses, closes or resumes. Nobody is late. */
export const lapsingKinds: readonly DeadlineKind[] = [
  'information',
  'extension-decision',
  'suspension',
  'rate',
];

/** A length of time as a policy writes it. */
export interface Period {
  readonly unit: 'working-minutes' | 'working-hours' | 'working-days' | 'minutes' | 'hours' | 'days';
  readonly amount: number;
}

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
  /** `<county>@<version>`, `<county>/<town>@<version>`, or `none` for calendar time that no holiday moves. */
  readonly calendar: string;
  /** The period counted, so that a pause adds what was paused in the same measure. */
  readonly period: Period;
  /** Computed beyond the calendar's horizon: recomputed when the year is published. */
  readonly provisional: boolean;
  /** Where the calendar period ended, when that was a day off and `dueAt` rolled on: a pause adds to this. */
  readonly rolledFrom?: Instant | undefined;
  /** Where a period set later counts from, when urgency was raised; the start when absent. */
  readonly countsFrom?: Instant | undefined;
  /** Never due after this, whatever its period: what it serves is due then. A pause moves it too. */
  readonly notAfter?: Instant | undefined;
  /** 延期: what was granted on top of the period. */
  readonly extensions?: readonly Period[] | undefined;
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
  /**
   * Resumed, moved or handed to another owner: the whole deadline as it now is; a paused one runs again, unless the
   * same event names it as paused: then its pause so far was made good, and a new one begins.
   */
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
