import type { Revision, StreamName } from '../../kernel/ids';
import type { Saga } from '../../kernel/saga';
import { incidentOf, incidentSchemas, type IncidentEvent } from '../domain/incident';

/** Of the streams that the task is addressed to, one for each incident. */
export const HIDE = 'hide';

/** Have hidden in its appeals what this event of the incident hid. */
export interface HideOn {
  readonly verb: 'hideOn';
  readonly revision: Revision;
}

/**
 * What was hidden of an incident is hidden in its appeals by whoever asked for it, before they are answered; by this saga once
 * more under the same commands, which changes nothing unless that broke off: at least once, and until all of it is done.
 */
export const hidingSaga: Saga<object, IncidentEvent, HideOn> = {
  name: 'hiding',
  version: 1,
  startsAt: 'beginning',
  category: 'incident',
  schemas: incidentSchemas,
  instancesOf: ({ stream, event }) => (asks(event) ? [incidentOf(stream)] : []),
  initial: {},
  evolve: (state) => state,
  react: (_state, input, incident) =>
    input.kind === 'event'
      ? [
          {
            kind: 'send',
            to: `${HIDE}-${incident}` as StreamName,
            command: { verb: 'hideOn', revision: input.recorded.revision },
          },
        ]
      : [],
  isOver: () => true,
};

const asks = ({ type, data }: IncidentEvent): boolean =>
  type === 'IncidentRedacted' && (data.passage ?? data.attachment) !== undefined;
