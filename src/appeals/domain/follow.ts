import { aboutOf } from './about';
import type { AppealState } from './appeal';
import type { AppealContext } from './context';
import type { AppealEvent } from './events';
import { evolve } from './evolve';
import { factsNow } from './step';

export interface Followed<State extends AppealState> {
  /** Each with what it is about once it has happened. */
  readonly events: readonly AppealEvent[];
  /** As they leave it, for what is decided after them in the same append. */
  readonly state: State;
}

export function follow<State extends AppealState>(
  before: State,
  events: readonly AppealEvent[],
  context: AppealContext,
): Followed<State> {
  if (events.length === 0) return { events, state: before };
  const facts = factsNow(context);
  let state: AppealState = before;
  const followed = events.map((event) => {
    state = evolve(state, event, facts);
    return state.status === 'none' ? event : aboutIts(event, state);
  });
  return { events: followed, state: state as State };
}

const aboutIts = (event: AppealEvent, state: Exclude<AppealState, { status: 'none' }>): AppealEvent =>
  ({ type: event.type, data: { ...event.data, about: aboutOf(state) } }) as AppealEvent;
