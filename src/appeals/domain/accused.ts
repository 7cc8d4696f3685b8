import type { UnitId } from '../../kernel/ids';
import { handOver, type ClockChanges } from '../../sla';
import type { Appeal } from './appeal';
import { clocks, lastOfRound, owed, owedIdsBut, start } from './clocks';
import { event, type AppealContext, type Decide } from './context';
import { refusal } from './errors';
import { isInvolved, isReporter } from './guards';
import { unmerged } from './merge';
import { mayHave, queueOf, takesInFor } from './queue';
import { isKnown } from './report';
import { follow } from './follow';

/** At any time, even when closed: from then on it does not exist for whom it names. */
export const nameAccused: Decide<'nameAccused'> = ({ accused }, appeal, context) => {
  if (!isReporter(appeal, context.actor) && !isInvolved(appeal, context))
    throw refusal('appeal/not-involved');
  isKnown(accused, context);
  if (appeal.accused.some(({ unit, person }) => unit === accused.unit && person === accused.person))
    throw refusal('appeal/already-accused');
  // The lead's holder may be the accused, and the lead does not know: it stands alone again first.
  const alone = unmerged(appeal, '新增被反映对象，单独办理', context);
  const stands = follow(appeal, alone, context);
  return [...alone, named(accused, stands, context)];
};

function named(accused: Appeal['accused'][number], appeal: Appeal, context: AppealContext) {
  const all = { ...appeal, accused: [...appeal.accused, accused] };
  const has = answersFor(appeal);
  const leaves = has !== undefined && !mayHave(has, all, context);
  if (!leaves) return event('AccusedNamed', { accused, clocks: clocks(decidedElsewhere(all, context)) });
  const queue = takesInFor(all, context);
  const whole = lastOfRound(appeal, 'whole');
  return event('AccusedNamed', {
    accused,
    leaves: { from: has, queue },
    clocks: clocks({
      stopped: owedIdsBut(appeal, 'whole'),
      started: [start({ ...all, held: undefined }, 'dispatch', queue, context)],
      // What the accused resolved is not resolved: the interval counts, as after a rejection.
      changed: whole ? [handOver(whole.deadline, queue)] : [],
    }),
  });
}

/** Who holds it, answered it, or has it in the queue. */
const answersFor = (appeal: Appeal): UnitId | undefined =>
  appeal.status === 'closed'
    ? undefined
    : (appeal.round.resolution?.unit ?? appeal.held?.unit ?? queueOf(appeal));

/** A decision that waits for somebody named now waits for who stands in for them. */
const decidedElsewhere = (appeal: Appeal, context: AppealContext): ClockChanges => ({
  changed: owed(appeal)
    .filter(({ deadline }) => deadline.owner !== 'reporter' && !mayHave(deadline.owner, appeal, context))
    .map(({ deadline }) => handOver(deadline, takesInFor(appeal, context))),
});
