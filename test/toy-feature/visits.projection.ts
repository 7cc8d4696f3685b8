import type { Projection } from '../../src/kernel/projection';
import { visitSchemas, type VisitEvent } from './visit';

export const visitsProjection: Projection<VisitEvent> = {
  name: 'visits',
  version: 1,
  category: 'visit',
  schemas: visitSchemas,
  tables: [
    {
      name: 'visits',
      columns: { visit: 'text', household: 'text', confirmed: 'integer' },
      primaryKey: ['visit'],
      indexes: [],
    },
  ],
  project: ({ stream, event }) =>
    event.type === 'VisitPlanned'
      ? [
          {
            kind: 'insert',
            table: 'visits',
            row: { visit: stream, household: event.data.household, confirmed: 0 },
          },
        ]
      : [{ kind: 'update', table: 'visits', where: { visit: stream }, set: { confirmed: 1 } }],
};
