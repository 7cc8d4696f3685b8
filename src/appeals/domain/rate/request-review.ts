import { barredFrom, holderAbove } from '../../../directory';
import type { UnitId } from '../../../kernel/ids';
import type { Appeal } from '../appeal';
import { eventOf, freeTextOr, optional, plain, standsIn, unitId, verb } from '../card';
import { clocks, owedIds, start } from '../clocks';
import type { AppealContext } from '../context';
import { takesInFor } from '../queue';
import { again, stageWords } from '../words';
import { answeredAt, isInTime, mayAskAgain, mayBeTakenUp } from './again';

const fields = { ground: freeTextOr<'low-rating' | 'not-solved'>() };

export const reviewRequested = eventOf('ReviewRequested', {
  data: {
    ...fields,
    /** 1 is 复查, 2 is 复核. Before there were two, there was one. */
    stage: optional(plain<1 | 2>()),
    /** The centre above that reviews; absent above the county: recorded as external. */
    reviewedBy: optional(unitId),
  },
  evolve: (appeal, { reviewedBy }) => ({
    ...appeal,
    review: reviewedBy === undefined ? 'pending-external' : 'pending',
  }),
  says: ({ reviewedBy, ground, stage = 1 }, { unit }) => {
    const name = stageWords[stage];
    return reviewedBy === undefined
      ? {
          zh: `申请上级${name.zh}${again(ground).zh}`,
          en: `${name.en} asked for above the county${again(ground).en}`,
        }
      : {
          zh: `申请${name.zh}，由${unit(reviewedBy).zh}${name.zh}${again(ground).zh}`,
          en: `${name.en} asked for, by ${unit(reviewedBy).en}${again(ground).en}`,
        };
  },
  text: ({ ground }) => (typeof ground === 'string' ? undefined : ground),
  shows: 'all',
});

/**
 * 复查 by the tier above whoever handled or refused it, then 复核 by the tier above that; above the county somebody
 * outside decides, and the county records it.
 */
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
    const byItself = typeof ground === 'string';
    mayAskAgain(byItself, appeal, context);
    if (byItself) {
      if (!appeal.reopenedByItself) throw context.refusal('appeal/reopen-first');
    } else {
      mayBeTakenUp(appeal, context, 'rated', 'unrated', 'declined', 'referred');
      // A second stage that comes too late is refused as final before this.
      if (appeal.upheld === undefined)
        isInTime('review', answeredAt(appeal, context), 'appeal/review-window-over', appeal, context);
    }
    const reviewedBy = reviewerOf(appeal, context);
    const owner = reviewedBy ?? takesInFor(appeal, context);
    return [
      reviewRequested({
        ground,
        stage: appeal.upheld === undefined ? 1 : 2,
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

/** None when it would be above the county: after one outside the county there is no way back into it. */
function reviewerOf(appeal: Appeal, { directory }: AppealContext): UnitId | undefined {
  const { upheld, refusedBy, round, held } = appeal;
  const id = upheld ? upheld.by : (refusedBy ?? round.resolution?.unit ?? held?.unit);
  const unit = id && directory.unit(id);
  return unit && holderAbove(unit, barredFrom(appeal), directory)?.id;
}
