import { levelsOf } from '../../kernel/region';
import type { Projection } from '../../kernel/projection';
import { incidentOf, incidentSchemas, type IncidentEvent } from '../domain/incident';
import { incidentsTable, type IncidentRow } from './row';

/** Which incidents there are, and where. */
export const incidentsProjection: Projection<IncidentEvent> = {
  name: 'incidents',
  version: 1,
  category: 'incident',
  schemas: incidentSchemas,
  tables: [incidentsTable],
  project: ({ stream, event, metadata }) => {
    const where = { incident: incidentOf(stream) };
    switch (event.type) {
      case 'IncidentOpened': {
        const { region, service, title, by } = event.data;
        const [county = region, town = null, village = null] = levelsOf(region);
        const row: IncidentRow = {
          ...where,
          ...{
            region,
            county,
            town,
            village,
            service: service ?? null,
            title: JSON.stringify(title),
            by_unit: by,
          },
          ...{ state: 'open', opened_at: metadata.occurredAt },
        };
        return [{ kind: 'insert', table: 'incidents', row: { ...row } }];
      }
      case 'IncidentResolved':
        return [{ kind: 'update', table: 'incidents', where, set: { state: 'resolved' } }];
      case 'IncidentRedacted':
        return event.data.texts.map(({ was, now }) => ({
          ...{ kind: 'update', table: 'incidents' },
          where: { ...where, title: JSON.stringify(was) },
          set: { title: JSON.stringify(now) },
        }));
      case 'AppealsAttached':
      case 'AttachingSettled':
      case 'AppealDetached':
      case 'IncidentTold':
      case 'ResolvingSettled':
        return [];
      default:
        return event satisfies never;
    }
  },
};
