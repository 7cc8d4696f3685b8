import { barredFrom, holderAbove } from '../../../directory';
import type { DeadlineId, UnitId } from '../../../kernel/ids';
import type { Tier } from '../../../kernel/tier';
import type { DeadlineKind } from '../../../sla';
import type { Appeal } from '../appeal';
import {
  deadlineId,
  eventOf,
  optional,
  ours,
  plain,
  reasonText,
  standsIn,
  unitId,
  verb,
  yesNo,
} from '../card';
import { clocks, owed, owedIds, start, ownedBy } from '../clocks';
import type { AppealContext, Deciding } from '../context';
import type { AppealEvent } from '../events';
import { bySystem, isAbove } from '../guards';
import { decidesFor, queueOf } from '../queue';
import type { Reason } from '../values';
import { ofRule, tierWords } from '../words';

export const appealEscalated = eventOf('AppealEscalated', {
  data: {
    from: unitId,
    /** Nobody held it when nobody had routed it yet: then `from` is the queue it waited in. */
    fromTier: plain<Tier>(),
    to: unitId,
    toTier: plain<Tier>(),
    reason: reasonText,
    missed: optional(deadlineId),
    /** The late unit, when it held the appeal; it stays as helper and keeps its miss. */
    helper: optional(unitId),
    decides: unitId,
    /** False when the appeal waited in a queue and the queue above takes it over, still `reported`. */
    routed: yesNo,
  },
  evolve: (appeal, { to, toTier, decides, missed, helper, routed }, { occurredAt }) => ({
    ...appeal,
    ...(routed
      ? {
          status: 'routed' as const,
          held: { unit: to, tier: toTier, since: occurredAt, decides, final: false },
          assignee: undefined,
          round: { ...appeal.round, returning: undefined },
        }
      : {}),
    helpers:
      helper === undefined || appeal.helpers.includes(helper) ? appeal.helpers : [...appeal.helpers, helper],
    escalatedFor: missed === undefined ? appeal.escalatedFor : [...appeal.escalatedFor, missed],
  }),
  says: ({ from, to, toTier, reason }, { unit }) => ({
    zh: `${ofRule(reason, '', '，')}由${unit(from).zh}提级至${unit(to).zh}（${tierWords[toTier].zh}）`,
    en: `Escalated from ${unit(from).en} to ${unit(to).en} (${tierWords[toTier].en})${ofRule(reason, ': ', '')}`,
  }),
  text: ({ reason }) => (typeof reason === 'string' ? undefined : reason),
  shows: 'all',
  involves: ({ to, decides, helper, routed }) => [
    ...(routed ? [to] : []),
    decides,
    ...(helper === undefined ? [] : [helper]),
  ],
});

const escalating: readonly DeadlineKind[] = ['dispatch', 'respond', 'handle', 'whole'];

const refusesInside = [
  'appeal/system-only',
  'appeal/unknown-deadline',
  'appeal/deadline-not-missed',
  'appeal/miss-does-not-escalate',
  'appeal/already-escalated',
  'appeal/escalation-outdated',
] as const;

/**
 * The tier above takes it. By a person above, with a reason; by the service once for each miss, and only while
 * the unit that was late still has it, so that a command that comes late or twice escalates nothing further.
 */
export const escalate = verb('escalate', {
  by: 'person',
  /** By hand with a reason; by saga with the deadline that was missed, once for each. */
  data: { reason: reasonText, missed: optional(ours<DeadlineId>()) },
  meets: standsIn('reported', 'routed', 'accepted', 'handling', 'awaiting-information'),
  refuses: ['appeal/no-tier-above', 'appeal/not-overseer'],
  refusesInside,
  rule: ({ reason, missed }, appeal, context) => {
    if (missed !== undefined) {
      bySystem(context);
      isOwedAnEscalation(appeal, missed, context);
    }
    const events = escalation(appeal, reason, missed, context);
    const late = lateUnit(appeal, context);
    if (late === undefined || events.length === 0) throw context.refusal('appeal/no-tier-above');
    if (missed === undefined && !isAbove(late, context)) throw context.refusal('appeal/not-overseer');
    return events;
  },
});

/** Who has it: the holder, or the queue it waits in. */
const has = (appeal: Appeal): UnitId | undefined => appeal.held?.unit ?? queueOf(appeal);

function lateUnit(appeal: Appeal, { directory }: AppealContext) {
  const late = has(appeal);
  return late === undefined ? undefined : directory.unit(late);
}

function isOwedAnEscalation(
  appeal: Appeal,
  missed: DeadlineId,
  { refusal }: Deciding<(typeof refusesInside)[number]>,
): void {
  const clock = appeal.clocks[missed];
  if (clock === undefined) throw refusal('appeal/unknown-deadline', { deadline: missed });
  if (clock.missedAt === undefined) throw refusal('appeal/deadline-not-missed', { deadline: missed });
  if (!escalating.includes(clock.deadline.kind)) throw refusal('appeal/miss-does-not-escalate');
  if (appeal.escalatedFor.includes(missed)) throw refusal('appeal/already-escalated', { deadline: missed });
  if (appeal.missedBy[missed] !== has(appeal))
    throw refusal('appeal/escalation-outdated', { deadline: missed });
}

/** Nothing when no tier above may hold it: at the county the miss stays where it is, overdue. */
function escalation(
  appeal: Appeal,
  reason: Reason,
  missed: DeadlineId | undefined,
  context: AppealContext,
): readonly AppealEvent[] {
  const { held } = appeal;
  const from = context.directory.unit(has(appeal) ?? context.directory.countyCentre().id);
  const to = from && holderAbove(from, barredFrom(appeal), context.directory);
  if (from === undefined || to === undefined) return [];
  const system = context.actor.role === 'system' || context.actor.unit === undefined;
  return [
    appealEscalated({
      from: from.id,
      fromTier: from.tier,
      to: to.id,
      toTier: to.tier,
      reason,
      missed,
      helper: held?.unit,
      decides: system || missed !== undefined ? decidesFor(to.id, appeal, context) : context.actor.unit,
      routed: held !== undefined,
      clocks: clocks({
        stopped: owedIds(appeal, 'dispatch', 'respond', 'handle', 'return-decision', 'information'),
        started: [
          held === undefined
            ? start(appeal, 'dispatch', to.id, context)
            : start(appeal, 'respond', to.id, context, to.tier),
        ],
        changed: ownedBy(to.id, appeal, context, 'whole'),
      }),
    }),
  ];
}

/**
 * A miss that could not escalate while the appeal stood resolved or merged does so when it comes back to the
 * unit that was late: resolving in a hurry puts nothing off.
 */
export function escalateWhatIsOwed(appeal: Appeal, context: AppealContext): readonly AppealEvent[] {
  const late = has(appeal);
  const missed = owed(appeal, ...escalating).find(
    ({ deadline: { id }, missedAt }) =>
      missedAt !== undefined && !appeal.escalatedFor.includes(id) && appeal.missedBy[id] === late,
  );
  return missed === undefined ? [] : escalation(appeal, '逾期未提级', missed.deadline.id, context);
}
