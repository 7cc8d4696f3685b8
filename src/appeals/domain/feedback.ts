import { dayOf } from '../../sla';
import type { Appeal, Resolution } from './appeal';
import { closed } from './again';
import { clocks, owed, owedIds, ownerOf, start } from './clocks';
import { event, type AppealContext, type Decide } from './context';
import { refusal } from './errors';
import { governsPlace, isDispatcherOf, isGridWorkerOf, isStaffOf } from './guards';
import { isKeptOpen, isUnderReview } from './resolution';
import { standsIn } from './standing';

/** @returns the resolution, once it stands */
export function standingResolution(appeal: Appeal): Resolution & { readonly standsSince: string } {
  standsIn(appeal, 'resolved');
  const { resolution } = appeal.round;
  const standsSince = resolution?.standsSince;
  if (resolution === undefined || standsSince === undefined) throw refusal('appeal/resolution-unconfirmed');
  return { ...resolution, standsSince };
}

/** The grid worker of the place hands the answer over, but never that of a violation report or an unsigned one. */
const goesByGridWorker = (appeal: Appeal, { directory }: AppealContext): boolean =>
  !appeal.violation &&
  appeal.secretHash === undefined &&
  directory.gridWorkersOf(appeal.place).some(({ id }) => appeal.accused.every(({ person }) => person !== id));

export const deliverFeedback: Decide<'deliverFeedback'> = ({ to, means }, appeal, context) => {
  const resolution = standingResolution(appeal);
  if (appeal.origin !== 'citizen') throw refusal('appeal/nobody-to-tell');
  const byGridWorker = goesByGridWorker(appeal, context);
  mayDeliver(to, resolution, byGridWorker, appeal, context);
  if (resolution.deliveredAt !== undefined) throw refusal('appeal/already-delivered');
  if (to === 'grid-worker') {
    if (!byGridWorker) throw refusal('appeal/straight-to-reporter');
    if (resolution.withGridWorker) throw refusal('appeal/already-delivered');
    return [event('FeedbackDelivered', { to, means })];
  }
  // A grid worker who lets the time pass is passed over: the reporter waits no longer.
  const late = owed(appeal, 'feedback').some(({ missedAt }) => missedAt !== undefined);
  if (byGridWorker && !resolution.receipted && !late) throw refusal('appeal/grid-worker-first');
  const rated = appeal.round.rating !== undefined;
  const delivered = event('FeedbackDelivered', {
    to,
    means,
    clocks: clocks({
      met: owedIds(appeal, 'feedback'),
      started: rated ? [] : [start(appeal, 'rate', 'reporter', context)],
    }),
  });
  // The round has its rating from an earlier answer: there is nothing more to wait for.
  return rated && !isKeptOpen(appeal) && !isUnderReview(appeal)
    ? [delivered, closed('rated', appeal, 'feedback')]
    : [delivered];
};

/** Whoever answered; the dispatcher whose move it has become; and to the reporter, the grid worker. */
function mayDeliver(
  to: 'grid-worker' | 'reporter',
  { unit }: Resolution,
  byGridWorker: boolean,
  appeal: Appeal,
  context: AppealContext,
): void {
  const { actor } = context;
  if (isStaffOf(unit, actor) || isDispatcherOf(actor, ownerOf(appeal, 'feedback'))) return;
  if (to === 'reporter' && byGridWorker && isGridWorkerOf(appeal, context)) return;
  throw refusal('appeal/not-holder');
}

export const receiptFeedback: Decide<'receiptFeedback'> = ({ note }, appeal, context) => {
  const { withGridWorker, receipted } = standingResolution(appeal);
  if (!isGridWorkerOf(appeal, context)) throw refusal('appeal/not-grid-worker');
  if (!withGridWorker) throw refusal('appeal/nothing-to-receipt');
  if (receipted) throw refusal('appeal/already-receipted');
  return [event('FeedbackReceipted', { note })];
};

const ATTEMPTS = 3;
const DAYS = 2;

/** 回访 by somebody who neither handled nor helped. Three attempts on two days, and the reporter is unreachable. */
export const recordFollowUp: Decide<'recordFollowUp'> = (data, appeal, context) => {
  const resolution = standingResolution(appeal);
  if (appeal.origin !== 'citizen') throw refusal('appeal/nobody-to-tell');
  asksImpartially(resolution, appeal, context);
  if (resolution.deliveredAt === undefined) throw refusal('appeal/not-delivered');
  const { attempts, failedOn, answered, unreachable } = appeal.round.followUps;
  if (answered) throw refusal('appeal/already-answered');
  if (unreachable) throw refusal('appeal/unreachable');
  const failed = data.reached ? failedOn : [...failedOn, dayOf(context.now)];
  return [
    event('FollowUpRecorded', {
      attempt: attempts + 1,
      reached: data.reached,
      solved: data.reached ? data.solved : undefined,
      satisfied: data.reached ? data.satisfied : undefined,
      unreachable: !data.reached && failed.length >= ATTEMPTS && new Set(failed).size >= DAYS,
      note: data.note,
    }),
  ];
};

function asksImpartially({ unit }: Resolution, appeal: Appeal, context: AppealContext): void {
  const handled = [unit, appeal.held?.unit, ...appeal.helpers];
  if (context.actor.unit !== undefined && handled.includes(context.actor.unit))
    throw refusal('appeal/follow-up-by-holder');
  const mayAsk = governsPlace(appeal, context) || (!appeal.violation && isGridWorkerOf(appeal, context));
  if (!mayAsk) throw refusal('appeal/not-overseer');
}
