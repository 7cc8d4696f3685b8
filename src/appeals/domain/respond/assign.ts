import { eventOf, personId, standsIn, unitId, verb } from '../card';
import { byHolder, onDuty } from '../guards';

export const appealAssigned = eventOf('AppealAssigned', {
  data: { unit: unitId, assignee: personId },
  evolve: (appeal, { assignee }) => ({ ...appeal, assignee }),
  says: ({ assignee }, { person }) => ({
    zh: `改由${person(assignee).zh}承办`,
    en: `Assigned to ${person(assignee).en}`,
  }),
  shows: 'sentence',
});

export const assign = verb('assign', {
  by: 'person',
  data: { assignee: personId },
  meets: standsIn('accepted', 'handling', 'awaiting-information'),
  refuses: ['appeal/not-holder', 'appeal/accused-assignee', 'appeal/unknown-assignee'],
  rule: ({ assignee }, appeal, context) => {
    const { unit } = byHolder(appeal, context);
    onDuty(assignee, unit, appeal, context);
    return [appealAssigned({ unit, assignee })];
  },
});
