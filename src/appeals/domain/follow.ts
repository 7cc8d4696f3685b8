import type { AppealState } from './appeal';
import type { AppealContext } from './context';
import type { AppealEvent } from './events';
import { Decided, evolve } from './evolve';

export interface Followed<State extends AppealState> {
  /** Each with what it is about. */
  readonly events: readonly AppealEvent[];
  /** As they leave it, for what is decided after them in the same append. */
  readonly state: State;
}

export function follow<State extends AppealState>(
  before: State,
  events: readonly AppealEvent[],
  { now, actor }: AppealContext,
): Followed<State> {
  const facts = { occurredAt: now, actor };
  let state: AppealState = before;
  const decided = events.map((event) => {
    const told = new Decided(state, event, facts) as AppealEvent;
    state = evolve(state, told, facts);
    return told;
  });
  return { events: decided, state: state as State };
}
