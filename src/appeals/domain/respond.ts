import type { PersonId, UnitId } from '../../kernel/ids';
import { windowEnd } from '../../sla';
import type { Appeal } from './appeal';
import { clocks, owedIds, policyOf, start, wholeOwnedBy } from './clocks';
import type { ContactData } from './commands';
import { event, type AppealContext, type Decide } from './context';
import { refusal } from './errors';
import type { AppealEvent } from './events';
import { byHolder, byOwnerOf, canBeReached } from './guards';
import { orStandIn, takesInFor } from './queue';
import { standsIn } from './standing';

/** The holder takes it and names who answers for it; what the reporter was told at once is told here. */
export const accept: Decide<'accept'> = ({ assignee, contact }, appeal, context) => {
  standsIn(appeal, 'routed');
  const { unit, tier } = byHolder(appeal, context);
  onDuty(assignee, unit, appeal, context);
  const nobody = !canBeReached(appeal);
  const accepted = event('AppealAccepted', {
    unit,
    assignee,
    status: nobody ? 'handling' : 'accepted',
    clocks: clocks({
      met: nobody ? owedIds(appeal, 'respond') : [],
      // Accepting is the answer to its own request for a return.
      stopped: owedIds(appeal, 'return-decision'),
      started: [start(appeal, 'handle', unit, context, tier)],
    }),
  });
  if (contact === undefined) return [accepted];
  return [accepted, contacted(contact, unit, nobody || contact.reached, appeal)];
};

export const assign: Decide<'assign'> = ({ assignee }, appeal, context) => {
  standsIn(appeal, 'accepted', 'handling', 'awaiting-information');
  const { unit } = byHolder(appeal, context);
  onDuty(assignee, unit, appeal, context);
  return [event('AppealAssigned', { unit, assignee })];
};

/** The first contact that reaches the reporter is what the respond deadline waits for. */
export const recordContact: Decide<'recordContact'> = (contact, appeal, context) => {
  standsIn(appeal, 'accepted', 'handling');
  const { unit } = byHolder(appeal, context);
  return [contacted(contact, unit, appeal.status === 'handling' || contact.reached, appeal)];
};

const contacted = (contact: ContactData, unit: UnitId, handling: boolean, appeal: Appeal): AppealEvent =>
  event('ContactRecorded', {
    means: contact.means,
    reached: contact.reached,
    note: contact.note,
    unit,
    status: handling ? 'handling' : 'accepted',
    clocks: clocks({ met: contact.reached ? owedIds(appeal, 'respond') : [] }),
  });

function onDuty(person: PersonId, unit: UnitId, { accused }: Appeal, { directory }: AppealContext): void {
  if (accused.some((named) => named.person === person)) throw refusal('appeal/accused-assignee');
  if (directory.person(person)?.unit !== unit) throw refusal('appeal/unknown-assignee', { person, unit });
}

/** "Not our duty": before accepting, in time, and at most twice in a round. Respond runs on: first answer holds. */
export const requestReturn: Decide<'requestReturn'> = (request, appeal, context) => {
  if (appeal.status === 'accepted' || appeal.status === 'handling')
    throw refusal('appeal/return-after-acceptance');
  standsIn(appeal, 'routed');
  const held = byHolder(appeal, context);
  const { returns, returning } = appeal.round;
  if (returning !== undefined) throw refusal('appeal/return-pending');
  if (held.final || returns >= 2) throw refusal('appeal/routing-final');
  const until = windowEnd('return', held.since, policyOf(appeal, context), context);
  if (context.now >= until) throw refusal('appeal/return-window-over', { until });
  const proposed = request.proposedUnit;
  if (proposed !== undefined && context.directory.unit(proposed) === undefined)
    throw refusal('appeal/unknown-unit', { unit: proposed });
  const second = returns === 1;
  const decidedBy = second ? takesInFor(appeal, context) : orStandIn(held.decides, appeal, context);
  return [
    event('ReturnRequested', {
      by: held.unit,
      ground: request.ground,
      basis: request.basis,
      proposedUnit: proposed,
      decidedBy,
      ordinal: returns + 1,
      clocks: { started: [start(appeal, 'return-decision', decidedBy, context)] },
    }),
  ];
};

/** Granted, it waits for the dispatcher who decided; after the second, whose routing is final. */
export const decideReturn: Decide<'decideReturn'> = ({ granted, reason }, appeal, context) => {
  standsIn(appeal, 'routed');
  const { returning, returns } = appeal.round;
  if (returning === undefined) throw refusal('appeal/no-return-pending');
  const by = byOwnerOf('return-decision', appeal, context);
  const met = owedIds(appeal, 'return-decision');
  if (!granted) return [event('ReturnRefused', { by, reason, clocks: clocks({ met }) })];
  return [
    event('ReturnGranted', {
      by,
      returnedBy: returning,
      reason,
      queue: by,
      clocks: clocks({
        met,
        stopped: owedIds(appeal, 'respond'),
        started: [start(appeal, 'dispatch', by, context)],
        changed: wholeOwnedBy(appeal, by, context),
      }),
    }),
    event('AppealQueued', { queue: by, cause: returns >= 2 ? 'second-return' : 'returned', reason }),
  ];
};
