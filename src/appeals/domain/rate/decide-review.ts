import { eventOf, freeText, optional, plain, standsIn, unitId, verb, yesNo } from '../card';
import { clocks, owedIds } from '../clocks';
import { byOwnerOf } from '../guards';
import { isSupervised } from '../handle/supervision';
import { isUnderReview } from '../resolution';
import { stageWords } from '../words';
import { closed } from './close';
import { endsAs } from './ends-as';
import { reopened } from './reopen';

const fields = {
  upheld: yesNo,
  opinion: freeText,
  /** Who decided, when that was above the county. */
  external: optional(freeText),
};

export const reviewDecided = eventOf('ReviewDecided', {
  data: {
    ...fields,
    final: yesNo,
    /** 1 is 复查, 2 is 复核. Before there were two, there was one, and it was final. */
    stage: optional(plain<1 | 2>()),
    /** The centre that decided; absent above the county. */
    by: optional(unitId),
  },
  evolve: (appeal, { final, upheld, by }, { occurredAt }) => ({
    ...appeal,
    review: final ? 'final' : 'none',
    upheld: upheld && !final ? { by, at: occurredAt } : undefined,
  }),
  says: ({ upheld, final, stage = 1 }) => ({
    zh: `${stageWords[stage].zh}${upheld ? '维持原处理意见' : '改变原处理意见'}${final ? '，为终局意见' : ''}`,
    en: `${stageWords[stage].en} ${upheld ? 'upholds' : 'overturns'} the handling${final ? ', final' : ''}`,
  }),
  text: ({ opinion, external }) => [external, opinion],
  shows: 'all',
});

/**
 * Upheld, what was only waiting for it closes, and the 复核 is final; not upheld, a new round starts.
 */
export const decideReview = verb('decideReview', {
  by: 'person',
  data: fields,
  meets: standsIn('resolved', 'closed'),
  refuses: ['appeal/no-review-pending', 'appeal/not-dispatcher', 'appeal/external-reviewer-missing'],
  rule: ({ upheld, opinion, external }, appeal, context) => {
    if (!isUnderReview(appeal)) throw context.refusal('appeal/no-review-pending');
    const by = byOwnerOf('review', appeal, context);
    const stage = appeal.upheld === undefined ? 1 : 2;
    const outside = appeal.review === 'pending-external';
    if (outside && external === undefined) throw context.refusal('appeal/external-reviewer-missing');
    const decided = reviewDecided({
      upheld,
      opinion,
      external: outside ? external : undefined,
      final: upheld && stage === 2,
      stage,
      by: outside ? undefined : by,
      clocks: clocks({ met: owedIds(appeal, 'review') }),
    });
    if (!upheld) return [decided, reopened(appeal, opinion, context)];
    const cause = isSupervised(appeal) ? undefined : endsAs(appeal);
    return cause === undefined ? [decided] : [decided, closed(cause, appeal, 'review')];
  },
});
