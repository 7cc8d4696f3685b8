import { dueWithin, type Clock, type Deadline } from '../../../sla';
import type { UnitId } from '../../../kernel/ids';
import { listOf } from '../../../kernel/fields';
import type { Appeal } from '../appeal';
import { eventOf, freeText, part, standsIn, unitId, verb } from '../card';
import { clocks, owed, startWithin } from '../clocks';
import type { AppealContext, Deciding } from '../context';
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

/** What changes, and with it the helpers' parts where the lead is due sooner now; its lateness is not theirs. */
export function helpersSooner(
  appeal: Appeal,
  changed: readonly Deadline[],
  { now }: AppealContext,
): readonly Deadline[] {
  const lead = changed.find(({ kind, dueAt }) => kind === 'handle' && dueAt > now);
  if (lead === undefined) return changed;
  const parts = owed(appeal, 'co-handle').flatMap(({ deadline, status }) => {
    const part = changed.find(({ id }) => id === deadline.id) ?? deadline;
    const sooner = dueWithin(part, lead.dueAt);
    return status !== 'running' || sooner === deadline ? [] : [sooner];
  });
  return [...changed.filter(({ id }) => parts.every((part) => part.id !== id)), ...parts];
}
