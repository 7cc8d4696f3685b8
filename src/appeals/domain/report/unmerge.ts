import type { Appeal } from '../appeal';
import { appealId, eventOf, only, plain, reasonText, verb } from '../card';
import { clocks, owed, resumed, withinLead } from '../clocks';
import type { AppealContext } from '../context';
import type { AppealEventOf } from '../events';
import { byOverseerOrSystem } from '../guards';
import { isReviewFinal } from '../rate/again';
import { reopened } from '../rate/reopen';
import { isUnderReview } from '../resolution';
import type { Reason, StoodBeforeMerge } from '../values';

const fields = { reason: reasonText };

/** Back to where it stood: `status` is the one it had when it was merged, or resolved by its lead. */
export const appealUnmerged = eventOf('AppealUnmerged', {
  data: { ...fields, target: appealId, status: plain<StoodBeforeMerge | 'resolved'>() },
  evolve: (appeal, { status }) => ({ ...appeal, status, lead: undefined }),
  says: { zh: '取消并单，单独办理', en: 'Unmerged: stands alone again' },
  text: ({ reason }) => reason,
  shows: 'sentence',
});

/**
 * To the source: stand alone again, where it stood, with the time that it stood still added. What the lead has answered
 * meanwhile was no answer to it: it gets a round of its own.
 */
export const unmerge = verb('unmerge', {
  by: 'person',
  data: fields,
  meets: {
    ...only(['merged'], 'appeal/not-merged'),
    resolved: {
      refuses: 'appeal/not-merged',
      unless: ({ round: { resolution } }) => resolution?.lead !== undefined,
    },
  },
  refuses: ['appeal/not-dispatcher', 'appeal/review-pending', 'appeal/review-final'],
  rule: ({ reason }, appeal, context) => {
    byOverseerOrSystem(appeal, context);
    const target = appeal.round.resolution?.lead;
    if (target === undefined) return unmerged(appeal, reason, context);
    if (isUnderReview(appeal)) throw context.refusal('appeal/review-pending');
    if (isReviewFinal(appeal, context)) throw context.refusal('appeal/review-final');
    return [appealUnmerged({ target, reason, status: 'resolved' }), reopened(appeal, 'unmerged', context)];
  },
});

/** Nothing for an appeal that stands alone. */
export const unmerged = (
  { lead, ...appeal }: Appeal,
  reason: Reason,
  context: AppealContext,
): readonly AppealEventOf<'AppealUnmerged'>[] =>
  lead === undefined
    ? []
    : [
        appealUnmerged({
          target: lead.appeal,
          reason,
          status: lead.stood,
          clocks: clocks({
            changed: withinLead(
              appeal,
              owed(appeal)
                .filter(({ status }) => status === 'paused')
                .map((clock) => resumed(clock, context)),
              context,
            ),
          }),
        }),
      ];
