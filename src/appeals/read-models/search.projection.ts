import type { Projection } from '../../kernel/projection';
import type { AppealEvent } from '../domain/events';
import { appealSchemas } from '../domain/schemas';
import { readToForget } from './search/forget';
import { projectSearch, readForSearch } from './search/project';
import { addedWordsTable, postingsTable, searchWordsTable } from './search/row';
import { wordsIn } from './search/said';

/**
 * What appeals are found by. A projection of its own: cutting text costs more than all else that an event means to
 * lists, and a list need not wait for it. Who may see what is asked of the lists' own tables, whichever is ahead.
 */
export const searchProjection: Projection<AppealEvent> = {
  name: 'search',
  isBackground: true,
  version: 3,
  category: 'appeal',
  schemas: appealSchemas,
  tables: [postingsTable, searchWordsTable, addedWordsTable],
  words: wordsIn,
  reads: readForSearch,
  readsOf: readToForget,
  project: projectSearch,
};
