import type { Command, CommandOf, Verb } from '../../appeals';
import { appealStream, type AppealId, type IncidentId } from '../../kernel/ids';
import type { Saga, SagaEffect } from '../../kernel/saga';
import {
  incidentOf,
  incidentSchemas,
  incidentStream,
  type IncidentCommand,
  type IncidentEvent,
} from '../domain/incident';
import { redactionAt } from '../domain/redacting';

type Sent = Command | IncidentCommand;
type Effect = SagaEffect<Sent>;

/** One instance for each appeal of an incident, so that none waits for another. */
const instanceOf = (incident: IncidentId, appeal: AppealId): string => `${incident} ${appeal}`;

const toAppeal = <V extends Verb>(appeal: AppealId, verb: V, data: CommandOf<V>['data']): Effect => ({
  kind: 'send',
  to: appealStream(appeal),
  command: { verb, data } as Command,
});

/**
 * What an incident decides, each of its appeals is asked by a command of its own, and what it answers is told to the
 * incident: one that refuses leaves the others standing. Each command is sent at least once, under an id that follows from
 * the event, and takes effect once.
 */
export const carryingOutSaga: Saga<object, IncidentEvent, Sent> = {
  name: 'carrying-out',
  version: 1,
  startsAt: 'beginning',
  category: 'incident',
  schemas: incidentSchemas,
  instancesOf: ({ stream, event: { data } }) =>
    'appeals' in data ? data.appeals.map((appeal) => instanceOf(incidentOf(stream), appeal)) : [],
  initial: {},
  evolve: (state) => state,
  react(_state, input, instance) {
    const [incident, appeal] = instance.split(' ') as [IncidentId, AppealId];
    if (input.kind === 'event') return asking(input.recorded.event, incident, appeal);
    if (input.kind === 'timeout') return [];
    const code = input.kind === 'refused' ? input.code : undefined;
    const settling = settledBy(input.command.verb);
    if (settling === undefined) return [];
    const command: IncidentCommand = {
      verb: settling,
      data: { appeal, ...(code === undefined ? {} : { code }) },
    };
    return [{ kind: 'send', to: incidentStream(incident), command }];
  },
  isOver: () => true,
};

function asking(event: IncidentEvent, incident: IncidentId, appeal: AppealId): readonly Effect[] {
  switch (event.type) {
    case 'IncidentOpened':
    case 'AppealsAttached':
      return [toAppeal(appeal, 'joinIncident', { incident })];
    case 'AppealDetached':
      return [toAppeal(appeal, 'leaveIncident', { incident, reason: event.data.reason })];
    case 'IncidentTold':
      return [toAppeal(appeal, 'tellOfIncident', { incident, by: event.data.by, note: event.data.note })];
    case 'IncidentResolved': {
      const { outcome, account, attachments } = event.data;
      return [toAppeal(appeal, 'resolveWithIncident', { incident, outcome, account, attachments })];
    }
    case 'IncidentRedacted':
      return [toAppeal(appeal, 'redactWithIncident', redactionAt(event.data, appeal))];
    case 'AttachingSettled':
    case 'ResolvingSettled':
      return [];
    default:
      return event satisfies never;
  }
}

/** Whose outcome the incident wants to know. */
function settledBy(verb: Sent['verb']): 'settleAttaching' | 'settleResolving' | undefined {
  if (verb === 'joinIncident') return 'settleAttaching';
  return verb === 'resolveWithIncident' ? 'settleResolving' : undefined;
}
