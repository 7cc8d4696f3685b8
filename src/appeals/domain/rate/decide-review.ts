import type { Appeal } from '../appeal';
import { eventOf, freeText, optional, standsIn, verb, yesNo } from '../card';
import { clocks, lastOfRound, owedIds } from '../clocks';
import { byOwnerOf } from '../guards';
import { isKeptOpen, isUnderReview } from '../resolution';
import { closed } from './close';
import { reopened } from './reopen';

const fields = {
  upheld: yesNo,
  opinion: freeText,
  /** Who decided, when that was above the county. */
  external: optional(freeText),
};

export const reviewDecided = eventOf('ReviewDecided', {
  data: { ...fields, final: yesNo },
  evolve: (appeal, { final }) => ({ ...appeal, review: final ? 'final' : 'none' }),
  says: ({ upheld, final }) => ({
    zh: `复查${upheld ? '维持原处理' : '改变原处理'}${final ? '，终局' : ''}`,
    en: `Review ${upheld ? 'upholds the handling' : 'overturns the handling'}${final ? ', final' : ''}`,
  }),
  text: ({ opinion, external }) => [external, opinion],
  shows: 'all',
});

/** Upheld, it is final and what was only waiting for it closes; not upheld, a new round starts. */
export const decideReview = verb('decideReview', {
  by: 'person',
  data: fields,
  meets: standsIn('resolved', 'closed'),
  refuses: ['appeal/no-review-pending', 'appeal/not-dispatcher', 'appeal/external-reviewer-missing'],
  rule: ({ upheld, opinion, external }, appeal, context) => {
    if (!isUnderReview(appeal)) throw context.refusal('appeal/no-review-pending');
    byOwnerOf('review', appeal, context);
    const outside = appeal.review === 'pending-external';
    if (outside && external === undefined) throw context.refusal('appeal/external-reviewer-missing');
    const decided = reviewDecided({
      upheld,
      opinion,
      external: outside ? external : undefined,
      final: upheld,
      clocks: clocks({ met: owedIds(appeal, 'review') }),
    });
    if (!upheld) return [decided, reopened(appeal, opinion, context)];
    const cause = endsAs(appeal);
    return cause === undefined ? [decided] : [decided, closed(cause, appeal, 'review')];
  },
});

/** Rated, or past the time for it, nothing more is owed after a final review. */
function endsAs(appeal: Appeal): 'rated' | 'unrated' | undefined {
  if (appeal.status !== 'resolved' || isKeptOpen(appeal)) return undefined;
  if (appeal.round.rating !== undefined) return 'rated';
  return lastOfRound(appeal, 'rate')?.missedAt === undefined ? undefined : 'unrated';
}
