import { isDomainError } from '../../kernel/domain-error';
import type { DeadlineId } from '../../kernel/ids';
import type { Tier } from '../../kernel/tier';
import { earliest, type Instant } from '../../kernel/time';
import {
  chosenKinds,
  extendDeadline,
  handOver,
  hastenDeadline,
  isOwed,
  NO_SUBJECT,
  policyNamed,
  resumeDeadline,
  startDeadline,
  townOf,
  versionNamed,
  type Clock,
  type ClockChanges,
  type Clocks,
  type Deadline,
  type StartDeadline,
} from '../../sla';
import type { Appeal, AppealState } from '../domain/appeal';
import type { AppealContext } from '../domain/context';

export interface Again {
  /** As the log has it, before and after the event. */
  readonly before: AppealState;
  readonly after: AppealState;
  /** Under the other rules, before it. */
  readonly simulated: AppealState;
  readonly at: Instant;
  readonly rules: AppealContext;
}

const clocksOf = (appeal: AppealState): Clocks => (appeal.status === 'none' ? {} : appeal.clocks);
const partsOf = (id: DeadlineId): readonly [string, string, string, string] =>
  id.split('/') as unknown as readonly [string, string, string, string];

/** What an event would have done to the clocks as they would then have stood. */
export function clocksAgain(changes: ClockChanges | undefined, again: Again): ClockChanges | undefined {
  const closes = again.after.status === 'closed' && again.before.status !== 'closed';
  if (changes === undefined && !closes) return undefined;
  const { met = [], stopped = [], paused = [], started = [], changed = [] } = changes ?? {};
  const owed = Object.values<Clock>(clocksOf(again.simulated)).filter(isOwed);
  const own = (ids: readonly DeadlineId[]): readonly DeadlineId[] =>
    ids.flatMap((id) => counterpart(id, owed)?.deadline.id ?? []);
  const begun = started.map((deadline) => begunAgain(deadline, again));
  // The log may have ended what goes on here, by a climb that did not come: the new one takes its place.
  const replaced = owed.filter(({ deadline }) => begun.some((each) => isSameMatter(each, deadline)));
  // What only a ladder of these rules set running ends with the matter.
  const left = closes ? owed.filter(({ deadline: { kind } }) => kind !== 'review') : [];
  return {
    met: own(met),
    stopped: [...own(stopped), ...[...replaced, ...left].map(({ deadline }) => deadline.id)],
    paused: own(paused),
    started: begun,
    changed: changed.flatMap((deadline) => changedAgain(deadline, again, owed, paused.includes(deadline.id))),
  };
}

/** The same deadline, or the one that runs for the same matter instead. */
function counterpart(id: DeadlineId, owed: readonly Clock[]): Clock | undefined {
  const same = owed.find(({ deadline }) => deadline.id === id);
  if (same !== undefined) return same;
  const [round, kind, subject] = partsOf(id);
  return owed.find(({ deadline }) => {
    const [otherRound, otherKind, otherSubject] = partsOf(deadline.id);
    return otherRound === round && otherKind === kind && otherSubject === subject;
  });
}

const isSameMatter = (begun: Deadline, { id, kind }: Deadline): boolean =>
  begun.id !== id &&
  begun.kind === kind &&
  partsOf(begun.id)[2] === NO_SUBJECT &&
  partsOf(id)[2] === NO_SUBJECT;

/** What a person chose, and what follows no rule that is known, stays as it is. */
function begunAgain(deadline: Deadline, again: Again): Deadline {
  if (chosenKinds.includes(deadline.kind)) return deadline;
  const opening = openingOf(deadline, again, deadline.startedAt);
  if (opening === undefined) return deadline;
  const notAfter = deadline.notAfter && (leadsDue(again) ?? deadline.notAfter);
  return startDeadline({ ...opening, notAfter }, again.rules);
}

/** What helps the lead, or decides for it, is due no later than the lead would be. */
const leadsDue = ({ simulated }: Again): Instant | undefined =>
  Object.values<Clock>(clocksOf(simulated)).findLast(
    (clock) => clock.deadline.kind === 'handle' && isOwed(clock),
  )?.deadline.dueAt;

/** How it was started: the tier is not on record, but of which tier its period is. */
function openingOf(
  deadline: Deadline,
  { before, after, rules }: Again,
  at: Instant,
): StartDeadline | undefined {
  const { id, kind, owner, period } = deadline;
  const [round, , subject, ordinal] = partsOf(id);
  const [was, is] = [before, after].map((appeal) => (appeal.status === 'none' ? undefined : appeal)) as [
    Appeal | undefined,
    Appeal | undefined,
  ];
  const urgency = is?.urgency ?? 'routine';
  const unit = owner === 'reporter' ? undefined : rules.directory.unit(owner);
  const policy = policyNamed(deadline);
  const named = rules.published.policies.of(versionNamed(deadline.policy)) ?? rules.policies;
  const tiers: readonly (Tier | undefined)[] = [is?.held?.tier, was?.held?.tier, unit?.tier, undefined];
  const isOf = (tier: Tier | undefined): boolean => {
    const rule = named.rule(policy, kind, urgency, tier);
    return rule?.period.unit === period.unit && rule.period.amount === period.amount;
  };
  const at0 = tiers.findIndex(isOf);
  if (at0 < 0) return undefined;
  return {
    ...{ round: Number(round), kind, subject, ordinal: Number(ordinal), owner, at, policy, urgency },
    town: townOf(unit?.region),
    tier: tiers[at0],
  };
}

/** Resumed, handed over, extended, hastened: the same done to the deadline as it would have stood. */
function changedAgain(
  deadline: Deadline,
  again: Again,
  owed: readonly Clock[],
  stays: boolean,
): readonly Deadline[] {
  const recorded: Clock | undefined = clocksOf(again.before)[deadline.id];
  const known = clocksOf(again.simulated)[deadline.id] ?? counterpart(deadline.id, owed);
  if (known === undefined || recorded === undefined) return [];
  const { at, rules } = again;
  const was = recorded.deadline;
  let is =
    known.status === 'paused' && recorded.status === 'paused'
      ? resumeDeadline(known, at, rules)
      : known.deadline;
  if (deadline.owner !== was.owner) is = handOver(is, deadline.owner);
  const longer = deadline.extensions?.[was.extensions?.length ?? 0];
  if (longer !== undefined) is = extended(is, longer, again);
  if (deadline.countsFrom !== was.countsFrom) {
    const opening = openingOf(deadline, again, at);
    if (opening !== undefined) is = hastenDeadline(is, { ...opening, owner: is.owner }, rules);
  }
  const isMoved =
    deadline.dueAt !== was.dueAt && deadline.countsFrom === was.countsFrom && longer === undefined;
  // Another appeal that was merged into it brought a sooner one.
  if (isMoved && (recorded.status === 'running' || stays))
    is = { ...is, dueAt: earliest(is.dueAt, deadline.dueAt) };
  return [is];
}

/** Not granted where the other policy does not allow so much. */
function extended(deadline: Deadline, by: Deadline['period'], { after, at, rules }: Again): Deadline {
  const urgency = after.status === 'none' ? 'routine' : after.urgency;
  try {
    return extendDeadline(deadline, by, { at, urgency }, rules);
  } catch (error) {
    if (isDomainError(error)) return deadline;
    throw error;
  }
}
