import { eventOf, freeText, optional, plain, standsIn, verb, yesNo } from '../card';
import { clocks, owedIds, start } from '../clocks';
import { feedbackDelivered } from '../feedback/deliver-feedback';
import { byReporter } from '../guards';
import { isSupervised } from '../handle/supervision';
import { takesInFor } from '../queue';
import { inRound, isKeptOpen, isLow, isUnderReview, standingResolution } from '../resolution';
import { isInTime } from './again';
import { closed } from './close';

const fields = {
  /** 1 to 5. */
  stars: plain<number>(),
  responded: yesNo,
  solved: yesNo,
  satisfied: yesNo,
  remark: optional(freeText),
};

export const appealRated = eventOf('AppealRated', {
  data: { ...fields, round: plain<number>() },
  evolve: (appeal, { stars, solved }) => inRound(appeal, { rating: { stars, solved } }),
  says: ({ stars, solved }) => ({
    zh: `评价${stars}星，${solved ? '已解决' : '未解决'}`,
    en: `Rated ${stars} of 5 stars, ${solved ? 'solved' : 'not solved'}`,
  }),
  text: ({ remark }) => remark,
  shows: 'all',
});

/**
 * The reporter's word, once a round. It counts as delivery; content, it closes the appeal, also one kept open,
 * unless a review has yet to be decided or a supervision to be closed.
 * After a low rating the county owes a new dispatch, so that nothing rests on the saga alone.
 */
export const rate = verb('rate', {
  by: 'person',
  data: fields,
  meets: standsIn('resolved'),
  refuses: [
    'appeal/resolution-unconfirmed',
    'appeal/origin-not-rated',
    'appeal/not-reporter',
    'appeal/invalid-stars',
    'appeal/already-rated',
    'appeal/rate-window-over',
  ],
  rule: ({ stars, responded, solved, satisfied, remark }, appeal, context) => {
    const { refusal } = context;
    const { deliveredAt } = standingResolution(appeal, context);
    if (appeal.origin !== 'citizen') throw refusal('appeal/origin-not-rated');
    byReporter(appeal, context);
    if (!Number.isInteger(stars) || stars < 1 || stars > 5) throw refusal('appeal/invalid-stars');
    if (appeal.round.rating !== undefined) throw refusal('appeal/already-rated');
    if (deliveredAt !== undefined) isInTime('rate', deliveredAt, 'appeal/rate-window-over', appeal, context);

    const low = isLow({ stars, solved });
    const settled = !low || (appeal.review === 'final' && !isKeptOpen(appeal));
    const closes = settled && !isUnderReview(appeal) && !isSupervised(appeal);
    const owesDispatch = low && appeal.review === 'none';
    const met = owedIds(appeal, 'feedback');
    const delivered =
      deliveredAt === undefined
        ? [feedbackDelivered({ to: 'reporter', means: 'rating', clocks: clocks({ met }) })]
        : [];
    const rated = appealRated({
      round: appeal.round.number,
      stars,
      responded,
      solved,
      satisfied,
      remark,
      clocks: clocks({
        met: owedIds(appeal, 'rate'),
        started: owesDispatch ? [start(appeal, 'dispatch', takesInFor(appeal, context), context)] : [],
      }),
    });
    return closes
      ? [...delivered, rated, closed('rated', appeal, 'feedback', 'rate')]
      : [...delivered, rated];
  },
});
