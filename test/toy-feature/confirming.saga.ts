import type { StreamName } from '../../src/kernel/ids';
import type { Saga } from '../../src/kernel/saga';
import { visitSchemas, type VisitCommand, type VisitEvent } from './visit';

export const confirmingSaga: Saga<object, VisitEvent, VisitCommand> = {
  name: 'confirming',
  version: 1,
  startsAt: 'beginning',
  category: 'visit',
  schemas: visitSchemas,
  instancesOf: ({ stream }) => [stream],
  initial: {},
  evolve: (state) => state,
  react: (_state, input, instance) =>
    input.kind === 'event' && input.recorded.event.type === 'VisitPlanned'
      ? [{ kind: 'send', to: instance as StreamName, command: { verb: 'confirmVisit' } }]
      : [],
  isOver: () => true,
};
