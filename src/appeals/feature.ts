import type { Feature } from '../kernel/feature';
import { appealAggregate } from './application/aggregate';
import { verbs } from './domain/verbs';
import { appealPublicEvents } from './integration/public-events';
import { appealErrors } from './messages/errors';
import { appealsProjection } from './read-models/appeals.projection';
import { carryingSaga } from './sagas/carrying';
import { deadlinesSaga } from './sagas/deadlines';
import { mergingSaga } from './sagas/merging';
import { ratingSaga } from './sagas/rating';
import { routingSaga } from './sagas/routing';

/** What people ask of a county, from report to rating. */
export const appealsFeature: Feature = {
  name: 'appeals',
  aggregates: [appealAggregate],
  projections: [appealsProjection],
  sagas: [routingSaga, deadlinesSaga, ratingSaga, mergingSaga, carryingSaga],
  publicEvents: appealPublicEvents,
  errors: appealErrors,
  verbs: Object.values(verbs).map(({ verb, by }) => ({ name: verb, by })),
  routes: async () => (await import('./appeals.module')).AppealsModule,
};
