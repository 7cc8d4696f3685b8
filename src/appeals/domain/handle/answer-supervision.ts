import { eventOf, freeText, standsIn, unitId, uploads, verb } from '../card';
import { clocks } from '../clocks';
import { isStaffOf } from '../guards';
import { superviseClocks, superviseOwed, watchersOf } from './supervision';

const fields = { answer: freeText, attachments: uploads };

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
  refuses: ['appeal/no-supervision-open', 'appeal/not-holder'],
  rule: ({ answer, attachments }, appeal, context) => {
    const { supervised } = appeal;
    const due = supervised ? superviseOwed(appeal, supervised.unit) : [];
    const by = due.at(-1)?.deadline.owner;
    if (by === undefined || by === 'reporter') throw context.refusal('appeal/no-supervision-open');
    if (!isStaffOf(by, context.actor)) throw context.refusal('appeal/not-holder');
    const { started, stopped } = superviseClocks(watchersOf(appeal, context), appeal, context);
    const met = due.map(({ deadline }) => deadline.id);
    return [supervisionAnswered({ answer, attachments, by, clocks: clocks({ met, started, stopped }) })];
  },
});
