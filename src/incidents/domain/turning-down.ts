import type { Aggregate } from '../../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import type { KeyId, RegionCode, ServiceId, StreamName, UnitId } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';

interface Data {
  readonly region: RegionCode;
  readonly service: ServiceId;
  readonly by: UnitId;
  readonly reason: Sealed<string>;
  /** Under which the reason is sealed. */
  readonly key: KeyId;
}
export interface SuggestionTurnedDown {
  readonly type: 'SuggestionTurnedDown';
  readonly data: Data;
}
export type SuggestionEvent = SuggestionTurnedDown;
export interface SuggestionCommand {
  readonly verb: 'turnDownSuggestion';
  readonly data: Data;
}

export const suggestionSchemas: EventSchemas = { versions: { SuggestionTurnedDown: 1 }, upcasts: {} };

const decider: Decider<null, SuggestionCommand, SuggestionEvent, DecisionContext> = {
  initial: null,
  evolve: (state) => state,
  // It may be said again: of what was reported since.
  decide: ({ data }) => [{ type: 'SuggestionTurnedDown', data }],
  misses: () => [],
};

/** What a dispatcher said of a suggestion: no common cause. A stream for each place and service. */
export const suggestionAggregate: Aggregate<null, SuggestionCommand, SuggestionEvent, DecisionContext> = {
  category: 'suggestion',
  decider,
  schemas: suggestionSchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
};

export const suggestionStream = (region: RegionCode, service: ServiceId): StreamName =>
  `suggestion-${region}-${service}` as StreamName;
