import type { Feature } from '../../src/kernel/feature';
import { confirmingSaga } from './confirming.saga';
import { visitAggregate, visitErrors } from './visit';
import { visitsProjection } from './visits.projection';

export const visitsFeature: Feature = {
  name: 'visits',
  aggregates: [visitAggregate],
  projections: [visitsProjection],
  sagas: [confirmingSaga],
  errors: visitErrors,
  verbs: [
    { name: 'planVisit', by: 'person' },
    { name: 'confirmVisit', by: 'system' },
  ],
  routes: async () => (await import('./visits.module')).VisitsModule,
};
