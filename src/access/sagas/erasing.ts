import type { StreamName } from '../../kernel/ids';
import type { Saga } from '../../kernel/saga';
import { citizenOf, isOfCitizen, type IdentityEvent } from '../domain/identity';
import { accessSchemas, type AccessEvent } from '../domain/reveal';

/** Of the streams that the task is addressed to, one for each citizen. */
export const ERASE = 'erase';

/** Have carried out what stands in the citizen's stream: marks on appeals, and what was erased destroyed. */
export interface CarryOut {
  readonly verb: 'carryOut';
}

const carriedOut: readonly IdentityEvent['type'][] = [
  'IdentityRestricted',
  'RestrictionLifted',
  'IdentityErased',
];

/**
 * Whatever is decided of an identity is recorded first, and then carried out: at least once, and again after any crash
 * until all of it is done.
 */
export const erasingSaga: Saga<object, AccessEvent, CarryOut> = {
  name: 'erasing',
  version: 1,
  startsAt: 'beginning',
  category: 'access',
  schemas: accessSchemas,
  initial: {},
  instancesOf: ({ stream, event }) =>
    isOfCitizen(stream) && carriedOut.some((type) => type === event.type) ? [citizenOf(stream)] : [],
  evolve: (state) => state,
  react: (_state, input, citizen) =>
    input.kind === 'event'
      ? [{ kind: 'send', to: `${ERASE}-${citizen}` as StreamName, command: { verb: 'carryOut' } }]
      : [],
  isOver: () => true,
};
