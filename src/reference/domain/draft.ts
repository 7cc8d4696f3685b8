import type { Actor } from '../../kernel/actor';
import type { Aggregate } from '../../kernel/aggregate';
import type { DecisionContext, EventSchemas } from '../../kernel/decider';
import type { RegionCode, Revision, StreamName } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { AdministeredDocument } from '../versions';

/** What may become the next version: anything, so that half of it can be put aside until tomorrow. */
export interface DraftSaved {
  readonly type: 'DraftSaved';
  readonly data: { readonly document: object };
}

interface SaveDraft {
  readonly verb: 'saveDraft';
  readonly data: DraftSaved['data'];
}

export interface Draft {
  readonly document: object;
  readonly by: Actor;
  readonly at: Instant;
  readonly revision: Revision;
}

export interface DraftState {
  readonly draft?: Draft | undefined;
}

export const draftSchemas: EventSchemas = { versions: { DraftSaved: 1 }, upcasts: {} };

export const draftAggregate: Aggregate<DraftState, SaveDraft, DraftSaved, DecisionContext> = {
  category: 'draft',
  decider: {
    initial: {},
    evolve: (_, { data: { document } }, { actor, occurredAt, revision }) => ({
      draft: { document, by: actor, at: occurredAt, revision },
    }),
    decide: ({ data: { document } }) => [{ type: 'DraftSaved', data: { document } }],
    misses: () => [],
  },
  schemas: draftSchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
};

/** One for each document: whoever drafts at the same time sees the other's. */
export const draftStream = (name: AdministeredDocument, county: RegionCode): StreamName =>
  `draft-${name}-${county}` as StreamName;
