import { isOwed, type Clock, type Deadline, type DeadlineKind } from '../../../sla';
import type { Appeal } from '../appeal';
import { appealId, only, unitId, verb } from '../card';
import { clocks, owedIds, resumed } from '../clocks';
import type { AppealContext } from '../context';
import { bySystem } from '../guards';
import { isUnderReview } from '../resolution';
import { resolutionTakenBack } from './take-back';

/**
 * To an appeal that its lead has answered: the lead took that back, so this one is merged into it again, and stands still as
 * before. What its reporter has made of the answer meanwhile stays: that appeal keeps the answer, and the lead lets it go.
 */
export const takeBackMerged = verb('takeBackMerged', {
  by: 'system',
  data: {
    lead: appealId,
    /** This one, by which a refusal says whom the lead is to let go. */
    source: appealId,
    /** Who took the lead's answer back. */
    by: unitId,
  },
  meets: only(['resolved', 'merged'], 'appeal/reporter-acted'),
  refuses: ['appeal/system-only', 'appeal/not-lead', 'appeal/reporter-acted'],
  rule: ({ lead, by }, appeal, context) => {
    bySystem(context);
    // It came here before, or before the answer did: there is nothing to take back.
    if (appeal.lead?.appeal === lead) return [];
    const { resolution, rating, followUps } = appeal.round;
    if (resolution?.lead !== lead) throw context.refusal('appeal/not-lead');
    const acted = rating !== undefined || followUps.answered || isUnderReview(appeal);
    if (acted) throw context.refusal('appeal/reporter-acted');
    const changed = stoodStill(appeal, context);
    const stopped = owedIds(appeal, 'feedback', 'rate', 'revisit');
    const paused = changed.map(({ id }) => id);
    return [resolutionTakenBack({ by, lead, clocks: clocks({ stopped, changed, paused }) })];
  },
});

/** These ended with the merging, whatever the instant. */
const endedBefore: readonly DeadlineKind[] = ['return-decision', 'suspension-decision', 'extension-decision'];

/** What the answer ended while it stood still: later by as long as that, and standing still again. */
const stoodStill = (appeal: Appeal, context: AppealContext): readonly Deadline[] =>
  Object.values<Clock>(appeal.clocks)
    .filter((clock) => !isOwed(clock) && clock.endedAt === appeal.round.resolution?.at)
    .filter(({ pausedAt, deadline: { kind } }) => pausedAt !== undefined && !endedBefore.includes(kind))
    .map((clock) => resumed({ ...clock, status: 'paused' }, context));
