import { appealOf, type Revision, type StreamName } from '../../kernel/ids';
import type { Saga } from '../../kernel/saga';
import type { AppealEvent } from '../domain/events';
import { appealSchemas } from '../domain/schemas';
import { momentOf, noticed } from '../notices/moments';

/** Of the streams that the task is addressed to, one for each appeal. */
export const NOTIFY = 'notify';

/** Have told whoever is to know of this event. */
export interface Notify {
  readonly verb: 'notify';
  readonly revision: Revision;
}

/**
 * Each event that somebody may be told of is handed to who writes and sends: at least once, in the order of its appeal. It
 * starts with what happens from now on: a county that begins with notices is not flooded with those of past years.
 */
export const notifyingSaga: Saga<object, AppealEvent, Notify> = {
  name: 'notifying',
  version: 1,
  startsAt: 'now',
  category: 'appeal',
  schemas: appealSchemas,
  initial: {},
  instancesOf: ({ stream, event }) => (noticed.includes(event.type) ? [appealOf(stream)] : []),
  evolve: (state) => state,
  react: (_state, input, instance) =>
    input.kind === 'event' && momentOf(input.recorded.event) !== undefined
      ? [
          {
            kind: 'send',
            to: `${NOTIFY}-${instance}` as StreamName,
            command: { verb: 'notify', revision: input.recorded.revision },
          },
        ]
      : [],
  isOver: () => true,
};
