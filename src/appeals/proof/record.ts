import type { Aggregate } from '../../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import type { RegionCode, StreamName } from '../../kernel/ids';
import type { ProofCounts } from './deadline-proof';
import type { Finding } from './finding';

/** What one proof came to: so that every node, and who asks later, knows of it. */
export interface DeadlinesProven {
  readonly type: 'DeadlinesProven';
  readonly data: ProofCounts & {
    /** The first ones; `findings` counts all. */
    readonly first: readonly Finding[];
  };
}

interface RecordProof {
  readonly verb: 'recordProof';
  readonly data: DeadlinesProven['data'];
}

const decider: Decider<null, RecordProof, DeadlinesProven, DecisionContext> = {
  initial: null,
  evolve: () => null,
  decide: ({ data }) => [{ type: 'DeadlinesProven', data }],
  misses: () => [],
};

export const proofSchemas: EventSchemas = { versions: { DeadlinesProven: 1 }, upcasts: {} };

export const proofAggregate: Aggregate<null, RecordProof, DeadlinesProven, DecisionContext> = {
  category: 'proof',
  decider,
  schemas: proofSchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
};

export const proofStream = (county: RegionCode): StreamName => `proof-${county}` as StreamName;
