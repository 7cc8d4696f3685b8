import type { Aggregate } from '../../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import type { AppealId, UnitId } from '../../kernel/ids';

/** In the order of their ids. */
export type Two = readonly [AppealId, AppealId];

interface ToldApart {
  readonly type: 'ToldApart';
  readonly data: { readonly appeals: Two; readonly by?: UnitId | undefined };
}
/** What is said of two. */
export type PairEvent = ToldApart;
export interface PairCommand {
  readonly verb: 'tellApart';
  readonly data: { readonly appeals: Two; readonly by?: UnitId | undefined };
}
/** Whether somebody has said that they are two matters. */
type Pair = 'untold' | 'apart';

export const pairSchemas: EventSchemas = { versions: { ToldApart: 1 }, upcasts: {} };

const decider: Decider<Pair, PairCommand, PairEvent, DecisionContext> = {
  initial: 'untold',
  evolve: () => 'apart',
  decide: ({ data }, pair) => (pair === 'apart' ? [] : [{ type: 'ToldApart', data }]),
  misses: () => [],
};

/**
 * Two appeals of which somebody has looked at both. What is said of two belongs to neither: no revision of theirs moves
 * by it, and no clock.
 */
export const pairAggregate: Aggregate<Pair, PairCommand, PairEvent, DecisionContext> = {
  category: 'pair',
  decider,
  schemas: pairSchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
};

export const twoOf = (one: AppealId, other: AppealId): Two => (one < other ? [one, other] : [other, one]);
