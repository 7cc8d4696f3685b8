import type { EventCard } from '../../kernel/cards';
import type { Appeal } from './appeal';
import { feedbackEvents } from './feedback/cards';
import { handleEvents } from './handle/cards';
import { rateEvents } from './rate/cards';
import { reportEvents } from './report/cards';
import { respondEvents } from './respond/cards';
import { timeEvents } from './time/cards';
import type { Names } from './words';

/** Every type of event, in the order of the steps. */
export const cards = [
  ...reportEvents,
  ...respondEvents,
  ...handleEvents,
  ...feedbackEvents,
  ...rateEvents,
  ...timeEvents,
] as const;

export type AppealEvent = ReturnType<(typeof cards)[number]>;
export type AppealEventType = AppealEvent['type'];
export type AppealEventData = { readonly [E in AppealEvent as E['type']]: E['data'] };
export type AppealEventOf<T extends AppealEventType> = Extract<AppealEvent, { readonly type: T }>;

/** A card as those read it who have the event and need not know which it is. */
type AnyCard = EventCard<AppealEventType, object, Appeal, Names>;
const byType = Object.fromEntries(cards.map((card) => [card.type, card])) as unknown as Readonly<
  Record<AppealEventType, AnyCard>
>;

export const cardOf = (type: AppealEventType): AnyCard => byType[type];
