import { barredFrom, holderAbove } from '../../../directory';
import type { DeadlineId, UnitId } from '../../../kernel/ids';
import type { Tier } from '../../../kernel/tier';
import type { Appeal } from '../appeal';
import { deadlineId, eventOf, optional, plain, reasonText, standsIn, unitId, verb, yesNo } from '../card';
import { isOwed } from '../../../sla';
import { clocks, helpOf, helpOn, ofHolding, owedIds, ownedBy, start, urgesOf } from '../clocks';
import type { AppealContext } from '../context';
import type { AppealEvent } from '../events';
import { isAbove } from '../guards';
import { decidesFor, queueOf } from '../queue';
import type { Reason } from '../values';
import { ofRule, ofRuleInEnglish } from '../rule-reasons';
import { tierWords } from '../words';

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
  evolve: (appeal, { to, toTier, decides, helper, routed }, { occurredAt }) => ({
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
  }),
  says: ({ from, to, toTier, reason }, { unit }) => ({
    zh: `${ofRule(reason, '', '，')}由${unit(from).zh}提级至${unit(to).zh}（${tierWords[toTier].zh}）`,
    en: `Escalated from ${unit(from).en} to ${unit(to).en} (${tierWords[toTier].en})${ofRuleInEnglish(reason, ': ', '')}`,
  }),
  text: ({ reason }) => (typeof reason === 'string' ? undefined : reason),
  shows: 'all',
  involves: ({ to, decides, helper, routed }) => [
    ...(routed ? [to] : []),
    decides,
    ...(helper === undefined ? [] : [helper]),
  ],
});

/** The tier above takes it: by a person above, with a reason. A ladder does the same in its own append. */
export const escalate = verb('escalate', {
  by: 'person',
  data: { reason: reasonText },
  meets: standsIn('reported', 'routed', 'accepted', 'handling', 'awaiting-information'),
  refuses: ['appeal/no-tier-above', 'appeal/not-overseer'],
  rule: ({ reason }, appeal, context) => {
    const events = escalation(appeal, reason, undefined, context);
    const late = lateUnit(appeal, context);
    if (late === undefined || events.length === 0) throw context.refusal('appeal/no-tier-above');
    if (!isAbove(late, context)) throw context.refusal('appeal/not-overseer');
    return events;
  },
});

/** Who has it: the holder, or the queue it waits in. */
const has = (appeal: Appeal): UnitId | undefined => appeal.held?.unit ?? queueOf(appeal);

function lateUnit(appeal: Appeal, { directory }: AppealContext) {
  const late = has(appeal);
  return late === undefined ? undefined : directory.unit(late);
}

/** Nothing when no tier above may hold it. */
export function escalation(
  appeal: Appeal,
  reason: Reason,
  missed: DeadlineId | undefined,
  context: AppealContext,
): readonly AppealEvent[] {
  const { held } = appeal;
  const from = context.directory.unit(has(appeal) ?? context.directory.countyCentre().id);
  const to = from && holderAbove(from, barredFrom(appeal), context.directory);
  if (from === undefined || to === undefined) return [];
  // What whoever takes it now has urged, nobody need answer any more.
  const urged = urgesOf(to.id, appeal)
    .filter(isOwed)
    .map(({ deadline }) => deadline.id);
  const moot = [...urged, ...helpOf(to.id, appeal)];
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
        stopped: [...owedIds(appeal, 'dispatch'), ...ofHolding(appeal), ...moot],
        started: [
          held === undefined
            ? start(appeal, 'dispatch', to.id, context)
            : start(appeal, 'respond', to.id, context, to.tier),
        ],
        changed: [...ownedBy(to.id, appeal, context, 'whole'), ...helpOn(appeal, context)].filter(
          ({ id }) => !moot.includes(id),
        ),
      }),
    }),
  ];
}
