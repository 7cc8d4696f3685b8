import { eventOf, freeText, incidentId, unresolved, standsIn, unitId, verb } from '../card';
import { bySystem } from '../guards';

const fields = { incident: incidentId, by: unitId, note: freeText };

export const incidentProgressed = eventOf('IncidentProgressed', {
  data: fields,
  evolve: (appeal) => appeal,
  says: ({ by }, names) => ({
    zh: `${names.unit(by).zh}通报处置进展`,
    en: `${names.unit(by).en} told how the incident goes on`,
  }),
  text: ({ note }) => note,
  shows: 'all',
});

/** What is said once of what many share, to each of them. It is the incident's word, and meets no deadline of the holder's. */
export const tellOfIncident = verb('tellOfIncident', {
  by: 'system',
  data: fields,
  meets: standsIn(...unresolved),
  refuses: ['appeal/system-only', 'appeal/not-in-incident'],
  rule: ({ incident, by, note }, appeal, context) => {
    bySystem(context);
    if (appeal.incident !== incident) throw context.refusal('appeal/not-in-incident');
    return [incidentProgressed({ incident, by, note })];
  },
});
