import { anywhere, eventOf, freeText, incidentId, verb } from '../card';
import { bySystem } from '../guards';

const fields = { incident: incidentId, reason: freeText };

export const incidentLeft = eventOf('IncidentLeft', {
  data: fields,
  evolve: (appeal) => ({ ...appeal, incident: undefined }),
  says: { zh: '改为单独处置', en: 'Handled by itself again, apart from the incident' },
  text: ({ reason }) => reason,
  shows: 'sentence',
});

/** It has a cause of its own after all. */
export const leaveIncident = verb('leaveIncident', {
  by: 'system',
  data: fields,
  meets: anywhere,
  refuses: ['appeal/system-only', 'appeal/not-in-incident'],
  rule: ({ incident, reason }, appeal, context) => {
    bySystem(context);
    if (appeal.incident !== incident) throw context.refusal('appeal/not-in-incident');
    return [incidentLeft({ incident, reason })];
  },
});
