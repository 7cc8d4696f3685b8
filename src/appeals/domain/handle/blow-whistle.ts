import { listOf } from '../../../kernel/fields';
import type { UnitId } from '../../../kernel/ids';
import type { Clock } from '../../../sla';
import type { Appeal } from '../appeal';
import { eventOf, freeText, standsIn, unitId, verb } from '../card';
import { clocks, owed, start } from '../clocks';
import { allowedHolder, byHolder } from '../guards';

const fields = {
  /** Who is called. */
  units: listOf(unitId),
  /** Where to. */
  place: freeText,
  reason: freeText,
};

export const whistleBlown = eventOf('WhistleBlown', {
  data: { ...fields, by: unitId },
  // The deadlines that it starts tell later decisions who is called.
  evolve: (appeal) => appeal,
  says: ({ by, units }, { unit }) => ({
    zh: `${unit(by).zh}吹哨，请${units.map((id) => unit(id).zh).join('、')}到场报到`,
    en: `${unit(by).en} blew the whistle for ${units.map((id) => unit(id).en).join(', ')} to check in at the place`,
  }),
  text: ({ place, reason }) => [place, reason],
  shows: 'sentence',
  involves: ({ units }) => units,
});

/** 吹哨: the holder calls departments to the place, each of which has a deadline of its own to check in. */
export const blowWhistle = verb('blowWhistle', {
  by: 'person',
  data: fields,
  meets: standsIn('accepted', 'handling'),
  refuses: [
    'appeal/not-holder',
    'appeal/unknown-unit',
    'appeal/accused-unit',
    'appeal/helper-leads',
    'appeal/already-called',
  ],
  rule: ({ units, place, reason }, appeal, context) => {
    const { unit: by } = byHolder(appeal, context);
    const started = units.map((id, n) => {
      const { id: unit, tier } = allowedHolder(id, appeal, context);
      if (unit === by) throw context.refusal('appeal/helper-leads', { unit });
      if (calledOf(unit, appeal) !== undefined || units.indexOf(id) < n)
        throw context.refusal('appeal/already-called', { unit });
      return start(appeal, 'check-in', unit, context, tier, unit);
    });
    return [whistleBlown({ units, place, reason, by, clocks: clocks({ started }) })];
  },
});

/** The check-in that this unit still owes. */
export const calledOf = (unit: UnitId | undefined, appeal: Appeal): Clock | undefined =>
  owed(appeal, 'check-in').find(({ deadline: { owner } }) => owner === unit);
