import type { Urgency } from '../../../catalogue';
import { listOf } from '../../../kernel/fields';
import type { DeadlineId, UnitId } from '../../../kernel/ids';
import type { Instant } from '../../../kernel/time';
import type { Deadline, DeadlineKind } from '../../../sla';
import type { Appeal } from '../appeal';
import { plain, type DataOf } from '../card';
import { hastened, owed, resumed } from '../clocks';
import type { AppealContext } from '../context';

/** What an appeal has left when another takes over its handling. */
export const leftFields = {
  urgency: plain<Urgency>(),
  left: listOf(plain<{ readonly kind: DeadlineKind; readonly dueAt: Instant; readonly owner: UnitId }>()),
};
export type Left = DataOf<typeof leftFields>;

const carried: readonly DeadlineKind[] = ['dispatch', 'respond', 'handle', 'whole'];

export const leftOf = (source: Appeal): Left => ({
  urgency: source.urgency,
  left: owed(source, ...carried).flatMap(({ deadline: { kind, dueAt, owner } }) =>
    owner === 'reporter' ? [] : [{ kind, dueAt, owner }],
  ),
});

/** Whoever was late already, before it came to this appeal: by the deadline that tells of it here. */
export type LateBefore = Readonly<Record<DeadlineId, UnitId>>;

/**
 * The lead is as urgent as the most urgent that it carries, and due as soon as the soonest: of each deadline that runs
 * here, the earliest. What is overdue there is overdue here, too, so that merging hides no lateness; its miss is charged to
 * whoever let it pass, not to the lead's holder. What stands still has as much left when it runs on, and no more.
 */
export function takenOver(
  appeal: Appeal,
  raised: Appeal,
  { left }: Pick<Left, 'left'>,
  context: AppealContext,
): { readonly changed: readonly Deadline[]; readonly late: LateBefore } {
  const anew = raised.urgency === appeal.urgency ? [] : hastened(appeal, raised, context);
  const late: Record<DeadlineId, UnitId> = {};
  const changed = owed(appeal, ...carried).flatMap((clock): readonly Deadline[] => {
    if (clock.missedAt !== undefined) return [];
    const runsOn = resumed(clock, context);
    const hasty = anew.find(({ id }) => id === runsOn.id);
    const own = hasty ?? runsOn;
    const soonest = left
      .filter(({ kind, dueAt }) => kind === own.kind && dueAt < own.dueAt)
      .reduce<Left['left'][number] | undefined>((a, b) => (a && a.dueAt <= b.dueAt ? a : b), undefined);
    if (soonest === undefined) return hasty === undefined ? [] : [hasty];
    if (soonest.dueAt <= context.now) late[own.id] = soonest.owner;
    return [dueWith(runsOn, soonest.dueAt)];
  });
  return { changed, late };
}

/** As it was started, and due with the other: no warning comes after that. */
function dueWith({ rolledFrom: _, ...deadline }: Deadline, dueAt: Instant): Deadline {
  return { ...deadline, dueAt, warnAt: deadline.warnAt.filter((warn) => warn < dueAt) };
}
