import type { AttachmentRef } from './values';
import type { Appeal } from './appeal';
import { clocks, lastOfRound, owed, owedIds, start, startUntil } from './clocks';
import { event, type AppealContext, type Decide } from './context';
import { refusal } from './errors';
import { byHolder, byOwnerOf, classified } from './guards';
import { decidesFor } from './queue';
import { isKeptOpen } from './resolution';
import { standsIn } from './standing';
import { canKeepOpen } from './values';
import type { Deadline } from '../../sla';

/**
 * The holder's answer, with its evidence. Solved stands at once; everything else waits for the centre above. What
 * is kept open is resolved again when it is looked at again, and answered anew.
 */
export const resolve: Decide<'resolve'> = (data, appeal, context) => {
  const { resolution } = appeal.round;
  const looksAgain = appeal.status === 'resolved' && isKeptOpen(appeal);
  if (!looksAgain) standsIn(appeal, 'handling');
  const { unit } = byHolder(appeal, context);
  if (looksAgain && resolution?.standsSince === undefined) throw refusal('appeal/resolution-unconfirmed');
  hasEvidence(data.attachments, appeal, context);
  const { outcome, account, attachments, revisitAt } = data;
  if (revisitAt !== undefined && !canKeepOpen(outcome)) throw refusal('appeal/revisit-not-allowed');
  if (revisitAt !== undefined && revisitAt <= context.now) throw refusal('appeal/revisit-in-past');
  const confirmedBy = outcome === 'solved' ? undefined : decidesFor(unit, appeal, context);
  const revisit = revisitAt === undefined ? [] : [startUntil(appeal, 'revisit', unit, revisitAt, context)];
  const next =
    confirmedBy === undefined
      ? answerStarts(appeal, unit, revisitAt !== undefined, context)
      : [start(appeal, 'resolution-review', confirmedBy, context)];
  return [
    event('AppealResolved', {
      unit,
      outcome,
      account,
      attachments,
      revisitAt,
      confirmedBy,
      clocks: clocks({
        met: owedIds(appeal, 'handle', 'whole', 'revisit'),
        stopped: owedIds(appeal, 'feedback', 'rate'),
        started: [...next, ...revisit],
      }),
    }),
  ];
};

function hasEvidence(attachments: readonly AttachmentRef[], appeal: Appeal, context: AppealContext): void {
  const { photos } = classified(appeal, context).evidence;
  const shown = attachments.filter(({ kind }) => kind === 'photo' || kind === 'video').length;
  if (shown < photos) throw refusal('appeal/evidence-missing', { photos, shown });
}

/** Nobody waits for the answer to what no citizen brought; while it is kept open, the revisit is what is owed. */
const answerStarts = (
  appeal: Appeal,
  unit: NonNullable<Appeal['held']>['unit'],
  keptOpen: boolean,
  context: AppealContext,
): readonly Deadline[] =>
  appeal.origin !== 'citizen' && keptOpen ? [] : [start(appeal, 'feedback', unit, context)];

export const confirmResolution: Decide<'confirmResolution'> = ({ note }, appeal, context) => {
  const { by, unit } = awaitingReview(appeal, context);
  const met = owedIds(appeal, 'resolution-review');
  const started = answerStarts(appeal, unit, isKeptOpen(appeal), context);
  return [event('ResolutionConfirmed', { by, note, clocks: clocks({ met, started }) })];
};

/** Handle and whole run on as if they had never stopped: the interval counts. */
export const rejectResolution: Decide<'rejectResolution'> = ({ reason }, appeal, context) => {
  const { by } = awaitingReview(appeal, context);
  const runOn = [lastOfRound(appeal, 'handle'), lastOfRound(appeal, 'whole')].flatMap((clock) =>
    clock === undefined ? [] : [clock.deadline],
  );
  const changes = {
    met: owedIds(appeal, 'resolution-review'),
    stopped: owedIds(appeal, 'revisit'),
    changed: runOn,
  };
  return [event('ResolutionRejected', { by, reason, clocks: clocks(changes) })];
};

function awaitingReview(appeal: Appeal, context: AppealContext) {
  standsIn(appeal, 'resolved');
  const { resolution } = appeal.round;
  if (resolution === undefined || owed(appeal, 'resolution-review').length === 0)
    throw refusal('appeal/no-confirmation-due');
  return { by: byOwnerOf('resolution-review', appeal, context), unit: resolution.unit };
}
