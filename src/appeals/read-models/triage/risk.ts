import type { Urgency } from '../../../catalogue';
import { addMillis, type Instant } from '../../../kernel/time';
import { minutesBetween, type Owed, type Standing } from './standing';

/** By what share of a deadline's own length each reason brings its appeal forward. */
export const WEIGHTS = {
  returned: 0.1,
  escalated: 0.15,
  reopened: 0.2,
  urged: 0.1,
  urgent: 0.1,
  critical: 0.25,
} as const;
/** However much has gone wrong: what is not begun at half time is looked at after what is. */
export const MOST_FORWARD = 0.5;
/** A reason that repeats counts so often. */
const MOST_TIMES = 2;

const times = (count: number, weight: number): number => Math.min(count, MOST_TIMES) * weight;
const byUrgency: Readonly<Record<Urgency, number>> = {
  routine: 0,
  urgent: WEIGHTS.urgent,
  critical: WEIGHTS.critical,
};

export const isUrge = ({ kind }: Owed): boolean => kind === 'urge-answer';

export function shareForward(standing: Standing, urgency: Urgency): number {
  const { returns, escalations, round, owes } = standing;
  const share =
    times(returns, WEIGHTS.returned) +
    times(escalations, WEIGHTS.escalated) +
    times(round - 1, WEIGHTS.reopened) +
    times(owes.filter(isUrge).length, WEIGHTS.urged) +
    byUrgency[urgency];
  return Math.min(share, MOST_FORWARD);
}

/** By when this deadline's work must have begun, as such steps usually go; never before it started. */
function riskOf(owed: Owed, share: number): Instant {
  const length = minutesBetween(owed.startedAt, owed.dueAt);
  const lead = Math.min(length, (owed.usual?.median ?? 0) + share * length);
  return addMillis(owed.dueAt, -Math.round(lead * 60_000));
}

export interface Risk {
  readonly at: Instant;
  readonly owed: Owed;
}

/** The deadline that wants somebody first; undefined while all stand still or nothing is owed. */
export function riskiest(standing: Standing, urgency: Urgency): Risk | undefined {
  if (standing.merged) return undefined;
  const share = shareForward(standing, urgency);
  return standing.owes
    .filter(({ pausedAt }) => pausedAt === undefined)
    .map((owed): Risk => ({ at: riskOf(owed, share), owed }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.owed.id < b.owed.id ? -1 : 1))[0];
}

/** Due first of what runs: not always what is riskiest. */
export const soonestDue = ({ merged, owes }: Standing): Instant | undefined =>
  merged
    ? undefined
    : owes
        .filter(({ pausedAt }) => pausedAt === undefined)
        .map(({ dueAt }) => dueAt)
        .sort()[0];
