import { vocabularyOf, type Vocabularies } from '../kernel/vocabulary';
import { incidentStates } from './read-models/row';

export const incidentLabels: Vocabularies = {
  IncidentState: vocabularyOf(incidentStates, {
    open: ['处置中', 'Going on'],
    resolved: ['已办结', 'Resolved'],
  }),
};
