import { anywhere, appealId, eventOf, freeText, plain, uploads, verb } from '../card';
import { bySystem } from '../guards';

const fields = {
  /** Where it was said; it is sealed under that appeal's key. */
  source: appealId,
  text: freeText,
  attachments: uploads,
  by: plain<'reporter' | 'staff'>(),
};

/** For staff alone: the lead's reporter reads nothing of what others say of the same matter. */
export const remarkCarried = eventOf('RemarkCarried', {
  data: fields,
  evolve: (appeal) => appeal,
  says: ({ by }) =>
    by === 'reporter'
      ? { zh: '并入诉求的诉求人补充说明', en: 'The reporter of a merged appeal commented' }
      : { zh: '并入诉求的工作人员备注', en: 'Staff commented on a merged appeal' },
  text: ({ text }) => text,
  shows: 'nothing',
});

/** To the lead: this was said of an appeal that you carry, and whoever handles it must know. */
export const carryRemark = verb('carryRemark', {
  by: 'system',
  data: fields,
  // What is merged carries nobody.
  meets: { ...anywhere, merged: 'appeal/not-absorbed' },
  refuses: ['appeal/system-only', 'appeal/not-absorbed'],
  rule: ({ source, text, attachments, by }, appeal, context) => {
    bySystem(context);
    if (!appeal.carries.includes(source)) throw context.refusal('appeal/not-absorbed');
    return [remarkCarried({ source, text, attachments, by })];
  },
});
