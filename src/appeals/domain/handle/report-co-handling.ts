import type { UnitId } from '../../../kernel/ids';
import { eventOf, freeText, standsIn, unitId, uploads, verb } from '../card';
import { clocks } from '../clocks';
import { isStaffOf } from '../guards';
import { partOf } from './name-helpers';

const fields = { account: freeText, attachments: uploads };

export const coHandlingReported = eventOf('CoHandlingReported', {
  data: { ...fields, by: unitId },
  evolve: (appeal) => appeal,
  says: ({ by }, { unit }) => ({
    zh: `${unit(by).zh}反馈协办结果`,
    en: `${unit(by).en} reported what it helped with`,
  }),
  text: ({ account }) => account,
  shows: 'sentence',
});

/** By the helper, late or not, wherever the matter stands meanwhile: its part is done. */
export const reportCoHandling = verb('reportCoHandling', {
  by: 'person',
  data: fields,
  meets: standsIn('routed', 'accepted', 'handling', 'awaiting-information', 'suspended'),
  refuses: ['appeal/not-helper'],
  rule: ({ account, attachments }, appeal, { actor, refusal }) => {
    const part = isStaffOf(actor.unit, actor) ? partOf(actor.unit, appeal) : undefined;
    if (part === undefined) throw refusal('appeal/not-helper');
    const met = [part.deadline.id];
    return [coHandlingReported({ account, attachments, by: actor.unit as UnitId, clocks: clocks({ met }) })];
  },
});
