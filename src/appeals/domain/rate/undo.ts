import { addMillis, type Instant } from '../../../kernel/time';
import type { PersonId, UnitId } from '../../../kernel/ids';
import { handOver, type Deadline } from '../../../sla';
import type { Appeal } from '../appeal';
import { eventOf, freeText, optional, plain, standsIn, unitId, verb } from '../card';
import { clocks, owedIds } from '../clocks';
import type { AppealContext, Deciding } from '../context';
import type { AppealEvent } from '../events';
import { isOverDispatcher, resolutionBack } from '../feedback/take-back';
import { mayHave, takesInFor } from '../queue';
import { isUnderReview } from '../resolution';
import type { QueueCause } from '../values';

const fields = { reason: freeText };

export const declineTakenBack = eventOf('DeclineTakenBack', {
  data: {
    ...fields,
    by: unitId,
    status: plain<'reported' | 'routed'>(),
    /** Who had it, and has it again. */
    holder: optional(unitId),
    /** Why it waited for a person, and does again. */
    cause: optional(plain<QueueCause>()),
  },
  evolve: (appeal, { status }) => ({ ...appeal, status, closed: undefined, refusedBy: undefined }),
  says: ({ by }, { unit }) => ({
    zh: `${unit(by).zh}撤回不予受理，继续办理`,
    en: `${unit(by).en} took the decline back; it goes on`,
  }),
  text: ({ reason }) => reason,
  shows: 'all',
});

const HOUR = 3_600_000;

/** 撤回: a slip is put right at once by whoever made it; later, or once the reporter has acted on it, by the tier above. */
export const undo = verb('undo', {
  by: 'person',
  data: fields,
  meets: standsIn('resolved', 'closed'),
  refuses: [
    'appeal/nothing-to-undo',
    'appeal/not-yours-to-undo',
    'appeal/reporter-acted',
    'appeal/answered-together',
    'appeal/accused-unit',
  ],
  rule: ({ reason }, appeal, context) => {
    const { refusal } = context;
    const { resolution, rating, followUps } = appeal.round;
    if (appeal.status === 'closed') {
      if (appeal.closed?.cause !== 'declined') throw refusal('appeal/nothing-to-undo');
      isTheirsToUndo(appeal.closed, appeal.refusedBy ?? takesInFor(appeal, context), false, appeal, context);
      if (appeal.review !== 'none' || appeal.upheld !== undefined) throw refusal('appeal/reporter-acted');
      // It would go back to a unit that was named since; a review dispatches it to another.
      if (appeal.held && !mayHave(appeal.held.unit, appeal, context)) throw refusal('appeal/accused-unit');
      return [declineBack(appeal, reason, context)];
    }
    if (resolution === undefined) throw refusal('appeal/nothing-to-undo');
    isTheirsToUndo(resolution, resolution.unit, followUps.answered, appeal, context);
    // What was rated is the reporter's to reopen, and what is under review is decided there.
    if (rating !== undefined || isUnderReview(appeal)) throw refusal('appeal/reporter-acted');
    return [resolutionBack(appeal, reason, context)];
  },
});

interface Done {
  readonly by?: PersonId | undefined;
  readonly at: Instant;
}

function isTheirsToUndo(
  { by, at }: Done,
  unit: UnitId,
  acted: boolean,
  appeal: Appeal,
  context: Deciding<'appeal/not-yours-to-undo'>,
): void {
  const own = by === context.actor.id && !acted && context.now <= addMillis(at, HOUR);
  if (!own && !isOverDispatcher(unit, appeal, context)) throw context.refusal('appeal/not-yours-to-undo');
}

function declineBack(
  appeal: Appeal,
  reason: Parameters<typeof declineTakenBack>[0]['reason'],
  context: AppealContext,
): AppealEvent {
  const { held, waitsBecause } = appeal;
  return declineTakenBack({
    by: context.actor.unit as UnitId,
    reason,
    status: held === undefined ? 'reported' : 'routed',
    holder: held?.unit,
    cause: held === undefined ? waitsBecause : undefined,
    clocks: clocks({
      changed: stoppedByClosing(appeal, context),
      stopped: owedIds(appeal, 'exclusion-decision'),
    }),
  });
}

/**
 * They run on as if they had never stopped. A return that was asked for is gone: the unit may ask again. What somebody
 * owed who was named since is owed by who stands in for them, and nobody does a helper's part in their place.
 */
const stoppedByClosing = (appeal: Appeal, context: AppealContext): readonly Deadline[] =>
  (appeal.closed?.stopped ?? [])
    .flatMap((id) => appeal.clocks[id]?.deadline ?? [])
    .filter(({ kind }) => kind !== 'return-decision')
    .flatMap((deadline) => {
      const { kind, owner } = deadline;
      if (owner === 'reporter' || mayHave(owner, appeal, context)) return deadline;
      return kind === 'co-handle' || kind === 'check-in'
        ? []
        : handOver(deadline, takesInFor(appeal, context));
    });
