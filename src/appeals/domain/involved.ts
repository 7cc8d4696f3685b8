import type { UnitId } from '../../kernel/ids';
import type { AppealEvent } from './events';

/**
 * The units that an event brings into an appeal for good: whoever holds it, helps with it or decides on its
 * routing may go on seeing it. State and list both add them up, so that both answer "who may see" alike.
 */
export function involvedBy(event: AppealEvent): readonly UnitId[] {
  switch (event.type) {
    case 'AppealRouted':
      return [event.data.unit, event.data.decides];
    case 'AppealTransferred':
      return [event.data.to];
    case 'AppealAnsweredDirectly':
      return [event.data.unit];
    case 'AppealEscalated': {
      const { to, decides, helper, routed } = event.data;
      return [...(routed ? [to] : []), decides, ...(helper === undefined ? [] : [helper])];
    }
    default:
      return [];
  }
}
