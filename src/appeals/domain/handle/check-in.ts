import type { UnitId } from '../../../kernel/ids';
import { eventOf, freeText, optional, standsIn, unitId, verb } from '../card';
import { clocks } from '../clocks';
import { isStaffOf } from '../guards';
import { calledOf } from './blow-whistle';
import { partOf, startPart, withHelpers } from './name-helpers';

const fields = { note: optional(freeText) };

export const departmentCheckedIn = eventOf('DepartmentCheckedIn', {
  data: { ...fields, by: unitId },
  evolve: (appeal, { by }) => ({ ...appeal, helpers: withHelpers(appeal.helpers, [{ unit: by }]) }),
  says: ({ by }, { unit }) => ({
    zh: `${unit(by).zh}到场报到`,
    en: `${unit(by).en} checked in at the place`,
  }),
  text: ({ note }) => note,
  shows: 'sentence',
});

/** 报到, late or not; from then on it helps, and reports what came of that as every helper does. */
export const checkIn = verb('checkIn', {
  by: 'person',
  data: fields,
  meets: standsIn('routed', 'accepted', 'handling'),
  refuses: ['appeal/not-called'],
  rule: ({ note }, appeal, context) => {
    const { actor, refusal } = context;
    const called = isStaffOf(actor.unit, actor) ? calledOf(actor.unit, appeal) : undefined;
    if (called === undefined) throw refusal('appeal/not-called');
    const by = actor.unit as UnitId;
    const started = partOf(by, appeal) === undefined ? [startPart(by, appeal, context)] : [];
    return [departmentCheckedIn({ note, by, clocks: clocks({ met: [called.deadline.id], started }) })];
  },
});
