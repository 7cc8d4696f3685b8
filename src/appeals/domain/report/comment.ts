import { audience, eventOf, freeText, plain, standsIn, unresolved, uploads, verb } from '../card';
import { isInvolved, isReporter } from '../guards';

const fields = { text: freeText, attachments: uploads, visibleTo: audience };

export const commentAdded = eventOf('CommentAdded', {
  data: { ...fields, by: plain<'reporter' | 'staff'>() },
  evolve: (appeal) => appeal,
  says: ({ by }) =>
    by === 'reporter'
      ? { zh: '诉求人补充说明', en: 'The reporter commented' }
      : { zh: '工作人员备注', en: 'Staff commented' },
  text: ({ text }) => text,
  shows: ({ visibleTo }) => (visibleTo === 'everyone' ? 'all' : 'nothing'),
});

/** Moves no clock: who has something to say is never kept waiting by it, nor kept quiet. */
export const comment = verb('comment', {
  by: 'person',
  data: fields,
  meets: standsIn(...unresolved, 'resolved'),
  refuses: ['appeal/not-involved'],
  rule: ({ text, attachments, visibleTo }, appeal, context) => {
    const by = isReporter(appeal, context.actor) ? 'reporter' : 'staff';
    if (by === 'staff' && !isInvolved(appeal, context)) throw context.refusal('appeal/not-involved');
    return [commentAdded({ text, attachments, visibleTo, by })];
  },
});
