import type { UnitId } from '../../../kernel/ids';
import { handOver, type ClockChanges } from '../../../sla';
import type { Appeal } from '../appeal';
import { accusedParty, anywhere, eventOf, optional, part, unitId, verb } from '../card';
import { clocks, lastOfRound, owed, owedIdsBut, start } from '../clocks';
import type { AppealContext } from '../context';
import type { AppealEvent } from '../events';
import { isInvolved, isKnown, isReporter } from '../guards';
import { mayHave, queueOf, takesInFor } from '../queue';
import { appealUnmerged, unmerged } from '../report/unmerge';
import { unheld } from '../resolution';
import { stepped } from '../step';
import type { Accused } from '../values';

/** `leaves`: the accused held it; it left them for this queue and dispatch starts again. */
export const accusedNamed = eventOf('AccusedNamed', {
  data: { accused: accusedParty, leaves: optional(part({ from: unitId, queue: unitId })) },
  evolve: (appeal, { accused, leaves }) => {
    const named = { ...appeal, accused: [...appeal.accused, accused] };
    if (leaves === undefined) return named;
    return {
      ...unheld(named),
      // The list may choose again: it leaves out whom the appeal names.
      waitsBecause: undefined,
      // What was under review is undone.
      review: named.review === 'final' ? 'final' : 'none',
    };
  },
  says: ({ leaves }) =>
    leaves
      ? { zh: '确认被反映对象，收回其承办', en: 'Somebody was named who held it; it was taken from them' }
      : { zh: '确认被反映对象', en: 'Somebody was named in it' },
  shows: 'nothing',
});

/** At any time, even when closed: from then on it does not exist for whom it names. */
export const nameAccused = verb('nameAccused', {
  by: 'person',
  data: { accused: accusedParty },
  meets: anywhere,
  refuses: ['appeal/not-involved', 'appeal/unknown-accused', 'appeal/already-accused'],
  rule: ({ accused }, appeal, context) => {
    if (!isReporter(appeal, context.actor) && !isInvolved(appeal, context))
      throw context.refusal('appeal/not-involved');
    isKnown(accused, context);
    if (appeal.accused.some(({ unit, person }) => unit === accused.unit && person === accused.person))
      throw context.refusal('appeal/already-accused');
    // The lead's holder may be the accused, and the lead does not know: it stands alone again first.
    const alone = unmerged(appeal, '新增被反映对象，单独办理', context);
    const facts = { occurredAt: context.now, actor: context.actor };
    const stands = alone.reduce((before, { data }) => stepped(appealUnmerged, before, data, facts), appeal);
    return [...alone, named(accused, stands, context)];
  },
});

function named(accused: Accused, appeal: Appeal, context: AppealContext): AppealEvent {
  const all = { ...appeal, accused: [...appeal.accused, accused] };
  const has = answersFor(appeal);
  const leaves = has !== undefined && !mayHave(has, all, context);
  if (!leaves) return accusedNamed({ accused, clocks: clocks(decidedElsewhere(all, context)) });
  const queue = takesInFor(all, context);
  const whole = lastOfRound(appeal, 'whole');
  return accusedNamed({
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
