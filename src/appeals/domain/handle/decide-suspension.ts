import { eventOf, instant, reasonText, standsIn, unitId, verb, yesNo } from '../card';
import { clocks, owedIds, pausedIds } from '../clocks';
import { byOwnerOf } from '../guards';
import { inRound } from '../resolution';
import { onTheClock } from '../words';
import { suspendedUntil } from './request-suspension';

export const handlingSuspended = eventOf('HandlingSuspended', {
  data: {
    by: unitId,
    unit: unitId,
    reason: reasonText,
    /** As its deadline keeps it: a date on a day off rolls to when somebody will look. */
    until: instant,
  },
  evolve: (appeal, { by, until }) => ({
    ...inRound(appeal, { suspension: { until, by } }),
    status: 'suspended',
  }),
  says: ({ by, until }, { unit }) => ({
    zh: `经${unit(by).zh}批准，办理中止至${onTheClock(until)}，其间暂停计时`,
    en: `Suspended until ${onTheClock(until)}, as ${unit(by).en} approved; clocks pause`,
  }),
  text: ({ reason }) => reason,
  shows: 'all',
});

export const suspensionRefused = eventOf('SuspensionRefused', {
  data: { by: unitId, reason: reasonText },
  evolve: (appeal) => appeal,
  says: ({ by }, { unit }) => ({
    zh: `${unit(by).zh}不同意中止办理`,
    en: `${unit(by).en} refused to suspend handling`,
  }),
  text: ({ reason }) => reason,
  shows: 'sentence',
});

/** Approved above, what handling runs on stands still until the date that was asked for; a pause that is on already goes on. */
export const decideSuspension = verb('decideSuspension', {
  by: 'person',
  data: { granted: yesNo, reason: reasonText },
  meets: standsIn('handling', 'awaiting-information'),
  refuses: [
    'appeal/no-suspension-pending',
    'appeal/not-dispatcher',
    'appeal/suspension-in-past',
    'sla/due-too-late',
  ],
  rule: ({ granted, reason }, appeal, context) => {
    const { held, round } = appeal;
    const met = owedIds(appeal, 'suspension-decision');
    if (met.length === 0 || held === undefined || round.suspension === undefined)
      throw context.refusal('appeal/no-suspension-pending');
    const by = byOwnerOf('suspension-decision', appeal, context);
    if (!granted) return [suspensionRefused({ by, reason, clocks: clocks({ met }) })];
    const ends = suspendedUntil(round.suspension.until, held.unit, appeal, context);
    return [
      handlingSuspended({
        ...{ by, unit: held.unit, reason, until: ends.dueAt },
        clocks: clocks({ met, paused: pausedIds(appeal), started: [ends] }),
      }),
    ];
  },
});
