import type { UnitId } from '../../../kernel/ids';
import type { Appeal } from '../appeal';
import { eventOf, freeText, optional, plain, standsIn, unitId, verb } from '../card';
import { clocks, owed } from '../clocks';
import type { AppealContext } from '../context';
import { governsPlace } from '../guards';
import { closed } from '../rate/close';
import { endsAs } from '../rate/ends-as';
import { isUnderReview } from '../resolution';
import {
  chosenOf,
  openSupervisions,
  superviseOwed,
  watchersOf,
  type SupervisionSubject,
} from './supervision';

/** Which one, where several are open. */
const fields = { account: freeText, subject: optional(plain<SupervisionSubject>()) };

export const supervisionClosed = eventOf('SupervisionClosed', {
  data: { ...fields, by: unitId },
  evolve: (appeal, { subject = '' }) => ({
    ...appeal,
    supervisions: Object.fromEntries(
      Object.entries(appeal.supervisions).filter(([each]) => each !== subject),
    ),
  }),
  says: ({ by }, { unit }) => ({
    zh: `${unit(by).zh}督办销号`,
    en: `${unit(by).en} closed the supervision`,
  }),
  text: ({ account }) => account,
  shows: 'all',
});

/**
 * 销号, by who watches, with an account of what came of it, answered or not; of several each by itself. What was only
 * supervised because its answer was not good enough ends with the last.
 */
export const closeSupervision = verb('closeSupervision', {
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
  refuses: ['appeal/no-supervision-open', 'appeal/several-supervisions', 'appeal/not-supervisor'],
  rule: ({ account, subject: named }, appeal, context) => {
    const open = openSupervisions(appeal, named);
    const own = open.filter((each) => watching(each, appeal, context) !== undefined);
    if (open.length > own.length && own.length === 0) throw context.refusal('appeal/not-supervisor');
    const subject = chosenOf(own, context);
    const by = watching(subject, appeal, context) as UnitId;
    const met = superviseOwed(appeal, subject).map(({ deadline }) => deadline.id);
    const told = supervisionClosed({ account, by, subject, clocks: clocks({ met }) });
    const cause = waitsForMore(appeal, subject) ? undefined : endsAs(appeal);
    return cause === undefined ? [told] : [told, closed(cause, appeal, 'supervise')];
  },
});

/** A review, another supervision, or the dispatch that a low rating owes. */
const waitsForMore = (appeal: Appeal, subject: SupervisionSubject): boolean =>
  isUnderReview(appeal) ||
  owed(appeal, 'dispatch').length > 0 ||
  superviseOwed(appeal).length > superviseOwed(appeal, subject).length;

/** The unit that watches, by its people; a supervisor of the place, also for another unit, but never for the supervised. */
function watching(subject: SupervisionSubject, appeal: Appeal, context: AppealContext): UnitId | undefined {
  const { unit, role } = context.actor;
  const supervision = appeal.supervisions[subject];
  if (unit === undefined || unit === supervision?.unit) return undefined;
  if (role === 'supervisor' && governsPlace(appeal, context)) return unit;
  return role === 'dispatcher' && watchersOf(supervision, appeal, context).includes(unit) ? unit : undefined;
}
