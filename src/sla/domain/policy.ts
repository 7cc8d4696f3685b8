import type { Urgency } from '../../catalogue';
import type { Tier } from '../../kernel/tier';
import type { Calendar } from './calendar-document';
import type { DeadlineKind, Period } from './model';

/** One line of a policy: the first whose kind, urgency and tier all match (absent matches all) counts. */
export interface PolicyRule {
  readonly kind: DeadlineKind;
  readonly urgency?: Urgency | undefined;
  readonly tier?: Tier | undefined;
  readonly period: Period;
  /** Percent of the period at which a warning point lies. */
  readonly warnAtPercent: readonly number[];
  /** The law, measure or practice it follows. */
  readonly source?: string | undefined;
}

/** How long after the act before it a person may still do this; for `urge`, how long before they may again. */
export const windowNames = ['return', 'reopen', 'rate', 'review', 'urge'] as const;
export type WindowName = (typeof windowNames)[number];

export type SourcedPeriod = Period & { readonly source?: string | undefined };

/** 提醒、催办、督办、提级. */
export const ladderActs = ['notify', 'urge', 'supervise', 'climb'] as const;
export type LadderAct = (typeof ladderActs)[number];

/** Whom a notice goes to: whose deadline it is, the centre above, or who is on duty day and night (值班). */
export const notified = ['owner', 'above', 'duty'] as const;

/**
 * One rung of a policy's ladder: what happens to a deadline that is not met when this share of its period is over.
 * 100 is the due time, below it a warning point, above it so much of the period again. All rungs that match count.
 */
export interface Rung {
  /** All that a unit can be late with when absent. */
  readonly kinds?: readonly DeadlineKind[] | undefined;
  /** All when absent. */
  readonly urgencies?: readonly Urgency[] | undefined;
  /** The tiers of the unit that is late; all when absent. */
  readonly tiers?: readonly Tier[] | undefined;
  readonly atPercent: number;
  readonly act: LadderAct;
  /** Of a notice; the owner when absent. */
  readonly to?: readonly (typeof notified)[number][] | undefined;
  /** Again after each such period, until it is met: at the top, where nothing climbs. */
  readonly every?: Period | undefined;
}

export interface Policy {
  readonly name: string;
  readonly rules: readonly PolicyRule[];
  readonly windows: Readonly<Record<WindowName, SourcedPeriod>>;
  /** At most so much may one extension add. Absent in what was stored before there were extensions. */
  readonly extension?: Readonly<Record<Urgency, SourcedPeriod>> | undefined;
  /** Absent in what was stored before there were ladders. */
  readonly ladder?: readonly Rung[] | undefined;
}

export interface PoliciesDocument {
  readonly policies: readonly Policy[];
}

export interface Policies {
  readonly version: number;
  policy(name: string): Policy | undefined;
  all(): readonly Policy[];
  /** The rule that counts; one for a tier does not speak of an appeal that has none yet. */
  rule(name: string, kind: DeadlineKind, urgency: Urgency, tier: Tier | undefined): PolicyRule | undefined;
}

/** What is in force when a deadline starts or moves. */
export interface Rules {
  readonly policies: Policies;
  readonly calendar: Calendar;
}
