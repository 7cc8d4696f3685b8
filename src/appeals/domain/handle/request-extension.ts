import { extendDeadline, rulesFor, type Clock, type Deadline, type Period } from '../../../sla';
import type { Appeal } from '../appeal';
import { eventOf, freeText, plain, standsIn, unitId, verb } from '../card';
import { clocks, owed, resumed, startWithin } from '../clocks';
import type { Deciding } from '../context';
import { byHolder } from '../guards';
import { confirmsFor } from '../queue';
import { inRound } from '../resolution';
import { inWords } from '../words';

const fields = {
  /** How much more, from where handling is due now. */
  period: plain<Period>(),
  reason: freeText,
};

export const extensionRequested = eventOf('ExtensionRequested', {
  data: {
    ...fields,
    by: unitId,
    /** Whose dispatcher decides: the centre above, and for the county centre's own the 督查室. */
    decidedBy: unitId,
  },
  evolve: (appeal, { period }) => inRound(appeal, { extension: period }),
  says: ({ by, period }, { unit }) => ({
    zh: `${unit(by).zh}申请延期${inWords(period).zh}`,
    en: `${unit(by).en} asks for an extension of ${inWords(period).en}`,
  }),
  text: ({ reason }) => reason,
  shows: 'sentence',
});

/** 延期: before handling is due, once in a round. Whoever decides has time for that until then, and silence refuses. */
export const requestExtension = verb('requestExtension', {
  by: 'person',
  data: fields,
  meets: standsIn('accepted', 'handling', 'awaiting-information', 'suspended'),
  refuses: [
    'appeal/not-holder',
    'appeal/extension-pending',
    'appeal/extension-already-asked',
    'appeal/extension-after-due',
    'sla/due-too-late',
  ],
  rule: ({ period, reason }, appeal, context) => {
    const { unit } = byHolder(appeal, context);
    if (owed(appeal, 'extension-decision').length > 0) throw context.refusal('appeal/extension-pending');
    if (appeal.round.extensionDecided) throw context.refusal('appeal/extension-already-asked');
    const handle = notYetDue(appeal, context);
    longer(handle, period, appeal, context);
    const decidedBy = confirmsFor(unit, appeal, context);
    const started = [startWithin(handle, appeal, 'extension-decision', decidedBy, context)];
    return [extensionRequested({ period, reason, by: unit, decidedBy, clocks: clocks({ started }) })];
  },
});

/** @returns the clock of handling, which is not over its due time */
function notYetDue(appeal: Appeal, { refusal }: Deciding<'appeal/extension-after-due'>): Clock {
  const handle = owed(appeal, 'handle').at(-1);
  if (handle === undefined || handle.missedAt !== undefined)
    throw refusal('appeal/extension-after-due', { dueAt: handle?.deadline.dueAt });
  return handle;
}

/** Handling with so much more, and a pause so far made good; the sla model itself refuses what is too long. */
export const longer = (
  handle: Clock,
  period: Period,
  { urgency }: Appeal,
  context: Deciding<'sla/due-too-late'>,
): Deadline =>
  extendDeadline(
    resumed(handle, context),
    period,
    { at: context.now, urgency },
    rulesFor(handle.deadline, context),
  );
