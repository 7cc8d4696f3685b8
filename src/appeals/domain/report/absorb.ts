import { appealId, eventOf, optional, reasonText, standsIn, verb } from '../card';
import { byOverseerOrSystem } from '../guards';
import { isHandledTogether } from './merge';

/** The reason is the source's, under the source's key. */
const fields = { source: appealId, reason: optional(reasonText) };

/**
 * With the reason, still under the source's key, so that a merge whose second half the caller never sent can be
 * finished without them.
 */
export const appealAbsorbed = eventOf('AppealAbsorbed', {
  data: fields,
  evolve: (appeal, { source }) => ({ ...appeal, carries: [...appeal.carries, source] }),
  says: { zh: '并入一件相同诉求', en: 'Took in another appeal of the same matter' },
  shows: 'nothing',
});

/** To the target: take this appeal in. Asked again, there is nothing to do. */
export const absorb = verb('absorb', {
  by: 'system',
  data: fields,
  meets: standsIn('reported', 'routed', 'accepted', 'handling', 'awaiting-information'),
  refuses: ['appeal/not-dispatcher', 'appeal/merged-with-itself', 'appeal/handled-alone'],
  rule: ({ source, reason }, appeal, context) => {
    byOverseerOrSystem(appeal, context);
    if (source === appeal.id) throw context.refusal('appeal/merged-with-itself');
    isHandledTogether(appeal, context);
    return appeal.carries.includes(source) ? [] : [appealAbsorbed({ source, reason })];
  },
});
