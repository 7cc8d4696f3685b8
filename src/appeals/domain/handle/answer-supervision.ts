import type { UnitId } from '../../../kernel/ids';
import type { Appeal } from '../appeal';
import { eventOf, freeText, optional, plain, standsIn, unitId, uploads, verb } from '../card';
import { clocks } from '../clocks';
import { isStaffOf } from '../guards';
import {
  chosenOf,
  openSupervisions,
  superviseClocks,
  superviseOwed,
  watchersOf,
  type SupervisionSubject,
} from './supervision';

/** Which one, where several are open. */
const fields = { answer: freeText, attachments: uploads, subject: optional(plain<SupervisionSubject>()) };

export const supervisionAnswered = eventOf('SupervisionAnswered', {
  data: { ...fields, by: unitId },
  // The deadlines that it ends and starts tell later decisions all they need.
  evolve: (appeal) => appeal,
  says: ({ by }, { unit }) => ({
    zh: `${unit(by).zh}回复督办`,
    en: `${unit(by).en} answered the supervision`,
  }),
  text: ({ answer }) => answer,
  shows: 'sentence',
});

/** By the unit that is supervised, wherever the matter stands meanwhile; then it is for who watches to close it. */
export const answerSupervision = verb('answerSupervision', {
  by: 'person',
  data: fields,
  meets: standsIn(
    'reported',
    'routed',
    'accepted',
    'handling',
    'awaiting-information',
    'suspended',
    'resolved',
  ),
  refuses: ['appeal/no-supervision-open', 'appeal/several-supervisions', 'appeal/not-holder'],
  rule: ({ answer, attachments, subject: named }, appeal, context) => {
    const waiting = openSupervisions(appeal, named).filter((each) => answersFor(each, appeal) !== undefined);
    const own = waiting.filter((each) => isStaffOf(answersFor(each, appeal), context.actor));
    if (waiting.length > own.length && own.length === 0) throw context.refusal('appeal/not-holder');
    const subject = chosenOf(own, context);
    const by = answersFor(subject, appeal) as UnitId;
    const due = superviseOwed(appeal, subject, by);
    const watchers = watchersOf(appeal.supervisions[subject], appeal, context);
    const { started, stopped } = superviseClocks(subject, watchers, appeal, context);
    const met = due.map(({ deadline }) => deadline.id);
    return [
      supervisionAnswered({ answer, attachments, by, subject, clocks: clocks({ met, started, stopped }) }),
    ];
  },
});

/** The supervised unit, as long as it owes its answer. */
function answersFor(subject: SupervisionSubject, appeal: Appeal): UnitId | undefined {
  const unit = appeal.supervisions[subject]?.unit;
  return unit !== undefined && superviseOwed(appeal, subject, unit).length > 0 ? unit : undefined;
}
