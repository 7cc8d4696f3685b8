import { personVerbs, type Verb } from '../../appeals';

/** The privacy verb lives in a stream of its own and is permitted like the rest. */
export type PermittedVerb = Verb | 'revealIdentity';

/** Every verb that a person may send; the engine's own are `system`'s alone. */
export const permittedVerbs: readonly PermittedVerb[] = [...personVerbs, 'revealIdentity'];
