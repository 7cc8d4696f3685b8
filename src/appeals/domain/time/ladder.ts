import type { DeadlineId } from '../../../kernel/ids';
import type { Tier } from '../../../kernel/tier';
import type { Instant } from '../../../kernel/time';
import { ladderOf, policyNamed, rungAgain, rungAt, type Clock, type Deadline, type Rung } from '../../../sla';
import type { Appeal, OnLadder } from '../appeal';
import type { AppealContext } from '../context';

/** What a missed deadline's ladder asks for now, and when it goes on. */
export interface LadderNow {
  readonly due: readonly Rung[];
  readonly next?: Instant | undefined;
  /** From when the present owner's rungs count, when they took it over missed. */
  readonly since?: Instant | undefined;
}

/** Whose ladder it is: the late unit's tier. */
export const tierOf = ({ owner }: Deadline, { held }: Appeal, { directory }: AppealContext): Tier =>
  (owner === 'reporter' ? undefined : directory.unit(owner)?.tier) ?? held?.tier ?? 'county';

/**
 * Rungs count from the due time; for who took the deadline over when it was missed already, from when they had it. What
 * is said at the miss was said to the one before; a climb at the miss then waits for a whole period.
 */
export function ladderNow(appeal: Appeal, { deadline }: Clock, context: AppealContext): LadderNow {
  const { policies, calendar, now } = context;
  const before = appeal.ladders[deadline.id];
  const same = before !== undefined && before.owner === deadline.owner;
  const since = sinceWhen(appeal, deadline, before, now);
  const tier = tierOf(deadline, appeal, context);
  const name = policyNamed(deadline);
  const policy = policies.policy(name);
  const rule = policies.rule(name, deadline.kind, appeal.urgency, tier);
  if (policy === undefined || rule === undefined) return { due: [], since };
  const counted = since === undefined ? deadline : { ...deadline, dueAt: since };
  const reached = same ? before.reached : 0;
  const repeatedAt = same ? before.repeatedAt : undefined;
  const points = ladderOf(policy, deadline.kind, appeal.urgency, tier).flatMap((rung) => {
    const { atPercent, every, act } = rung;
    if (atPercent < 100) return [];
    if (every !== undefined && (repeatedAt !== undefined || since !== undefined))
      return [{ rung, at: rungAgain(deadline, every, repeatedAt ?? since ?? now, calendar) }];
    if (atPercent <= reached) return [];
    if (since === undefined || atPercent > 100)
      return [{ rung, at: rungAt(counted, rung, rule, calendar) ?? now }];
    return act === 'climb'
      ? [{ rung, at: rungAt(counted, { ...rung, atPercent: 200 }, rule, calendar) ?? now }]
      : [];
  });
  const due = points.filter(({ at }) => at <= now).map(({ rung }) => rung);
  return { due, since, next: nextOf(points, due, deadline, context) };
}

function sinceWhen(
  appeal: Appeal,
  { id, owner }: Deadline,
  before: OnLadder | undefined,
  now: Instant,
): Instant | undefined {
  if (before !== undefined && before.owner === owner) return before.since;
  return before === undefined && appeal.missedBy[id] === owner ? undefined : now;
}

function nextOf(
  points: readonly { readonly rung: Rung; readonly at: Instant }[],
  due: readonly Rung[],
  deadline: Deadline,
  { now, calendar }: AppealContext,
): Instant | undefined {
  const ahead = points.map(({ at }) => at).filter((at) => at > now);
  const repeats = due.flatMap(({ every }) => (every ? [rungAgain(deadline, every, now, calendar)] : []));
  return [...ahead, ...repeats].sort()[0];
}

export const onLadder = (appeal: Appeal, id: DeadlineId, at: OnLadder): Appeal => ({
  ...appeal,
  ladders: { ...appeal.ladders, [id]: at },
});
