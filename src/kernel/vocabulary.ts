import type { Bilingual } from './language';

/** The values of one choice and what each is called: the API document names the choice by it, screens label it by it. */
export type Vocabulary<Value extends string = string> = Readonly<Record<Value, Bilingual>>;

/** By the name of the choice in the API document, for good. */
export type Vocabularies = Readonly<Record<string, Vocabulary>>;

const called = (zh: string, en: string): Bilingual => ({ zh, en });

/** A vocabulary of a list of values, held complete by the compiler, in the order of the list. */
export const vocabularyOf = <const Value extends string>(
  values: readonly Value[],
  words: { readonly [V in Value]: Bilingual | readonly [zh: string, en: string] },
): Vocabulary<Value> =>
  Object.fromEntries(
    values.map((value) => {
      const said: Bilingual | readonly [string, string] = words[value];
      return [value, 'zh' in said ? called(said.zh, said.en) : called(said[0], said[1])];
    }),
  ) as Vocabulary<Value>;
