import { eventOf, incidentId, standsIn, verb } from '../card';
import { bySystem } from '../guards';
import { isHandledTogether } from '../report/merge';

const fields = { incident: incidentId };

export const incidentJoined = eventOf('IncidentJoined', {
  data: fields,
  evolve: (appeal, { incident }) => ({ ...appeal, incident }),
  says: {
    zh: '与多名群众反映的同一问题一并处置',
    en: 'Handled together with the same trouble of many others',
  },
  shows: 'sentence',
});

/** A dispatcher counts it to what many reported. It pauses nothing; where it stands, whose it is and its deadlines stay. */
export const joinIncident = verb('joinIncident', {
  by: 'system',
  data: fields,
  meets: standsIn('reported', 'routed', 'accepted', 'handling', 'awaiting-information', 'suspended'),
  refuses: ['appeal/system-only', 'appeal/handled-alone', 'appeal/in-incident'],
  rule: ({ incident }, appeal, context) => {
    bySystem(context);
    if (appeal.incident === incident) return [];
    if (appeal.incident !== undefined) throw context.refusal('appeal/in-incident');
    isHandledTogether(appeal, context);
    return [incidentJoined({ incident })];
  },
});
