import type { Urgency } from '../../catalogue';
import type { RegionCode } from '../../kernel/ids';
import type { Tier } from '../../kernel/tier';
import type { Instant } from '../../kernel/time';
import { NO_CALENDAR } from './calendar';
import type { Calendar } from './calendar-document';
import { resumeDeadline } from './changes';
import type { Clock, Deadline } from './model';
import type { Policies, Rules } from './policy';
import type { Publications } from './publications';
import { recompute, type Pause, type Recomputed } from './recompute';

/** Every version of the rules, those in force being the newest. */
export interface PublishedRules {
  readonly policies: Publications<Policies>;
  readonly calendar: Publications<Calendar>;
}

export interface PublishedOver extends Rules {
  readonly now: Instant;
  readonly published: PublishedRules;
  readonly urgency: Urgency;
  readonly tier?: Tier | undefined;
  /** The owner's. */
  readonly town?: RegionCode | undefined;
  readonly pauses: readonly Pause[];
}

/** @returns NaN for `none`, which no version follows */
export const versionNamed = (name: string): number => Number(name.slice(name.lastIndexOf('@') + 1));

/**
 * What was published over this deadline since it was written; `undefined` when nothing was, or it moves nothing. It
 * counts from the publication, however late somebody comes to it, so that nothing is missed, nor any pause measured, by
 * rules that were in force no more.
 */
export function publishedOver(
  clock: Clock,
  facts: PublishedOver,
): (Recomputed & { readonly since: Instant }) | undefined {
  const { now, published, urgency, tier, town, pauses } = facts;
  const { deadline } = clock;
  const policies = published.policies.over(versionNamed(deadline.policy), false);
  const calendar = published.calendar.over(versionNamed(deadline.calendar), deadline.provisional);
  const publishedAt = [policies, calendar].flatMap((over) => over?.at ?? []);
  if (publishedAt.length === 0) return undefined;
  const was = rulesNamed(deadline, facts);
  const at = lastOf([...publishedAt, ...turnsOf(clock, pauses)]);
  const is = { policies: policies?.is ?? was.policies, calendar: calendar?.is ?? was.calendar };
  const recomputed = recompute(clock, { at, was, is, urgency, tier, town, pauses });
  if (recomputed === undefined) return undefined;
  // What stands still has stood still by the new rules since then; the event pauses it again.
  const stood: Clock = { ...clock, deadline: recomputed.deadline, pausedAt: clock.pausedAt && at };
  return { ...recomputed, deadline: resumeDeadline(stood, now, is), since: at };
}

type InForce = Rules & { readonly published: PublishedRules };

/** By which rules a deadline runs on from now: those that it names, or what was published over it since. */
export function rulesFor(deadline: Deadline, inForce: InForce): Rules {
  const { published } = inForce;
  const named = rulesNamed(deadline, inForce);
  return {
    policies: published.policies.over(versionNamed(deadline.policy), false)?.is ?? named.policies,
    calendar:
      published.calendar.over(versionNamed(deadline.calendar), deadline.provisional)?.is ?? named.calendar,
  };
}

/** What is in force where it names none, or one that is not known. */
function rulesNamed(deadline: Deadline, { published, policies, calendar }: InForce): Rules {
  return {
    policies: published.policies.of(versionNamed(deadline.policy)) ?? policies,
    calendar:
      (deadline.calendar === NO_CALENDAR
        ? undefined
        : published.calendar.of(versionNamed(deadline.calendar))) ?? calendar,
  };
}

/** From where it ran or stood still last: time before that is counted already, as it then was. */
const turnsOf = (
  { deadline: { startedAt, countsFrom = startedAt }, pausedAt = startedAt }: Clock,
  pauses: readonly Pause[],
): readonly Instant[] => [startedAt, countsFrom, pausedAt, ...pauses.map(({ to }) => to)];

const lastOf = (instants: readonly Instant[]): Instant =>
  instants.reduce((last, each) => (each > last ? each : last));
