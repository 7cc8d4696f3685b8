import type { ColumnType, Table } from '../../../kernel/projection';

/**
 * Which appeals of one stretch of numbers have one word: two signs for each, in the order in which they came. Some
 * hundred appeals to a row, so that a question reads rows, and not one entry for each appeal that ever said the word.
 */
export interface PostingsRow {
  /** `word/stretch`, so that the stretches of a word stand side by side, newest last. */
  readonly id: string;
  readonly docs: string;
}

/** By which words one appeal is found, with repetitions: for ranking, for likeness, and to be taken out again. */
export interface SearchWordsRow {
  readonly appeal: string;
  /** Which says where it stands in the postings. */
  readonly number: string;
  /** Hashes, one blank between two. */
  readonly words: string;
  /** Of whose matter it is, and of who speaks for them, as it stands now: `r` or `p` before each hash. Of a violation report none. */
  readonly persons: string;
  /** 1 where it is one, or was ever taken for one. */
  readonly violation: number;
}

/** A word that an appeal got later: by a tag, or by a place that was put right. */
export interface AddedWordRow {
  readonly word: string;
  readonly at: string;
  readonly appeal: string;
}

export const postingsTable: Table = {
  name: 'search_postings',
  columns: { id: 'text', docs: 'text' } satisfies Record<keyof PostingsRow, 'text'>,
  primaryKey: ['id'],
  indexes: [],
  isReadBack: true,
};

export const searchWordsTable: Table = {
  name: 'search_words',
  columns: {
    ...{ appeal: 'text', number: 'text', words: 'text', persons: 'text' },
    violation: 'integer',
  } satisfies Record<keyof SearchWordsRow, ColumnType>,
  primaryKey: ['appeal'],
  indexes: [],
  isReadBack: true,
};

export const addedWordsTable: Table = {
  name: 'search_added',
  columns: { word: 'text', at: 'text', appeal: 'text' } satisfies Record<keyof AddedWordRow, 'text'>,
  primaryKey: ['word', 'at', 'appeal'],
  indexes: [],
};
