import type { IncidentId, UnitId } from '../../../kernel/ids';
import type { Sealed } from '../../../kernel/sealed';
import { dayOf, type Deadline } from '../../../sla';
import type { Appeal } from '../appeal';
import {
  appealId,
  eventOf,
  freeText,
  incidentId,
  instant,
  optional,
  outcome,
  standsIn,
  unitId,
  uploads,
  verb,
} from '../card';
import { clocks, owedIds, start, startUntil } from '../clocks';
import type { AppealContext, Deciding } from '../context';
import type { AppealEvent } from '../events';
import { byHolder, classified } from '../guards';
import { withoutWaiting } from '../handle/release-helpers';
import { confirmsFor } from '../queue';
import { isKeptOpen, resolvedAs, standingResolution } from '../resolution';
import { canKeepOpen, type AttachmentRef, type ResolutionOutcome } from '../values';
import { outcomeWords } from '../words';

export const appealResolved = eventOf('AppealResolved', {
  data: {
    unit: unitId,
    outcome,
    account: optional(freeText),
    attachments: uploads,
    revisitAt: optional(instant),
    /** What a citizen will rate stands at once when solved; the rest waits for this centre's confirmation. */
    confirmedBy: optional(unitId),
    /** Resolved by the appeal that carried the handling; its account is read there. */
    lead: optional(appealId),
    /** Resolved together with all that have the cause of this incident. */
    incident: optional(incidentId),
  },
  evolve: (appeal, { unit, outcome, revisitAt, confirmedBy, lead }, { occurredAt, actor }) =>
    resolvedAs(appeal, {
      unit,
      by: actor.id,
      at: occurredAt,
      outcome,
      lead,
      stood: lead === undefined ? undefined : appeal.lead?.stood,
      revisitAt,
      standsSince: confirmedBy === undefined ? occurredAt : undefined,
      withGridWorker: false,
      receipted: false,
    }),
  says: ({ unit, outcome, revisitAt }, names) => {
    const [zh, en] = [outcomeWords[outcome].zh, outcomeWords[outcome].en];
    const until = revisitAt && dayOf(revisitAt);
    return {
      zh: `${names.unit(unit).zh}办结：${zh}${until ? `，挂账至${until}` : ''}`,
      en: `Resolved by ${names.unit(unit).en}: ${en}${until ? `, kept open until ${until}` : ''}`,
    };
  },
  text: ({ account }) => account,
  shows: 'all',
});

/**
 * The holder's answer, with its evidence. Solved, a citizen will say so; everything else, and what no citizen
 * brought, waits for whoever confirms it. What is kept open is resolved again when it is looked at again, and answered anew.
 */
export const resolve = verb('resolve', {
  by: 'person',
  data: {
    outcome,
    account: freeText,
    attachments: uploads,
    /** Kept open (挂账): when it is looked at again. Only for `not-solvable` and `partly-solved`. */
    revisitAt: optional(instant),
    /** Why it does not wait for helpers who have not reported. */
    withoutHelpers: optional(freeText),
  },
  meets: {
    ...standsIn('handling'),
    resolved: { refuses: 'appeal/already-resolved', unless: (appeal) => isKeptOpen(appeal) },
  },
  refuses: [
    'appeal/not-holder',
    'appeal/resolution-unconfirmed',
    'appeal/unclassified',
    'appeal/evidence-missing',
    'appeal/helpers-open',
    'appeal/revisit-not-allowed',
    'appeal/revisit-in-past',
    'sla/due-too-late',
  ],
  rule: ({ revisitAt, ...answer }, appeal, context) => {
    const { unit } = byHolder(appeal, context);
    if (appeal.status === 'resolved') standingResolution(appeal, context);
    if (revisitAt !== undefined && !canKeepOpen(answer.outcome))
      throw context.refusal('appeal/revisit-not-allowed');
    if (revisitAt !== undefined && revisitAt <= context.now) throw context.refusal('appeal/revisit-in-past');
    const revisit = revisitAt && startUntil(appeal, 'revisit', unit, revisitAt, context);
    return answeredBy(unit, answer, appeal, context, revisit);
  },
});

export interface HoldersAnswer {
  readonly outcome: ResolutionOutcome;
  readonly account: Sealed<string>;
  readonly attachments: readonly AttachmentRef[];
  readonly withoutHelpers?: Sealed<string> | undefined;
  readonly incident?: IncidentId | undefined;
}

/** What a holder's answer must have, whoever puts it down, and what it starts. @param revisit where it is kept open */
export function answeredBy(
  unit: UnitId,
  { outcome, account, attachments, withoutHelpers, incident }: HoldersAnswer,
  appeal: Appeal,
  context: Deciding<'appeal/unclassified' | 'appeal/evidence-missing' | 'appeal/helpers-open'>,
  revisit?: Deadline,
): readonly AppealEvent[] {
  hasEvidence(attachments, appeal, context);
  const released = withoutWaiting(unit, withoutHelpers, appeal, context);
  const confirmedBy = standsAtOnce(outcome, appeal) ? undefined : confirmsFor(unit, appeal, context);
  const next =
    confirmedBy === undefined
      ? answerStarts(appeal, unit, revisit !== undefined, context)
      : [start(appeal, 'resolution-review', confirmedBy, context)];
  return [
    ...released,
    appealResolved({
      unit,
      outcome,
      account,
      attachments,
      // As the deadline keeps it: a date on a day off rolls to when somebody will look.
      revisitAt: revisit?.dueAt,
      confirmedBy,
      incident,
      clocks: clocks({
        met: owedIds(appeal, 'handle', 'whole', 'revisit'),
        stopped: owedIds(appeal, 'feedback', 'rate', 'suspension-decision', 'extension-decision'),
        started: [...next, ...(revisit === undefined ? [] : [revisit])],
      }),
    }),
  ];
}

const standsAtOnce = (outcome: ResolutionOutcome, { origin }: Appeal): boolean =>
  outcome === 'solved' && origin === 'citizen';

function hasEvidence(
  attachments: readonly AttachmentRef[],
  appeal: Appeal,
  context: Deciding<'appeal/unclassified' | 'appeal/evidence-missing'>,
): void {
  const { photos } = classified(appeal, context).evidence;
  const shown = attachments.filter(({ kind }) => kind === 'photo' || kind === 'video').length;
  if (shown < photos) throw context.refusal('appeal/evidence-missing', { photos, shown });
}

/** Nobody waits for the answer to what no citizen brought; while it is kept open, the revisit is what is owed. */
export const answerStarts = (
  appeal: Appeal,
  unit: UnitId,
  keptOpen: boolean,
  context: AppealContext,
): readonly Deadline[] =>
  appeal.origin !== 'citizen' && keptOpen ? [] : [start(appeal, 'feedback', unit, context)];
