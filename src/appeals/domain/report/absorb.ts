import type { Urgency } from '../../../catalogue';
import type { Deadline } from '../../../sla';
import { appealId, eventOf, optional, plain, reasonText, standsIn, verb } from '../card';
import { clocks, withinLead } from '../clocks';
import { byOverseerOrSystem } from '../guards';
import { higher } from '../respond/classify';
import { urgencyWords } from '../words';
import { isHandledTogether } from './merge';
import { leftFields, takenOver, type LateBefore } from './taken-over';

/** The reason is the source's, under the source's key. */
const fields = { source: appealId, reason: optional(reasonText) };

/**
 * With the reason, still under the source's key, so that a merge whose second half the caller never sent can be
 * finished without them.
 */
export const appealAbsorbed = eventOf('AppealAbsorbed', {
  data: {
    ...fields,
    /** Raised to that of what it takes in. */
    urgency: optional(plain<Urgency>()),
    /** Which of its deadlines are overdue by what it takes in, and who let that pass. */
    late: optional(plain<LateBefore>()),
  },
  evolve: (appeal, { source, urgency, late }) => ({
    ...appeal,
    urgency: urgency ?? appeal.urgency,
    lateBefore: { ...appeal.lateBefore, ...late },
    carries: [...appeal.carries, source],
  }),
  says: ({ urgency }) =>
    urgency === undefined
      ? { zh: '并入一件相同诉求', en: 'Took in another appeal of the same matter' }
      : {
          zh: `并入一件相同诉求，提为${urgencyWords[urgency].zh}`,
          en: `Took in another appeal of the same matter; now ${urgencyWords[urgency].en}`,
        },
  shows: 'nothing',
});

/** To the target: take this appeal in, with what it has left. Asked again, there is nothing to do. */
export const absorb = verb('absorb', {
  by: 'system',
  data: { ...fields, urgency: optional(leftFields.urgency), left: optional(leftFields.left) },
  meets: standsIn('reported', 'routed', 'accepted', 'handling', 'awaiting-information'),
  refuses: ['appeal/not-dispatcher', 'appeal/merged-with-itself', 'appeal/handled-alone'],
  rule: ({ source, reason, urgency = 'routine', left = [] }, appeal, context) => {
    byOverseerOrSystem(appeal, context);
    if (source === appeal.id) throw context.refusal('appeal/merged-with-itself');
    isHandledTogether(appeal, context);
    if (appeal.carries.includes(source)) return [];
    const raised = { ...appeal, urgency: higher(appeal.urgency, urgency) };
    const { changed, late } = takenOver(appeal, raised, { left }, context);
    const standsStill = ({ id }: Deadline) => appeal.clocks[id]?.status === 'paused';
    const still = changed.filter(standsStill);
    const runs = changed.filter((deadline) => !standsStill(deadline));
    return [
      appealAbsorbed({
        source,
        reason,
        urgency: raised.urgency === appeal.urgency ? undefined : raised.urgency,
        late: Object.keys(late).length === 0 ? undefined : late,
        clocks: clocks({
          changed: [...still, ...withinLead(appeal, runs, context)],
          paused: still.map(({ id }) => id),
        }),
      }),
    ];
  },
});
