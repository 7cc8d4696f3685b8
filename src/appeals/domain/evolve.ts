import type { EventFacts } from '../../kernel/event';
import type { AppealState } from './appeal';
import { cardOf, type AppealEvent } from './events';
import { stepped } from './step';

/** Total: an event that follows nothing changes nothing. */
export function evolve(state: AppealState, event: AppealEvent, facts: EventFacts): AppealState {
  const card = cardOf(event.type);
  if (card.begins) return card.evolve(undefined as never, event.data, facts);
  return state.status === 'none' ? state : stepped(card, state, event.data, facts);
}
