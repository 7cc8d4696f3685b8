import { vocabularyOf, type Vocabularies } from '../kernel/vocabulary';
import { suggestedDoings } from './domain/suggesting';
import { incidentStates } from './read-models/row';

export const incidentLabels: Vocabularies = {
  IncidentState: vocabularyOf(incidentStates, {
    open: ['处置中', 'Going on'],
    resolved: ['已办结', 'Resolved'],
  }),
  SuggestedDoing: vocabularyOf(suggestedDoings, {
    attach: ['列入已有事项', 'Attach to the open incident'],
    open: ['发起群体性事项', 'Open an incident'],
    'turn-down': ['不是同一件事', 'Not one matter'],
  }),
};
