import type { UnitId } from '../../../kernel/ids';
import type { Instant } from '../../../kernel/time';
import type { Deadline } from '../../../sla';
import type { Appeal } from '../appeal';
import { eventOf, freeText, instant, standsIn, unitId, verb } from '../card';
import { clocks, owed, start, startUntil } from '../clocks';
import type { Deciding } from '../context';
import { byHolder } from '../guards';
import { confirmsFor } from '../queue';
import { inRound } from '../resolution';
import { onTheClock } from '../words';

const fields = { until: instant, reason: freeText };

export const suspensionRequested = eventOf('SuspensionRequested', {
  data: {
    ...fields,
    by: unitId,
    /** Whose dispatcher decides: the centre above, and for the county centre's own the 督查室. */
    decidedBy: unitId,
  },
  evolve: (appeal, { until }) => inRound(appeal, { suspension: { until } }),
  says: ({ by, until }, { unit }) => ({
    zh: `${unit(by).zh}申请中止办理至${onTheClock(until)}`,
    en: `${unit(by).en} asks to suspend handling until ${onTheClock(until)}`,
  }),
  text: ({ reason }) => reason,
  shows: 'sentence',
});

/** 中止: handling cannot go on before a date that the holder names. Until somebody above has decided, every clock runs on. */
export const requestSuspension = verb('requestSuspension', {
  by: 'person',
  data: fields,
  meets: standsIn('handling', 'awaiting-information'),
  refuses: [
    'appeal/not-holder',
    'appeal/suspension-pending',
    'appeal/suspension-in-past',
    'sla/due-too-late',
  ],
  rule: ({ until, reason }, appeal, context) => {
    const { unit } = byHolder(appeal, context);
    if (owed(appeal, 'suspension-decision').length > 0) throw context.refusal('appeal/suspension-pending');
    suspendedUntil(until, unit, appeal, context);
    const decidedBy = confirmsFor(unit, appeal, context);
    const started = [start(appeal, 'suspension-decision', decidedBy, context)];
    return [suspensionRequested({ until, reason, by: unit, decidedBy, clocks: clocks({ started }) })];
  },
});

/** The deadline by which it ends; no end lies behind, nor further ahead than the policy allows. */
export function suspendedUntil(
  until: Instant,
  unit: UnitId,
  appeal: Appeal,
  context: Deciding<'appeal/suspension-in-past' | 'sla/due-too-late'>,
): Deadline {
  if (until <= context.now) throw context.refusal('appeal/suspension-in-past', { until });
  return startUntil(appeal, 'suspension', unit, until, context);
}
