import type { EventFacts } from '../../kernel/event';
import type { Appeal } from './appeal';
import type { AppealEventData, AppealEventType } from './events';

/** What one event makes of an appeal; its clocks have been applied before. */
export type Step<T extends AppealEventType> = (
  appeal: Appeal,
  data: AppealEventData[T],
  facts: EventFacts,
) => Appeal;

/** Every event that may follow the first. */
export type Steps = { readonly [T in Exclude<AppealEventType, 'AppealReported'>]: Step<T> };
