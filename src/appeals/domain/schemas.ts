import type { EventSchemas } from '../../kernel/decider';
import { cards } from './events';

/** How each type of event is stored, as its card says. */
export const appealSchemas: EventSchemas = {
  versions: Object.fromEntries(cards.map(({ type, upcasts = [] }) => [type, upcasts.length + 1])),
  upcasts: Object.fromEntries(
    cards.map(({ type, upcasts = [] }) => [
      type,
      Object.fromEntries(upcasts.map((upcast, older) => [older + 1, upcast])),
    ]),
  ),
};
