import { vocabularyOf } from '../../kernel/vocabulary';
import { editionWords } from '../rankings/words';
import { questionKinds } from './questions';
import { surveyStandings } from './survey';

export const surveyStandingWords = vocabularyOf(surveyStandings, {
  ...editionWords,
  withdrawn: ['已撤回', 'Withdrawn'],
});

export const questionKindWords = vocabularyOf(questionKinds, {
  'yes-no': ['是非题', 'Yes or no'],
  stars: ['星级题', 'Stars'],
  choice: ['单选题', 'One of some'],
  text: ['文字题', 'In words'],
});
