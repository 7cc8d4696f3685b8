import { eventOf, reasonText, standsIn, unitId, verb, yesNo } from '../card';
import { clocks, owedIds, start, ownedBy } from '../clocks';
import { byOwnerOf } from '../guards';
import { inRound, letGo, unheld } from '../resolution';
import { appealQueued } from './route';

export const returnGranted = eventOf('ReturnGranted', {
  data: { by: unitId, returnedBy: unitId, reason: reasonText, queue: unitId },
  evolve: (appeal, { returnedBy }) => letGo(unheld(appeal), returnedBy),
  says: ({ by }, { unit }) => ({ zh: `${unit(by).zh}同意退单`, en: `${unit(by).en} granted the return` }),
  text: ({ reason }) => reason,
  shows: 'all',
});

export const returnRefused = eventOf('ReturnRefused', {
  data: { by: unitId, reason: reasonText },
  evolve: (appeal) => inRound(appeal, { returning: undefined }),
  says: ({ by }, { unit }) => ({ zh: `${unit(by).zh}驳回退单`, en: `${unit(by).en} refused the return` }),
  text: ({ reason }) => reason,
  shows: 'all',
});

/** Granted, it waits for the dispatcher who decided; after the second, whose routing is final. */
export const decideReturn = verb('decideReturn', {
  by: 'person',
  data: { granted: yesNo, reason: reasonText },
  meets: standsIn('routed'),
  refuses: ['appeal/no-return-pending', 'appeal/not-dispatcher'],
  rule: ({ granted, reason }, appeal, context) => {
    const { returning, returns } = appeal.round;
    if (returning === undefined) throw context.refusal('appeal/no-return-pending');
    const by = byOwnerOf('return-decision', appeal, context);
    const met = owedIds(appeal, 'return-decision');
    if (!granted) return [returnRefused({ by, reason, clocks: clocks({ met }) })];
    return [
      returnGranted({
        by,
        returnedBy: returning,
        reason,
        queue: by,
        clocks: clocks({
          met,
          stopped: owedIds(appeal, 'respond'),
          started: [start(appeal, 'dispatch', by, context)],
          changed: ownedBy(by, appeal, context, 'whole'),
        }),
      }),
      appealQueued({ queue: by, cause: returns >= 2 ? 'second-return' : 'returned', reason }),
    ];
  },
});
