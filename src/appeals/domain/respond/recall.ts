import type { UnitId } from '../../../kernel/ids';
import { eventOf, reasonText, standsIn, unitId, verb } from '../card';
import { clocks, ofHolding, ownedBy, owedIds, start } from '../clocks';
import { isOverseenBy } from '../guards';
import { orStandIn } from '../queue';
import { letGo, unheld } from '../resolution';
import { appealQueued } from './route';

export const appealRecalled = eventOf('AppealRecalled', {
  data: { by: unitId, from: unitId, reason: reasonText, queue: unitId },
  evolve: (appeal, { from }) => letGo(unheld(appeal), from),
  says: ({ from }, { unit }) => ({ zh: `从${unit(from).zh}收回改派`, en: `Recalled from ${unit(from).en}` }),
  text: ({ reason }) => reason,
  shows: 'all',
});

/** The dispatcher takes back what was routed wrongly, as long as nothing was asked or resolved. */
export const recall = verb('recall', {
  by: 'person',
  data: { reason: reasonText },
  meets: standsIn('routed', 'accepted', 'handling'),
  refuses: ['appeal/not-dispatcher'],
  rule: ({ reason }, appeal, context) => {
    const { held } = appeal;
    if (held === undefined || !isOverseenBy(appeal, context)) throw context.refusal('appeal/not-dispatcher');
    const by = context.actor.unit as UnitId;
    const queue = orStandIn(by, appeal, context);
    return [
      appealRecalled({
        by,
        from: held.unit,
        reason,
        queue,
        clocks: clocks({
          stopped: [...ofHolding(appeal), ...owedIds(appeal, 'co-handle', 'check-in')],
          started: [start(appeal, 'dispatch', queue, context)],
          changed: ownedBy(queue, appeal, context, 'whole'),
        }),
      }),
      appealQueued({ queue, cause: 'recalled', reason }),
    ];
  },
});
