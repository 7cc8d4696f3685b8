import type { Feature } from '../kernel/feature';
import { accessAggregate } from './domain/reveal';
import { revealErrors } from './errors';
import { accessLabels } from './labels';

/** Who read whose identity and who took evidence away, on record beside each appeal. */
export const accessFeature: Feature = {
  name: 'access',
  aggregates: [accessAggregate],
  errors: revealErrors,
  labels: accessLabels,
  verbs: [
    { name: 'revealIdentity', by: 'person' },
    { name: 'lookUpPerson', by: 'person' },
    { name: 'exportList', by: 'person' },
  ],
};
