import { clocks, owedIds, start } from './clocks';
import { event, type Decide } from './context';
import { refusal } from './errors';
import {
  byReporter,
  classified,
  isGridWorkerOf,
  isInvolved,
  isOverseenBy,
  isReporter,
  isStaffOf,
} from './guards';
import { mayHave, queueOf } from './queue';
import { standsIn, unresolved } from './standing';

/** Moves no clock: who has something to say is never kept waiting by it, nor kept quiet. */
export const comment: Decide<'comment'> = ({ text, attachments, visibleTo }, appeal, context) => {
  standsIn(appeal, ...unresolved, 'resolved');
  const by = isReporter(appeal, context.actor) ? 'reporter' : 'staff';
  if (by === 'staff' && !isInvolved(appeal, context)) throw refusal('appeal/not-involved');
  return [event('CommentAdded', { text, attachments, visibleTo, by })];
};

/**
 * A question answered at intake, or a small matter that a grid worker settled on the spot. The list may have named
 * a unit within the second: until somebody accepts, it may still be answered, by that unit too.
 */
export const answerDirectly: Decide<'answerDirectly'> = ({ answer, attachments }, appeal, context) => {
  standsIn(appeal, 'reported', 'routed');
  const { actor } = context;
  const onTheSpot = isGridWorkerOf(appeal, context);
  const answers = [queueOf(appeal), appeal.held?.unit].some((unit) => isStaffOf(unit, actor));
  if (actor.unit === undefined || !(onTheSpot || answers || isOverseenBy(appeal, context)))
    throw refusal('appeal/not-dispatcher');
  if (!mayHave(actor.unit, appeal, context)) throw refusal('appeal/accused-unit', { unit: actor.unit });
  if (!classified(appeal, context).answerDirectly) throw refusal('appeal/not-direct');
  return [
    event('AppealAnsweredDirectly', {
      answer,
      attachments,
      onTheSpot,
      unit: actor.unit,
      clocks: clocks({
        met: owedIds(appeal, 'dispatch', 'whole'),
        stopped: owedIds(appeal, 'respond', 'return-decision'),
        started: [start(appeal, 'feedback', actor.unit, context)],
      }),
    }),
  ];
};

/** "Me too", from another citizen, once. A violation report has no public view to be endorsed on. */
export const endorse: Decide<'endorse'> = ({ citizen }, appeal, { actor }) => {
  standsIn(appeal, ...unresolved);
  if (appeal.violation) throw refusal('appeal/not-found');
  if (actor.role !== 'citizen' || actor.citizen !== citizen) throw refusal('appeal/not-citizen');
  if (isReporter(appeal, actor)) throw refusal('appeal/own-appeal');
  if (appeal.endorsers.includes(citizen)) throw refusal('appeal/already-endorsed');
  return [event('AppealEndorsed', { citizen })];
};

/** A hazard or a violation does not go away with its reporter: it goes on, ex officio. */
export const withdraw: Decide<'withdraw'> = ({ reason }, appeal, context) => {
  standsIn(appeal, ...unresolved);
  byReporter(appeal, context);
  if (appeal.withdrawn) throw refusal('appeal/already-withdrawn');
  const service = appeal.service && context.catalogue.service(appeal.service);
  if (appeal.violation || service?.exOfficio) return [event('AppealWithdrawn', { reason, continues: true })];
  return [
    event('AppealWithdrawn', { reason, continues: false }),
    event('AppealClosed', { cause: 'withdrawn', clocks: clocks({ stopped: owedIds(appeal) }) }),
  ];
};
