import type { Appeal } from '../appeal';
import { eventOf, freeText, standsIn, unitId, verb } from '../card';
import { clocks, owed } from '../clocks';
import type { AppealContext } from '../context';
import { governsPlace } from '../guards';
import { closed } from '../rate/close';
import { endsAs } from '../rate/ends-as';
import { isUnderReview } from '../resolution';
import { superviseOwed, watchersOf } from './supervision';
import type { UnitId } from '../../../kernel/ids';

const fields = { account: freeText };

export const supervisionClosed = eventOf('SupervisionClosed', {
  data: { ...fields, by: unitId },
  evolve: (appeal) => ({ ...appeal, supervised: undefined }),
  says: ({ by }, { unit }) => ({
    zh: `${unit(by).zh}督办销号`,
    en: `${unit(by).en} closed the supervision`,
  }),
  text: ({ account }) => account,
  shows: 'all',
});

/**
 * 销号, by who watches, with an account of what came of it, answered or not. What was only supervised because its answer
 * was not good enough ends with it.
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
  refuses: ['appeal/no-supervision-open', 'appeal/not-supervisor'],
  rule: ({ account }, appeal, context) => {
    const due = superviseOwed(appeal);
    if (due.length === 0) throw context.refusal('appeal/no-supervision-open');
    const by = watching(appeal, context);
    if (by === undefined) throw context.refusal('appeal/not-supervisor');
    const met = due.map(({ deadline }) => deadline.id);
    const told = supervisionClosed({ account, by, clocks: clocks({ met }) });
    const cause = waitsForMore(appeal) ? undefined : endsAs(appeal);
    return cause === undefined ? [told] : [told, closed(cause, appeal, 'supervise')];
  },
});

/** A review, or the dispatch that a low rating owes. */
const waitsForMore = (appeal: Appeal): boolean =>
  isUnderReview(appeal) || owed(appeal, 'dispatch').length > 0;

/** The unit that watches, by its people; a supervisor of the place, also for another unit, but never for the supervised. */
function watching(appeal: Appeal, context: AppealContext): UnitId | undefined {
  const { actor } = context;
  const { unit, role } = actor;
  if (unit === undefined || unit === appeal.supervised?.unit) return undefined;
  if (role === 'supervisor' && governsPlace(appeal, context)) return unit;
  return role === 'dispatcher' && watchersOf(appeal, context).includes(unit) ? unit : undefined;
}
