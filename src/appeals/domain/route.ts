import { chooseHolder, type Unit } from '../../directory';
import type { UnitId } from '../../kernel/ids';
import { handOver } from '../../sla';
import type { Appeal } from './appeal';
import { clocks, hastened, owed, owedIds, start, wholeOwnedBy } from './clocks';
import { event, type AppealContext, type Decide } from './context';
import { refusal } from './errors';
import type { AppealEvent, Routing } from './events';
import { allowedHolder, byIntake, classified, isOverseenBy, isStaffOf } from './guards';
import { decidesFor, orStandIn, queueOf, takesInFor } from './queue';
import { higher } from './report';
import { standsIn } from './standing';

/**
 * What it is, and how urgent. The holder may find it more urgent than it seemed; another service, and less
 * urgency, are for a dispatcher to say. Raised urgency counts from where each running deadline began.
 */
export const classify: Decide<'classify'> = (data, appeal, context) => {
  standsIn(appeal, 'reported', 'routed', 'accepted', 'handling');
  const service = context.catalogue.service(data.service);
  if (service === undefined) throw refusal('appeal/unknown-service', { service: data.service });
  const urgency = data.urgency ?? higher(appeal.urgency, service.urgency);
  const raised = urgency !== appeal.urgency && higher(urgency, appeal.urgency) === urgency;
  if (!isOverseenBy(appeal, context)) {
    const holds = isStaffOf(appeal.held?.unit, context.actor);
    if (!holds || service.id !== appeal.service) throw refusal('appeal/not-dispatcher');
    if (!raised && urgency !== appeal.urgency) throw refusal('appeal/urgency-lowered');
  }
  const changed = raised ? hastened(appeal, { ...appeal, service: service.id, urgency }, context) : [];
  return [
    event('AppealClassified', {
      service: service.id,
      urgency,
      tags: data.tags ?? [],
      reason: data.reason,
      by: 'person',
      violation: service.violation,
      clocks: clocks({ changed }),
    }),
  ];
};

/** By rule while no person is waited for; by a dispatcher to any unit that may hold it. */
export const route: Decide<'route'> = ({ unit, reason }, appeal, context) => {
  standsIn(appeal, 'reported');
  const bySystem = context.actor.role === 'system';
  const dispatcher = bySystem ? undefined : byIntake(appeal, context);
  if (bySystem && appeal.waitsBecause !== undefined) throw refusal('appeal/waits-for-person');
  const service = classified(appeal, context);
  if (unit !== undefined && dispatcher !== undefined) {
    const chosen = allowedHolder(unit, appeal, context);
    return routed(appeal, chosen, { ...byPerson(appeal, dispatcher), reason: reason ?? '' }, context);
  }
  const choice = chooseHolder({
    service,
    place: appeal.place,
    accused: appeal.accused,
    directory: context.directory,
  });
  if ('none' in choice) return queued(appeal, choice.none, choice.reason, context);
  const final = appeal.waitsBecause === 'second-return';
  const decides = dispatcher ?? decidesFor(choice.unit.id, appeal, context);
  return routed(appeal, choice.unit, { rule: choice.rule, reason: choice.reason, decides, final }, context);
};

type Named = Pick<Routing, 'rule' | 'decides' | 'final'>;

const byPerson = ({ waitsBecause }: Appeal, decides: UnitId): Named => {
  if (waitsBecause === 'second-return') return { rule: 'county-final', decides, final: true };
  return { rule: waitsBecause === 'returned' ? 'return' : 'person', decides, final: false };
};

const routed = (
  appeal: Appeal,
  unit: Unit,
  named: Named & Pick<Routing, 'reason'>,
  context: AppealContext,
): readonly AppealEvent[] => [
  event('AppealRouted', {
    unit: unit.id,
    tier: unit.tier,
    ...named,
    clocks: clocks({
      met: owedIds(appeal, 'dispatch'),
      started: [start(appeal, 'respond', unit.id, context, unit.tier)],
      changed: wholeOwnedBy(appeal, unit.id, context),
    }),
  }),
];

/** The list names nobody: the county dispatcher does. Said once. */
function queued(
  appeal: Appeal,
  cause: 'no-unit' | 'all-accused',
  reason: string,
  context: AppealContext,
): readonly AppealEvent[] {
  if (appeal.waitsBecause === cause) return [];
  const queue = takesInFor(appeal, context);
  const moved = queueOf(appeal) === queue ? [] : owed(appeal, 'dispatch', 'whole');
  const changed = moved.map(({ deadline }) => handOver(deadline, queue));
  return [event('AppealQueued', { queue, cause, reason, clocks: clocks({ changed }) })];
}

/** The dispatcher takes back what was routed wrongly, as long as nothing was asked or resolved. */
export const recall: Decide<'recall'> = ({ reason }, appeal, context) => {
  standsIn(appeal, 'routed', 'accepted', 'handling');
  const { held } = appeal;
  if (held === undefined || !isOverseenBy(appeal, context)) throw refusal('appeal/not-dispatcher');
  const by = context.actor.unit as UnitId;
  const queue = orStandIn(by, appeal, context);
  return [
    event('AppealRecalled', {
      by,
      from: held.unit,
      reason,
      queue,
      clocks: clocks({
        stopped: owedIds(appeal, 'respond', 'handle', 'return-decision'),
        started: [start(appeal, 'dispatch', queue, context)],
        changed: wholeOwnedBy(appeal, queue, context),
      }),
    }),
    event('AppealQueued', { queue, cause: 'recalled', reason }),
  ];
};
