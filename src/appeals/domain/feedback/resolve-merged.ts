import type { AppealId, UnitId } from '../../../kernel/ids';
import { only, optional, plain, verb } from '../card';
import { clocks, owedIds, owedIdsBut, start } from '../clocks';
import { bySystem } from '../guards';
import { takesInFor } from '../queue';
import type { ResolutionOutcome } from '../values';
import { appealResolved } from './resolve';

/** To a merged source: the lead's resolution stands, so this one is answered, and rated, on its own. */
export const resolveMerged = verb('resolveMerged', {
  by: 'system',
  /** The account is read from the lead. */
  data: {
    lead: plain<AppealId>(),
    outcome: plain<ResolutionOutcome>(),
    /** The lead's holder, who now owes this reporter the answer. */
    unit: optional(plain<UnitId>()),
  },
  meets: only(['merged'], 'appeal/not-merged'),
  refuses: ['appeal/system-only', 'appeal/not-lead'],
  rule: ({ lead, outcome, unit }, appeal, context) => {
    bySystem(context);
    if (appeal.lead?.appeal !== lead) throw context.refusal('appeal/not-lead');
    const answers = unit ?? appeal.held?.unit ?? takesInFor(appeal, context);
    return [
      appealResolved({
        unit: answers,
        outcome,
        attachments: [],
        lead,
        clocks: clocks({
          met: owedIds(appeal, 'handle', 'whole'),
          stopped: owedIdsBut(appeal, 'handle', 'whole'),
          started: [start(appeal, 'feedback', answers, context)],
        }),
      }),
    ];
  },
});
