import type { Feature } from '../kernel/feature';
import { suggestionAggregate } from './domain/turning-down';
import { incidentAggregate } from './domain/incident';
import { incidentLabels } from './labels';
import { incidentErrors } from './messages';
import { incidentsProjection } from './read-models/incidents.projection';
import { turnedDownProjection } from './read-models/turned-down.projection';
import { hideTask } from './application/hide-task';
import { carryingOutSaga } from './sagas/carrying-out';
import { hidingSaga } from './sagas/hiding';

/** 群体性事项: one cause behind many appeals. */
export const incidentsFeature: Feature = {
  name: 'incidents',
  aggregates: [incidentAggregate, suggestionAggregate],
  projections: [incidentsProjection, turnedDownProjection],
  sagas: [carryingOutSaga, hidingSaga],
  tasks: [hideTask],
  errors: incidentErrors,
  labels: incidentLabels,
  verbs: (
    [
      'openIncident',
      'attachAppeals',
      'detachAppeal',
      'tellIncident',
      'resolveIncident',
      'redactIncident',
      'turnDownSuggestion',
    ] as const
  ).map((name) => ({ name, by: 'person' })),
  routes: async () => (await import('./incidents.module')).IncidentsModule,
};
