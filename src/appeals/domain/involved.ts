import type { UnitId } from '../../kernel/ids';
import { cardOf, type AppealEvent } from './events';

/**
 * The units that an event brings into an appeal for good: whoever holds it, helps with it or decides on its
 * routing may go on seeing it. State and list both add them up, so that both answer "who may see" alike.
 */
export const involvedBy = ({ type, data }: AppealEvent): readonly UnitId[] =>
  cardOf(type).involves?.(data) ?? [];
