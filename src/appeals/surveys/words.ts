import { vocabularyOf } from '../../kernel/vocabulary';
import { questionKinds } from './questions';

export const questionKindWords = vocabularyOf(questionKinds, {
  'yes-no': ['是非题', 'Yes or no'],
  stars: ['星级题', 'Stars'],
  choice: ['单选题', 'One of some'],
  text: ['文字题', 'In words'],
});
