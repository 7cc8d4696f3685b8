import type { Clock, Deadline } from '../../../sla';
import type { UnitId } from '../../../kernel/ids';
import { listOf } from '../../../kernel/fields';
import type { Appeal } from '../appeal';
import { eventOf, freeText, part, standsIn, unitId, verb } from '../card';
import { clocks, owed, startWithin } from '../clocks';
import type { Deciding } from '../context';
import { allowedHolder } from '../guards';
import { byCommonSuperior } from '../superior';

const fields = {
  /** Who helps, and with what: each part has a deadline of its own. */
  helpers: listOf(part({ unit: unitId, task: freeText })),
};

export const helpersNamed = eventOf('HelpersNamed', {
  data: { ...fields, by: unitId, lead: unitId },
  evolve: (appeal, { helpers }) => ({ ...appeal, helpers: withHelpers(appeal.helpers, helpers) }),
  says: ({ by, lead, helpers }, { unit }) => ({
    zh: `${unit(by).zh}指定${helpers.map((each) => unit(each.unit).zh).join('、')}协办，${unit(lead).zh}主办`,
    en: `${unit(by).en} named ${helpers.map((each) => unit(each.unit).en).join(', ')} to help ${unit(lead).en}`,
  }),
  text: ({ helpers }) => helpers.map(({ task }) => task),
  shows: 'sentence',
  involves: ({ helpers }) => helpers.map(({ unit }) => unit),
});

export const withHelpers = (
  before: readonly UnitId[],
  helpers: readonly { readonly unit: UnitId }[],
): readonly UnitId[] => [...new Set([...before, ...helpers.map(({ unit }) => unit)])];

/** 协办, by the common superior of whoever leads and whoever helps; nobody is due later than the lead. */
export const nameHelpers = verb('nameHelpers', {
  by: 'person',
  data: fields,
  meets: standsIn('accepted', 'handling'),
  refuses: [
    'appeal/unknown-unit',
    'appeal/accused-unit',
    'appeal/helper-leads',
    'appeal/already-helping',
    'appeal/not-superior',
  ],
  rule: ({ helpers }, appeal, context) => {
    const lead = appeal.held?.unit ?? context.directory.countyCentre().id;
    const units = helpers.map(({ unit }) => allowedHolder(unit, appeal, context).id);
    const by = byCommonSuperior([lead, ...units], appeal, context);
    const started = units.map((unit, n) => {
      if (unit === lead) throw context.refusal('appeal/helper-leads', { unit });
      if (partOf(unit, appeal) !== undefined || units.indexOf(unit) < n)
        throw context.refusal('appeal/already-helping', { unit });
      return startPart(unit, appeal, context);
    });
    return [helpersNamed({ helpers, by, lead, clocks: clocks({ started }) })];
  },
});

/** A part of its own, due no later than the lead. */
export const startPart = (unit: UnitId, appeal: Appeal, context: Deciding<never>): Deadline =>
  startWithin(owed(appeal, 'handle').at(-1), appeal, 'co-handle', unit, context, unit);

/** What this helper still owes. */
export const partOf = (unit: UnitId | undefined, appeal: Appeal): Clock | undefined =>
  owed(appeal, 'co-handle').find(({ deadline: { owner } }) => owner === unit);
