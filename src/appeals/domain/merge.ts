import { clocks, owed, owedIds, owedIdsBut, resumed, start } from './clocks';
import { event, type AppealContext, type Decide } from './context';
import { refusal } from './errors';
import type { Appeal } from './appeal';
import type { AppealEvent } from './events';
import { byOverseerOrSystem, bySystem } from './guards';
import { takesInFor } from './queue';
import { standsIn } from './standing';
import type { Reason } from './values';

/** To the target: take this appeal in. Asked again, there is nothing to do. */
export const absorb: Decide<'absorb'> = ({ source, reason }, appeal, context) => {
  standsIn(appeal, 'reported', 'routed', 'accepted', 'handling', 'awaiting-information');
  byOverseerOrSystem(appeal, context);
  if (source === appeal.id) throw refusal('appeal/merged-with-itself');
  isHandledTogether(appeal);
  return appeal.carries.includes(source) ? [] : [event('AppealAbsorbed', { source, reason })];
};

/** To the source. One that carries others joins nobody: no chain, and no two that carry each other. */
export const merge: Decide<'merge'> = ({ target, reason }, appeal, context) => {
  standsIn(appeal, 'reported', 'routed', 'accepted', 'handling');
  byOverseerOrSystem(appeal, context);
  if (target === appeal.id) throw refusal('appeal/merged-with-itself');
  isHandledTogether(appeal);
  if (appeal.carries.length > 0) throw refusal('appeal/carries-others');
  return [
    event('AppealMerged', {
      target,
      reason,
      clocks: clocks({
        // First answer holds: a return that nobody has decided ends with the holding.
        stopped: owedIds(appeal, 'return-decision'),
        paused: owedIdsBut(appeal, 'return-decision'),
      }),
    }),
  ];
};

/** The lead's holder could be whom this appeal hides from, and neither decider sees the other's appeal. */
function isHandledTogether({ violation, accused }: Appeal): void {
  if (violation || accused.length > 0) throw refusal('appeal/handled-alone');
}

/** To the source: stand alone again, where it stood, with the time that it stood still added. */
export const unmerge: Decide<'unmerge'> = ({ reason }, appeal, context) => {
  if (appeal.lead === undefined) throw refusal('appeal/not-merged');
  byOverseerOrSystem(appeal, context);
  return unmerged(appeal, reason, context);
};

/** Nothing for an appeal that stands alone. */
export const unmerged = (
  { lead, ...appeal }: Appeal,
  reason: Reason,
  context: AppealContext,
): readonly AppealEvent[] =>
  lead === undefined
    ? []
    : [
        event('AppealUnmerged', {
          target: lead.appeal,
          reason,
          status: lead.stood,
          clocks: clocks({ changed: owed(appeal).map((clock) => resumed(clock, context)) }),
        }),
      ];

/** To the target: let this one go. */
export const release: Decide<'release'> = ({ source, reason }, appeal, context) => {
  byOverseerOrSystem(appeal, context);
  if (!appeal.carries.includes(source)) throw refusal('appeal/not-absorbed');
  return [event('AppealReleased', { source, reason })];
};

/** To the source: the lead's resolution stands, so this one is answered, and rated, on its own. */
export const resolveMerged: Decide<'resolveMerged'> = ({ lead, outcome, unit }, appeal, context) => {
  if (appeal.lead === undefined) throw refusal('appeal/not-merged');
  bySystem(context);
  if (appeal.lead.appeal !== lead) throw refusal('appeal/not-lead');
  const answers = unit ?? appeal.held?.unit ?? takesInFor(appeal, context);
  return [
    event('AppealResolved', {
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
};
