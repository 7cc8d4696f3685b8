import { mustKeepAway } from '../../../directory';
import type { UnitId } from '../../../kernel/ids';
import { handOver } from '../../../sla';
import type { Appeal, Resolution } from '../appeal';
import { eventOf, plain, standsIn, verb } from '../card';
import { clocks, owed, owedIds, ownerOf, start } from '../clocks';
import type { AppealContext, Deciding } from '../context';
import { isDispatcherOf, isGridWorkerOf, isStaffOf } from '../guards';
import { closed } from '../rate/close';
import { isKeptOpen, isUnderReview, standingResolution, withResolution } from '../resolution';
import type { ContactMeans } from '../values';
import { meansWords } from '../words';

type Receiver = 'grid-worker' | 'reporter';
const receiver = plain<Receiver>();

export const feedbackDelivered = eventOf('FeedbackDelivered', {
  data: { to: receiver, means: plain<ContactMeans | 'rating'>() },
  evolve: (appeal, { to }, { occurredAt }) =>
    withResolution(appeal, to === 'reporter' ? { deliveredAt: occurredAt } : { withGridWorker: true }),
  says: ({ to, means }) => {
    if (means === 'rating')
      return { zh: '诉求人以评价确认收到反馈', en: 'The reporter rated, and so had the answer' };
    const { zh, en } = meansWords[means];
    return to === 'reporter'
      ? { zh: `已向诉求人反馈（${zh}）`, en: `Answer given to the reporter ${en}` }
      : { zh: `已交网格员反馈（${zh}）`, en: `Answer given to the grid worker ${en}` };
  },
  shows: 'sentence',
});

/** To the place's grid worker first, who hands it over; to the reporter at last. */
export const deliverFeedback = verb('deliverFeedback', {
  by: 'person',
  data: { to: receiver, means: plain<ContactMeans>() },
  meets: standsIn('resolved'),
  refuses: [
    'appeal/resolution-unconfirmed',
    'appeal/nobody-to-tell',
    'appeal/not-holder',
    'appeal/already-delivered',
    'appeal/straight-to-reporter',
    'appeal/grid-worker-first',
  ],
  rule: ({ to, means }, appeal, context) => {
    const { refusal } = context;
    const resolution = standingResolution(appeal, context);
    if (appeal.origin !== 'citizen') throw refusal('appeal/nobody-to-tell');
    const byGridWorker = goesByGridWorker(appeal, context);
    mayDeliver(to, resolution, byGridWorker !== undefined, appeal, context);
    if (resolution.deliveredAt !== undefined) throw refusal('appeal/already-delivered');
    if (to === 'grid-worker') {
      if (byGridWorker === undefined) throw refusal('appeal/straight-to-reporter');
      if (resolution.withGridWorker) throw refusal('appeal/already-delivered');
      // From here on it is the grid worker's unit that lets the reporter wait.
      const changed = owed(appeal, 'feedback').map(({ deadline }) => handOver(deadline, byGridWorker));
      return [feedbackDelivered({ to, means, clocks: clocks({ changed }) })];
    }
    // A grid worker who lets the time pass is passed over: the reporter waits no longer.
    const late = owed(appeal, 'feedback').some(({ missedAt }) => missedAt !== undefined);
    if (byGridWorker !== undefined && !resolution.receipted && !late)
      throw refusal('appeal/grid-worker-first');
    const rated = appeal.round.rating !== undefined;
    const delivered = feedbackDelivered({
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
  },
});

/** The unit whose grid worker of the place hands the answer over; none for a violation report or an unsigned one. */
const goesByGridWorker = (appeal: Appeal, { directory }: AppealContext): UnitId | undefined =>
  appeal.secretHash !== undefined
    ? undefined
    : directory.gridWorkersOf(appeal.place).find((worker) => !mustKeepAway(worker, appeal, directory))?.unit;

/** Whoever answered; the dispatcher whose move it has become; and to the reporter, the grid worker. */
function mayDeliver(
  to: Receiver,
  { unit }: Resolution,
  byGridWorker: boolean,
  appeal: Appeal,
  context: Deciding<'appeal/not-holder'>,
): void {
  const { actor } = context;
  if (isStaffOf(unit, actor) || isDispatcherOf(actor, ownerOf(appeal, 'feedback'))) return;
  if (to === 'reporter' && byGridWorker && isGridWorkerOf(appeal, context)) return;
  throw context.refusal('appeal/not-holder');
}
