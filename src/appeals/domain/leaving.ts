import { decidesOnClaim, type Unit } from '../../directory';
import type { UnitId } from '../../kernel/ids';
import { handOver, type Clock, type ClockChanges } from '../../sla';
import type { Appeal } from './appeal';
import { optional, part, unitId, type DataOf } from './card';
import { clocks, lastOfRound, owed, owedIdsBut, resumed, start } from './clocks';
import type { AppealContext } from './context';
import { mayHave, queueOf, takesInFor } from './queue';
import { unheld } from './resolution';
import { isConfidential } from './subjects';
import type { Accused } from './values';

/** Whoever had it must have it no more: it left them for this queue, and dispatch starts again. */
export const leavingFields = { leaves: optional(part({ from: unitId, queue: unitId })) };
export type Leaving = DataOf<typeof leavingFields> & { readonly clocks?: ClockChanges | undefined };

/** @param guarded the appeal with what has just been learnt of it */
export function leaving(appeal: Appeal, guarded: Appeal, context: AppealContext): Leaving {
  const has = answersFor(appeal);
  if (has === undefined || mayHave(has, guarded, context))
    return { clocks: clocks(decidedElsewhere(guarded, context)) };
  const queue = takesInFor(guarded, context);
  const whole = lastOfRound(appeal, 'whole');
  return {
    leaves: { from: has, queue },
    clocks: clocks({
      stopped: owedIdsBut(appeal, 'whole'),
      started: [start({ ...guarded, held: undefined }, 'dispatch', queue, context)],
      // What was resolved by whom it names is not resolved: the interval counts, as after a rejection; a pause does not.
      changed: whole ? [handOver(resumed(whole, context), queue)] : [],
    }),
  };
}

/** As it leaves them. */
export const left = (appeal: Appeal): Appeal => ({
  ...unheld(appeal),
  // The list may choose again: it leaves out whom the appeal names.
  waitsBecause: undefined,
  // What was under review is undone.
  review: appeal.review === 'final' ? 'final' : 'none',
});

/** Who holds it, answered it, or has it in the queue. */
const answersFor = (appeal: Appeal): UnitId | undefined =>
  appeal.status === 'closed'
    ? undefined
    : (appeal.round.resolution?.unit ?? appeal.held?.unit ?? queueOf(appeal));

/** A decision that waits for somebody who must keep away now waits for who stands in for them. */
function decidedElsewhere(appeal: Appeal, context: AppealContext): ClockChanges {
  const away = owed(appeal).filter(
    ({ deadline: { id, owner } }) =>
      owner !== 'reporter' && !isConfidential(id) && !mayHave(owner, appeal, context),
  );
  const helps = ({ deadline: { kind } }: Clock) => kind === 'co-handle' || kind === 'check-in';
  const others = away.filter((clock) => !helps(clock));
  return {
    // Nobody else does what a helper was named for, or goes where it was called.
    stopped: away.filter(helps).map(({ deadline }) => deadline.id),
    changed: others.map((clock) => handOver(resumed(clock, context), takesInFor(appeal, context))),
    paused: others.filter(({ status }) => status === 'paused').map(({ deadline }) => deadline.id),
  };
}

/**
 * 纪检监察: who confirms or dismisses an accusation, and watches over a violation report that names nobody; others where
 * the desk itself is named, by this claim or by one that has been confirmed. The first of them is whose duty it is.
 */
export const desksOf = (
  claim: Accused | undefined,
  { accused }: Pick<Appeal, 'accused'>,
  { directory }: Pick<AppealContext, 'directory'>,
): readonly Unit[] =>
  decidesOnClaim(
    claim,
    accused.filter((each) => each.unit !== claim?.unit || each.person !== claim?.person),
    directory,
  );

/** All who look into these accusations: the discipline desk always, also where it is named and another decides. */
export function desksFor(
  accusations: readonly (Accused | undefined)[],
  appeal: Pick<Appeal, 'accused'>,
  context: Pick<AppealContext, 'directory'>,
): readonly UnitId[] | undefined {
  if (accusations.length === 0) return undefined;
  const deciding = accusations.map((each) => desksOf(each, appeal, context)[0]?.id);
  return [...new Set([...deciding, context.directory.deskOf('discipline')?.id].flatMap((id) => id ?? []))];
}
