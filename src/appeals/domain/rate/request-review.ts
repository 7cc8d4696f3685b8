import { barredFrom, holderAbove } from '../../../directory';
import type { UnitId } from '../../../kernel/ids';
import type { Appeal } from '../appeal';
import { eventOf, freeTextOr, optional, standsIn, unitId, verb } from '../card';
import { clocks, owedIds, start } from '../clocks';
import type { AppealContext } from '../context';
import { byReporter, bySystem } from '../guards';
import { takesInFor } from '../queue';
import { isDissatisfied, isUnderReview, standingResolution } from '../resolution';
import { again } from '../words';
import { answeredAt, isInTime, mayBeTakenUp } from './again';

const fields = { ground: freeTextOr<'low-rating' | 'not-solved'>() };

export const reviewRequested = eventOf('ReviewRequested', {
  data: {
    ...fields,
    /** The centre above that reviews; absent above the county: recorded as external. */
    reviewedBy: optional(unitId),
  },
  evolve: (appeal, { reviewedBy }) => ({
    ...appeal,
    review: reviewedBy === undefined ? 'pending-external' : 'pending',
  }),
  says: ({ reviewedBy, ground }, { unit }) =>
    reviewedBy === undefined
      ? { zh: `申请上级复查${again(ground).zh}`, en: `Review asked for above the county${again(ground).en}` }
      : {
          zh: `申请复查，由${unit(reviewedBy).zh}复查${again(ground).zh}`,
          en: `Review asked for, by ${unit(reviewedBy).en}${again(ground).en}`,
        },
  text: ({ ground }) => (typeof ground === 'string' ? undefined : ground),
  shows: 'all',
});

/** 复查 by the tier above; above the county somebody outside decides, and the county records it. */
export const requestReview = verb('requestReview', {
  by: 'person',
  data: fields,
  meets: standsIn('resolved', 'closed'),
  refuses: [
    'appeal/resolution-unconfirmed',
    'appeal/not-reporter',
    'appeal/review-final',
    'appeal/review-pending',
    'appeal/not-reopenable',
    'appeal/review-window-over',
  ],
  refusesInside: ['appeal/system-only', 'appeal/closed', 'appeal/rating-not-low', 'appeal/reopen-first'],
  rule: ({ ground }, appeal, context) => {
    const { refusal } = context;
    const byItself = typeof ground === 'string';
    if (appeal.status !== 'closed') standingResolution(appeal, context);
    if (byItself) bySystem(context);
    else byReporter(appeal, context);
    if (appeal.review === 'final') throw refusal('appeal/review-final');
    if (isUnderReview(appeal)) throw refusal('appeal/review-pending');
    if (byItself) {
      if (appeal.status === 'closed') throw refusal('appeal/closed');
      if (!isDissatisfied(appeal)) throw refusal('appeal/rating-not-low');
      if (!appeal.reopenedByItself) throw refusal('appeal/reopen-first');
    } else {
      mayBeTakenUp(appeal, context, 'rated', 'unrated', 'declined');
      isInTime('review', answeredAt(appeal, context), 'appeal/review-window-over', appeal, context);
    }
    const reviewedBy = reviewerOf(appeal, context);
    const owner = reviewedBy ?? takesInFor(appeal, context);
    return [
      reviewRequested({
        ground,
        reviewedBy,
        clocks: clocks({
          // The dispatch that a low rating owed: the review takes its place.
          stopped: owedIds(appeal, 'dispatch'),
          started: [start(appeal, 'review', owner, context)],
        }),
      }),
    ];
  },
});

function reviewerOf(appeal: Appeal, { directory }: AppealContext): UnitId | undefined {
  const id = appeal.round.resolution?.unit ?? appeal.held?.unit;
  const unit = id && directory.unit(id);
  return unit && holderAbove(unit, barredFrom(appeal), directory)?.id;
}
