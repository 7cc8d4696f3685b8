import { holderAbove } from '../../directory';
import type { UnitId } from '../../kernel/ids';
import type { Appeal } from './appeal';
import { clocks, lastOfRound, owedIds, start } from './clocks';
import { event, type AppealContext, type Decide } from './context';
import { refusal } from './errors';
import { standingResolution } from './feedback';
import { byOwnerOf, byReporter, bySystem } from './guards';
import { takesInFor } from './queue';
import { answeredAt, closed, isInTime, mayBeTakenUp, reopened } from './again';
import { isDissatisfied, isKeptOpen, isUnderReview } from './resolution';
import { standsIn } from './standing';

/** 复查 by the tier above; above the county somebody outside decides, and the county records it. */
export const requestReview: Decide<'requestReview'> = ({ ground }, appeal, context) => {
  if (appeal.status !== 'closed') standingResolution(appeal);
  if (typeof ground === 'string') bySystem(context);
  else byReporter(appeal, context);
  if (appeal.review === 'final') throw refusal('appeal/review-final');
  if (isUnderReview(appeal)) throw refusal('appeal/review-pending');
  if (typeof ground === 'string') {
    standsIn(appeal, 'resolved');
    if (!isDissatisfied(appeal)) throw refusal('appeal/rating-not-low');
    if (!appeal.reopenedByItself) throw refusal('appeal/reopen-first');
  } else {
    mayBeTakenUp(appeal, 'rated', 'unrated', 'declined');
    isInTime('review', answeredAt(appeal, context), 'appeal/review-window-over', appeal, context);
  }
  const reviewedBy = reviewerOf(appeal, context);
  const owner = reviewedBy ?? takesInFor(appeal, context);
  return [
    event('ReviewRequested', {
      ground,
      reviewedBy,
      clocks: clocks({
        // The dispatch that a low rating owed: the review takes its place.
        stopped: owedIds(appeal, 'dispatch'),
        started: [start(appeal, 'review', owner, context)],
      }),
    }),
  ];
};

function reviewerOf(appeal: Appeal, { directory }: AppealContext): UnitId | undefined {
  const id = appeal.round.resolution?.unit ?? appeal.held?.unit;
  const unit = id && directory.unit(id);
  return unit && holderAbove(unit, appeal.accused, directory)?.id;
}

/** Upheld, it is final and what was only waiting for it closes; not upheld, a new round starts. */
export const decideReview: Decide<'decideReview'> = ({ upheld, opinion, external }, appeal, context) => {
  standsIn(appeal, 'resolved', 'closed');
  if (!isUnderReview(appeal)) throw refusal('appeal/no-review-pending');
  byOwnerOf('review', appeal, context);
  const outside = appeal.review === 'pending-external';
  if (outside && external === undefined) throw refusal('appeal/external-reviewer-missing');
  const decided = event('ReviewDecided', {
    upheld,
    opinion,
    external: outside ? external : undefined,
    final: upheld,
    clocks: clocks({ met: owedIds(appeal, 'review') }),
  });
  if (!upheld) return [decided, reopened(appeal, opinion, context)];
  const cause = endsAs(appeal);
  return cause === undefined ? [decided] : [decided, closed(cause, appeal, 'review')];
};

/** Rated, or past the time for it, nothing more is owed after a final review. */
function endsAs(appeal: Appeal): 'rated' | 'unrated' | undefined {
  if (appeal.status !== 'resolved' || isKeptOpen(appeal)) return undefined;
  if (appeal.round.rating !== undefined) return 'rated';
  return lastOfRound(appeal, 'rate')?.missedAt === undefined ? undefined : 'unrated';
}
