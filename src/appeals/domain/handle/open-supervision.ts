import { isBelow } from '../../../kernel/tier';
import type { DeadlineId, UnitId } from '../../../kernel/ids';
import type { Appeal } from '../appeal';
import { deadlineId, eventOf, optional, plain, reasonText, standsIn, unitId, verb } from '../card';
import { clocks, owedIds } from '../clocks';
import type { AppealContext, Deciding } from '../context';
import type { AppealEvent } from '../events';
import { governsPlace } from '../guards';
import { queueOf, takesInFor } from '../queue';
import { mayGoOnByItself } from '../rate/again';
import type { Reason } from '../values';
import { ofRule, ofRuleInEnglish } from '../rule-reasons';
import { again } from '../words';
import { isOfClaim, type SupervisionSubject } from '../subjects';
import { isOwedAnswer, supervisesFor, superviseClocks } from './supervision';

export const supervisionOpened = eventOf('SupervisionOpened', {
  data: {
    /** 被督办单位: it answers. */
    unit: unitId,
    /** Who watches, and closes it. */
    by: unitId,
    reason: reasonText,
    /** By which several are told apart. */
    subject: optional(plain<SupervisionSubject>()),
    /** The deadline whose ladder led here. */
    missed: optional(deadlineId),
  },
  evolve: (appeal, { subject = '', unit, by }) => ({
    ...appeal,
    supervisions: { ...appeal.supervisions, [subject]: { unit, by } },
  }),
  says: ({ unit, by, reason }, names) => ({
    zh: `${why(reason).zh}${names.unit(by).zh}督办，请${names.unit(unit).zh}限期回复`,
    en: `Supervised by ${names.unit(by).en}; ${names.unit(unit).en} is to answer in time${why(reason).en}`,
  }),
  text: ({ reason }) => (typeof reason === 'string' ? undefined : reason),
  shows: ({ subject = '' }) => (isOfClaim(subject) ? 'nothing' : 'sentence'),
  involves: ({ unit, by }) => [unit, by],
});

const why = (reason: Reason): { readonly zh: string; readonly en: string } => {
  if (reason === 'low-rating') return { zh: '评价偏低，', en: again(reason).en };
  if (reason === 'not-solved') return { zh: '反映未解决，', en: again(reason).en };
  return { zh: ofRule(reason, '', '，'), en: ofRuleInEnglish(reason, ' (', ')') };
};

/**
 * 督办: by who watches over the place, with a reason; by itself after a second answer that was not good enough. As long
 * as the unit has time to answer one by hand, nobody opens a second; what a rating or a ladder opened stands beside it.
 */
export const openSupervision = verb('openSupervision', {
  by: 'person',
  data: { reason: reasonText },
  meets: standsIn(
    'reported',
    'routed',
    'accepted',
    'handling',
    'awaiting-information',
    'suspended',
    'resolved',
  ),
  refuses: ['appeal/not-supervisor', 'appeal/already-supervised'],
  refusesInside: [
    'appeal/resolution-unconfirmed',
    'appeal/review-final',
    'appeal/review-pending',
    'appeal/rating-not-low',
    'appeal/reopen-first',
  ],
  rule: ({ reason }, appeal, context) => {
    const { actor, refusal } = context;
    const unit = answersNow(appeal, context);
    if (actor.role === 'system') {
      mayGoOnByItself(appeal, context);
      if (!appeal.reopenedByItself) throw refusal('appeal/reopen-first');
      return [supervision(appeal, { subject: BY_RATING, unit, reason }, context)];
    }
    const by = bySupervisorOver(unit, appeal, context);
    if (isOwedAnswer(appeal, BY_HAND)) throw refusal('appeal/already-supervised');
    return [supervision(appeal, { subject: BY_HAND, unit, by, reason }, context)];
  },
});

const BY_HAND: SupervisionSubject = 'hand';
const BY_RATING: SupervisionSubject = 'rating';

interface Supervising {
  readonly subject: SupervisionSubject;
  readonly unit: UnitId;
  readonly by?: UnitId | undefined;
  readonly reason: Reason;
  readonly missed?: DeadlineId | undefined;
  /** Owe it too, at once and not only when the answer is in or was missed. */
  readonly besides?: readonly UnitId[] | undefined;
}

export function supervision(
  appeal: Appeal,
  { subject, unit, by, reason, missed, besides = [] }: Supervising,
  context: AppealContext,
): AppealEvent {
  const { started, stopped } = superviseClocks(subject, [unit, ...besides], appeal, context);
  // The dispatch that a low rating owed: the supervision takes its place, unless it is about something else.
  const replaces = appeal.status === 'resolved' && [BY_HAND, BY_RATING].includes(subject);
  const dispatch = replaces ? owedIds(appeal, 'dispatch') : [];
  return supervisionOpened({
    subject,
    unit,
    by: by ?? supervisesFor(appeal, context),
    reason,
    missed,
    clocks: clocks({ started, stopped: [...stopped, ...dispatch] }),
  });
}

/** Who answered it, holds it or has it in the queue. */
const answersNow = (appeal: Appeal, context: AppealContext): UnitId =>
  appeal.round.resolution?.unit ?? appeal.held?.unit ?? queueOf(appeal) ?? takesInFor(appeal, context);

/** A supervisor of the place, of another unit, and of no tier below. @returns the supervisor's unit */
function bySupervisorOver(unit: UnitId, appeal: Appeal, context: Deciding<'appeal/not-supervisor'>): UnitId {
  const { actor, directory, refusal } = context;
  const [own, other] = [actor.unit && directory.unit(actor.unit), directory.unit(unit)];
  const watches = actor.role === 'supervisor' && governsPlace(appeal, context) && own !== undefined;
  if (!watches || own.id === unit || (other !== undefined && isBelow(own.tier, other.tier)))
    throw refusal('appeal/not-supervisor');
  return own.id;
}
