import type { UnitId } from '../../../kernel/ids';
import { windowEnd, type DeadlineOwner } from '../../../sla';
import type { Appeal } from '../appeal';
import { eventOf, freeText, optional, plain, standsIn, unitId, verb } from '../card';
import { clocks, policyOf, start, urgesOf } from '../clocks';
import type { AppealContext } from '../context';
import { governsPlace, isOverseenBy, isReporter } from '../guards';
import { queueOf, takesInFor } from '../queue';

const fields = { reason: optional(freeText) };

export const appealUrged = eventOf('AppealUrged', {
  data: {
    ...fields,
    /** Who wants the answer: the reporter, or the unit of who watches. */
    by: plain<DeadlineOwner>(),
    answeredBy: unitId,
  },
  // The deadline that it starts tells later decisions all they need.
  evolve: (appeal) => appeal,
  says: ({ by, answeredBy }, { unit }) => {
    const who = by === 'reporter' ? { zh: '诉求人', en: 'the reporter' } : unit(by);
    return {
      zh: `${who.zh}催办，请${unit(answeredBy).zh}回复`,
      en: `Urged by ${who.en}; ${unit(answeredBy).en} is to answer`,
    };
  },
  text: ({ reason }) => reason,
  shows: ({ by }) => (by === 'reporter' ? 'all' : 'sentence'),
});

/** 催办: a nudge with an owner and an answer. The reporter's own once in the policy's window; who watches, any time. */
export const urge = verb('urge', {
  by: 'person',
  data: fields,
  meets: standsIn('reported', 'routed', 'accepted', 'handling', 'merged'),
  refuses: ['appeal/not-overseer', 'appeal/already-withdrawn', 'appeal/urged-lately'],
  rule: ({ reason }, appeal, context) => {
    const { actor, refusal, now } = context;
    const answeredBy = hasNextMove(appeal, context);
    const by = isReporter(appeal, actor) ? 'reporter' : actor.unit;
    if (by === undefined || (by !== 'reporter' && !watches(answeredBy, appeal, context)))
      throw refusal('appeal/not-overseer');
    if (by === 'reporter') {
      if (appeal.withdrawn) throw refusal('appeal/already-withdrawn');
      const last = urgesOf(by, appeal).at(-1)?.deadline.startedAt;
      const until = last && windowEnd('urge', last, policyOf(appeal, context), context);
      if (until !== undefined && now < until) throw refusal('appeal/urged-lately', { until });
    }
    const answer = start(appeal, 'urge-answer', answeredBy, context, appeal.held?.tier, by);
    return [appealUrged({ reason, by, answeredBy, clocks: clocks({ started: [answer] }) })];
  },
});

/** The holder, else the queue; while another appeal carries the handling, the county, whose dispatcher can urge that. */
const hasNextMove = (appeal: Appeal, context: AppealContext): UnitId =>
  (appeal.lead === undefined ? (appeal.held?.unit ?? queueOf(appeal)) : undefined) ??
  takesInFor(appeal, context);

/** The dispatcher of another unit who answers for how it is held, or a supervisor over the place. */
const watches = (urged: UnitId, appeal: Appeal, context: AppealContext): boolean =>
  context.actor.role === 'supervisor'
    ? governsPlace(appeal, context)
    : context.actor.unit !== urged && isOverseenBy(appeal, context);
