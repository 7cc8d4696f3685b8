import { dayOf } from '../../../sla';
import { audience, eventOf, freeText, plain, standsIn, unresolved, uploads, verb } from '../card';
import { isInvolved, isReporter } from '../guards';

const fields = { text: freeText, attachments: uploads, visibleTo: audience };

export const commentAdded = eventOf('CommentAdded', {
  data: { ...fields, by: plain<'reporter' | 'staff'>() },
  evolve: (appeal, _, { occurredAt, actor }) => {
    const day = dayOf(occurredAt);
    const of = appeal.commented?.day === day ? appeal.commented.of : {};
    return { ...appeal, commented: { day, of: { ...of, [actor.id]: (of[actor.id] ?? 0) + 1 } } };
  },
  says: ({ by }) =>
    by === 'reporter'
      ? { zh: '诉求人补充说明', en: 'The reporter commented' }
      : { zh: '工作人员备注', en: 'Staff commented' },
  text: ({ text }) => text,
  shows: ({ visibleTo }) => (visibleTo === 'everyone' ? 'all' : 'nothing'),
});

/** Of one person on one appeal: whoever has more to say in a day is better served by a call. */
const MOST_A_DAY = 30;

/** Moves no clock: who has something to say is never kept waiting by it. */
export const comment = verb('comment', {
  by: 'person',
  data: fields,
  meets: standsIn(...unresolved, 'resolved'),
  refuses: ['appeal/not-involved', 'appeal/comments-of-today'],
  rule: ({ text, attachments, visibleTo }, appeal, context) => {
    const by = isReporter(appeal, context.actor) ? 'reporter' : 'staff';
    if (by === 'staff' && !isInvolved(appeal, context)) throw context.refusal('appeal/not-involved');
    const { commented } = appeal;
    const today = commented?.day === dayOf(context.now) ? (commented.of[context.actor.id] ?? 0) : 0;
    if (today >= MOST_A_DAY) throw context.refusal('appeal/comments-of-today', { most: MOST_A_DAY });
    return [commentAdded({ text, attachments, visibleTo, by })];
  },
});
