import type { Feature } from '../kernel/feature';
import { referenceErrors } from './errors';
import { documentAggregate } from './domain/document';
import { referenceLabels } from './labels';
import { referenceNames } from './model';

/** Directory, catalogue, policies, calendar and permissions: a stream each, an event for every version. */
export const referenceFeature: Feature = {
  name: 'reference',
  aggregates: referenceNames.map(documentAggregate),
  errors: referenceErrors,
  labels: referenceLabels,
  routes: async () => (await import('./reference.module')).ReferenceModule,
};
