import type { Catalogue } from '../../catalogue';
import type { Directory } from '../../directory';
import type { DecisionContext } from '../../kernel/decider';
import type { Calendar, Policies } from '../../sla';
import type { Appeal } from './appeal';
import type { Commands, Verb } from './commands';
import type { AppealEvent, AppealEventData, AppealEventType } from './events';

/** Everything a decision may know, as it is in force now. */
export type AppealContext = DecisionContext & {
  readonly directory: Directory;
  readonly catalogue: Catalogue;
  readonly policies: Policies;
  readonly calendar: Calendar;
};

/** One verb's rules: guards first, then the events. Throws a `DomainError` and nothing else. */
export type Decide<V extends Verb> = (
  data: Commands[V],
  appeal: Appeal,
  context: AppealContext,
) => readonly AppealEvent[];

export const event = <T extends AppealEventType>(type: T, data: AppealEventData[T]): AppealEvent =>
  ({ type, data }) as AppealEvent;
