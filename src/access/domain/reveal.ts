import type { Actor } from '../../kernel/actor';
import type { Aggregate } from '../../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import type { AppealId } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import { revealError } from '../errors';

/** Whose contact an appeal holds. */
export type RevealedParty = 'reporter' | 'proxy';

/** Who reads whose identity, and why. Whoever asks stands in the event's metadata. */
export interface RevealIdentity {
  readonly verb: 'revealIdentity';
  readonly data: {
    readonly appeal: AppealId;
    /** Sealed under the appeal's key: people write names into reasons. */
    readonly purpose: Sealed<string>;
    readonly shows: readonly RevealedParty[];
    readonly violation: boolean;
  };
}

export interface IdentityRevealed {
  readonly type: 'IdentityRevealed';
  readonly data: {
    readonly appeal: AppealId;
    readonly purpose: Sealed<string>;
    readonly shows: readonly RevealedParty[];
  };
}

export type AccessEvent = IdentityRevealed;

/** Of the `access-` stream beside an appeal. Restricting and erasing will need more of it. */
export interface AccessState {
  readonly reveals: number;
}

/** Who handles; supervisors and auditors watch those who do. */
const handlers: ReadonlySet<Actor['role']> = new Set(['officer', 'dispatcher', 'grid-worker']);

export const accessDecider: Decider<AccessState, RevealIdentity, AccessEvent, DecisionContext> = {
  initial: { reveals: 0 },
  evolve: ({ reveals }) => ({ reveals: reveals + 1 }),
  decide: ({ data: { appeal, purpose, shows, violation } }, _state, { actor }) => {
    if (violation && handlers.has(actor.role)) throw revealError('reveal/refused');
    if (shows.length === 0) throw revealError('reveal/nobody');
    return [{ type: 'IdentityRevealed', data: { appeal, purpose, shows } }];
  },
  // No clock runs on who reads what.
  misses: () => [],
};

export const accessSchemas: EventSchemas = { versions: { IdentityRevealed: 1 }, upcasts: {} };

/** The `access-` stream beside an appeal's own, as the executor runs it. */
export const accessAggregate: Aggregate<AccessState, RevealIdentity, AccessEvent, DecisionContext> = {
  category: 'access',
  decider: accessDecider,
  schemas: accessSchemas,
  context: (now, actor, { versions }) => ({ now, actor, versions: { ...versions } }),
};
