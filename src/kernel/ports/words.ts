import type { Brand } from '../brand';
import type { Sealed } from '../sealed';

/** A keyed hash of a word, 16 hex digits: without the county's search key nobody can try a dictionary on it. */
export type WordHash = Brand<string, 'WordHash'>;

/**
 * Where a word stands: the same word in another place is another hash. Tags are for staff alone; of a person, telephone
 * and ID number stand for words, each whole.
 */
export type WordField = 'text' | 'tag' | 'person';

/** What a question looks for: a word in the form that the index has it. */
export interface AskedWord {
  readonly word: string;
  /** How much it tells, from the language at large and not from what is stored: what is hidden weighs nothing. */
  readonly weight: number;
}

/** Cuts Chinese text into the words by which it is found. Loads its dictionary at the first question. */
export interface Segmenter {
  /** All words by which the text is to be found; a word that is said twice comes twice. */
  indexed(text: string): Promise<readonly string[]>;
  /** The words that a text must have to be found; none when there is nothing but signs and fillers. */
  asked(text: string): Promise<readonly AskedWord[]>;
  /** Signs as the index compares them: narrow, small, simplified, without rare variants. */
  inOneForm(text: string): Promise<string>;
  /** How a name is typed in letters: 盘龙村 as `plc` and `panlongcun`. */
  inLetters(name: string): Promise<readonly string[]>;
}

/** A sealed text whose words something is to be found by; of a person, their `Contact`. */
export interface WordsIn {
  readonly text: Sealed<unknown>;
  readonly field: WordField;
}

/** Opens sealed texts and says which words are in them, as hashes: the words never reach who asks. */
export interface SealedWords {
  /**
   * Of each text, with repetitions; `undefined` once its key is destroyed. What is asked for together should be sealed
   * under few keys: each is looked up once.
   * @throws PrimaryDataUnavailable
   */
  hashesOf(words: readonly WordsIn[]): Promise<readonly (readonly WordHash[] | undefined)[]>;
}
