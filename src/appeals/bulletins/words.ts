import { vocabularyOf } from '../../kernel/vocabulary';
import { bases, mentions } from './bulletin';

export const mentionWords = vocabularyOf(mentions, {
  named: ['点名通报', 'Named'],
  praised: ['通报表扬', 'Praised'],
});

export const basisWords = vocabularyOf(bases, {
  ranking: ['排名', 'A ranking'],
  signals: ['督查核实的线索', 'Confirmed signals'],
});
