import type { Feature } from '../kernel/feature';
import { referenceErrors } from './errors';
import { documentAggregate } from './domain/document';
import { draftAggregate } from './domain/draft';
import { referenceLabels } from './labels';
import { publishingSaga } from './domain/publishing';
import { referenceNames } from './model';
import { ruleDocuments } from './versions';

/** Directory, catalogue, policies, calendar and permissions: a stream each, an event for every version. */
export const referenceFeature: Feature = {
  name: 'reference',
  sagas: [...ruleDocuments, 'directory' as const].map(publishingSaga),
  aggregates: [...referenceNames.map(documentAggregate), draftAggregate],
  errors: referenceErrors,
  labels: referenceLabels,
  routes: async () => (await import('./reference.module')).ReferenceModule,
};
