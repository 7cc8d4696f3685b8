import type { Appeal } from '../appeal';
import { appealId, eventOf, reasonText, standsIn, verb } from '../card';
import { clocks, owedIds, owedIdsBut } from '../clocks';
import type { Deciding } from '../context';
import { byOverseerOrSystem } from '../guards';
import type { StoodBeforeMerge } from '../values';

const fields = { target: appealId, reason: reasonText };

export const appealMerged = eventOf('AppealMerged', {
  data: fields,
  evolve: (appeal, { target }) => ({
    ...appeal,
    status: 'merged',
    lead: { appeal: target, stood: appeal.status as StoodBeforeMerge },
    round: { ...appeal.round, returning: undefined },
  }),
  says: { zh: '并单，由主单统一办理', en: 'Merged: another appeal carries the handling' },
  text: ({ reason }) => reason,
  shows: 'sentence',
});

/** To the source: the target has taken you in. One that carries others joins nobody: no chain, and no two that carry each other. */
export const merge = verb('merge', {
  by: 'person',
  data: fields,
  meets: standsIn('reported', 'routed', 'accepted', 'handling'),
  refuses: [
    'appeal/not-dispatcher',
    'appeal/merged-with-itself',
    'appeal/handled-alone',
    'appeal/carries-others',
  ],
  rule: ({ target, reason }, appeal, context) => {
    byOverseerOrSystem(appeal, context);
    if (target === appeal.id) throw context.refusal('appeal/merged-with-itself');
    isHandledTogether(appeal, context);
    if (appeal.carries.length > 0) throw context.refusal('appeal/carries-others');
    return [
      appealMerged({
        target,
        reason,
        clocks: clocks({
          // First answer holds: what was asked and nobody has decided ends with the holding.
          stopped: owedIds(appeal, 'return-decision', 'suspension-decision', 'extension-decision'),
          paused: owedIdsBut(appeal, 'return-decision', 'suspension-decision', 'extension-decision'),
        }),
      }),
    ];
  },
});

/** The lead's holder could be whom this appeal hides from, and neither decider sees the other's appeal. */
export function isHandledTogether(
  { violation, accused }: Appeal,
  { refusal }: Deciding<'appeal/handled-alone'>,
): void {
  if (violation || accused.length > 0) throw refusal('appeal/handled-alone');
}
