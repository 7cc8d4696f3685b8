import type { FoldFacts } from '../../kernel/cards';
import { aboutOf } from './about';
import type { AppealState } from './appeal';
import { cardOf, type AppealEvent } from './events';
import { stepped } from './step';

/** Total: an event that follows nothing changes nothing. */
export const evolve = (state: AppealState, event: AppealEvent, facts: FoldFacts): AppealState =>
  Decided.foreseen(state, event, facts) ?? fold(state, event, facts);

function fold(state: AppealState, { type, data }: AppealEvent, facts: FoldFacts): AppealState {
  const card = cardOf(type);
  if (card.begins) return card.evolve(undefined as never, data, facts);
  return state.status === 'none' ? state : stepped(card, state, data, facts);
}

/**
 * An event as it was decided, with what it is about once it has happened. To know that, the decision folds it, as
 * executor and answer do after it with the same object on the same state: it remembers, so that it is folded once.
 */
export class Decided {
  readonly type: AppealEvent['type'];
  readonly data: AppealEvent['data'];
  readonly #from: AppealState;
  readonly #facts: FoldFacts;
  readonly #to: AppealState;

  constructor(from: AppealState, event: AppealEvent, facts: FoldFacts) {
    const to = fold(from, event, facts);
    this.type = event.type;
    this.data = to.status === 'none' ? event.data : { about: aboutOf(to), ...event.data };
    this.#from = from;
    this.#facts = facts;
    this.#to = to;
  }

  static foreseen(
    from: AppealState,
    event: object,
    { occurredAt, actor }: FoldFacts,
  ): AppealState | undefined {
    if (!(#to in event) || event.#from !== from) return undefined;
    return event.#facts.occurredAt === occurredAt && event.#facts.actor === actor ? event.#to : undefined;
  }
}
