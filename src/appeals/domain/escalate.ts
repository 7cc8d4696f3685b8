import { holderAbove } from '../../directory';
import type { DeadlineId } from '../../kernel/ids';
import type { DeadlineKind, DeadlineOwner } from '../../sla';
import type { Appeal } from './appeal';
import { clocks, owed, owedIds, start, wholeOwnedBy } from './clocks';
import { event, type AppealContext, type Decide } from './context';
import { refusal } from './errors';
import type { AppealEvent } from './events';
import { bySystem, isAbove, knownUnit } from './guards';
import { decidesFor, queueOf } from './queue';
import { standsIn } from './standing';
import type { Reason } from './values';

const escalating: readonly DeadlineKind[] = ['dispatch', 'respond', 'handle', 'whole'];

/**
 * The tier above takes it. By a person above, with a reason; by the service once for each miss, and only while
 * the unit that was late still has it, so that a command that comes late or twice escalates nothing further.
 */
export const escalate: Decide<'escalate'> = ({ reason, missed }, appeal, context) => {
  standsIn(appeal, 'reported', 'routed', 'accepted', 'handling', 'awaiting-information');
  const late = appeal.held?.unit ?? queueOf(appeal);
  if (missed !== undefined) {
    bySystem(context);
    isOwedAnEscalation(appeal, missed, late);
  }
  const events = escalation(appeal, reason, missed, context);
  if (late === undefined || events.length === 0) throw refusal('appeal/no-tier-above');
  if (missed === undefined && !isAbove(knownUnit(late, context), context))
    throw refusal('appeal/not-overseer');
  return events;
};

function isOwedAnEscalation(appeal: Appeal, missed: DeadlineId, late: DeadlineOwner | undefined): void {
  const clock = appeal.clocks[missed];
  if (clock === undefined) throw refusal('appeal/unknown-deadline', { deadline: missed });
  if (clock.missedAt === undefined) throw refusal('appeal/deadline-not-missed', { deadline: missed });
  if (!escalating.includes(clock.deadline.kind)) throw refusal('appeal/miss-does-not-escalate');
  if (appeal.escalatedFor.includes(missed)) throw refusal('appeal/already-escalated', { deadline: missed });
  if (appeal.missedBy[missed] !== late) throw refusal('appeal/escalation-outdated', { deadline: missed });
}

/** Nothing when no tier above may hold it: at the county the miss stays where it is, overdue. */
function escalation(
  appeal: Appeal,
  reason: Reason,
  missed: DeadlineId | undefined,
  context: AppealContext,
): readonly AppealEvent[] {
  const { accused, held } = appeal;
  const from = context.directory.unit(held?.unit ?? queueOf(appeal) ?? context.directory.countyCentre().id);
  const to = from && holderAbove(from, accused, context.directory);
  if (from === undefined || to === undefined) return [];
  const system = context.actor.role === 'system' || context.actor.unit === undefined;
  return [
    event('AppealEscalated', {
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
        changed: wholeOwnedBy(appeal, to.id, context),
      }),
    }),
  ];
}

/**
 * A miss that could not escalate while the appeal stood resolved or merged does so when it comes back to the
 * unit that was late: resolving in a hurry puts nothing off.
 */
export function escalateWhatIsOwed(appeal: Appeal, context: AppealContext): readonly AppealEvent[] {
  const late = appeal.held?.unit ?? queueOf(appeal);
  const missed = owed(appeal, ...escalating).find(
    ({ deadline: { id }, missedAt }) =>
      missedAt !== undefined && !appeal.escalatedFor.includes(id) && appeal.missedBy[id] === late,
  );
  return missed === undefined ? [] : escalation(appeal, '逾期未提级', missed.deadline.id, context);
}
