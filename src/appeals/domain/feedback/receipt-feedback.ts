import { eventOf, freeText, optional, standsIn, verb } from '../card';
import { isGridWorkerOf } from '../guards';
import { standingResolution, withResolution } from '../resolution';

const fields = { note: optional(freeText) };

export const feedbackReceipted = eventOf('FeedbackReceipted', {
  data: fields,
  evolve: (appeal) => withResolution(appeal, { receipted: true }),
  says: { zh: '网格员已签收反馈', en: 'The grid worker receipted the answer' },
  text: ({ note }) => note,
  shows: 'sentence',
});

export const receiptFeedback = verb('receiptFeedback', {
  by: 'person',
  data: fields,
  meets: standsIn('resolved'),
  refuses: [
    'appeal/resolution-unconfirmed',
    'appeal/not-grid-worker',
    'appeal/nothing-to-receipt',
    'appeal/already-receipted',
  ],
  rule: ({ note }, appeal, context) => {
    const { withGridWorker, receipted } = standingResolution(appeal, context);
    if (!isGridWorkerOf(appeal, context)) throw context.refusal('appeal/not-grid-worker');
    if (!withGridWorker) throw context.refusal('appeal/nothing-to-receipt');
    if (receipted) throw context.refusal('appeal/already-receipted');
    return [feedbackReceipted({ note })];
  },
});
