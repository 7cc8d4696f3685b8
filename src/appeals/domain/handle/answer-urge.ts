import { isOwed, type DeadlineOwner } from '../../../sla';
import { eventOf, freeText, plain, standsIn, unitId, verb } from '../card';
import { clocks, urgesOf } from '../clocks';
import { isDispatcherOf, isStaffOf } from '../guards';
import { orElse } from '../../../kernel/fields';

/** Whose urge is answered: the reporter's when left out. */
const fields = { answer: freeText, to: orElse(plain<DeadlineOwner>(), 'reporter') };

export const urgeAnswered = eventOf('UrgeAnswered', {
  data: { ...fields, by: unitId },
  evolve: (appeal) => appeal,
  says: ({ by }, { unit }) => ({ zh: `${unit(by).zh}回复催办`, en: `${unit(by).en} answered the urge` }),
  text: ({ answer }) => answer,
  shows: ({ to }) => (to === 'reporter' ? 'all' : 'sentence'),
});

/** By the unit that holds it, or the dispatcher in whose queue it waits: one answer for all that one urger asked. */
export const answerUrge = verb('answerUrge', {
  by: 'person',
  data: fields,
  meets: standsIn('reported', 'routed', 'accepted', 'handling', 'awaiting-information', 'merged'),
  refuses: ['appeal/no-urge-pending', 'appeal/not-holder'],
  rule: ({ answer, to }, appeal, { actor, refusal }) => {
    const pending = urgesOf(to, appeal).filter(isOwed);
    const by = pending.at(-1)?.deadline.owner;
    if (by === undefined || by === 'reporter') throw refusal('appeal/no-urge-pending');
    const answers = by === appeal.held?.unit ? isStaffOf(by, actor) : isDispatcherOf(actor, by);
    if (!answers) throw refusal('appeal/not-holder');
    const met = pending.map(({ deadline }) => deadline.id);
    return [urgeAnswered({ answer, to, by, clocks: clocks({ met }) })];
  },
});
