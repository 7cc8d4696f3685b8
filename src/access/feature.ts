import type { Feature } from '../kernel/feature';
import { accessAggregate } from './domain/reveal';
import { eraseTask } from './erasing/erase-task';
import { erasingSaga } from './sagas/erasing';
import { identityErrors, revealErrors, withholdingErrors } from './errors';
import { purposeErrors } from '../looking';
import { accessLabels } from './labels';

/** Who read whose identity and who took evidence away, on record beside each appeal. */
export const accessFeature: Feature = {
  name: 'access',
  aggregates: [accessAggregate],
  sagas: [erasingSaga],
  tasks: [eraseTask],
  errors: { ...revealErrors, ...identityErrors, ...purposeErrors, ...withholdingErrors },
  labels: accessLabels,
  verbs: [
    { name: 'revealIdentity', by: 'person' },
    { name: 'lookUpPerson', by: 'person' },
    { name: 'exportList', by: 'person' },
    { name: 'restrictIdentity', by: 'person' },
    { name: 'liftRestriction', by: 'person' },
    { name: 'eraseIdentity', by: 'person' },
    { name: 'withholdLooks', by: 'person' },
  ],
};
