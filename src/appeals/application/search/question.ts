import type { Segmenter, WordField, WordHash } from '../../../kernel/ports/words';
import { TAIL_DIGITS } from '../../read-models/search/place';
import { NOTHING_NAMED, type Slot } from '../../read-models/search/slot';
import type { Perspective } from '../../views/perspective';
import type { NamedThings } from './named-things';

export interface Asking {
  readonly segmenter: Segmenter;
  readonly hash: (word: string, field: WordField) => WordHash;
  readonly things: NamedThings;
  /** Tags are for staff: whoever is not staff finds nothing by them. */
  readonly perspective: Perspective;
}

/** Whoever names more is not answered better: the words that tell most. */
const MOST_SLOTS = 12;
const BETWEEN = /[^\p{L}\p{N}-]+/u;
const NUMBER = /^\d[\d-]*$/;
const LETTERS = /^[a-z]{2,}$/;
const NAME_WEIGHT = 8;

/** What a question asks for: every slot must be met. None when it holds nothing but signs and fillers. */
export async function slotsOf(question: string, asking: Asking): Promise<readonly Slot[]> {
  const form = await asking.segmenter.inOneForm(question);
  const slots: Slot[] = [];
  for (const chunk of form.split(BETWEEN)) if (chunk !== '') slots.push(...(await slotsIn(chunk, asking)));
  return [...slots].sort((one, other) => other.weight - one.weight).slice(0, MOST_SLOTS);
}

async function slotsIn(chunk: string, asking: Asking): Promise<readonly Slot[]> {
  const { things } = asking;
  const digits = chunk.replaceAll('-', '');
  if (NUMBER.test(chunk) && digits.length >= TAIL_DIGITS)
    return [{ words: wordLists([digits], asking), named: NOTHING_NAMED, tail: digits, weight: NAME_WEIGHT }];
  if (LETTERS.test(chunk))
    return [{ words: wordLists([chunk], asking), named: things.inLetters(chunk), weight: NAME_WEIGHT }];
  const parts = await Promise.all(
    things.cut(chunk).map(async ({ text, named }): Promise<readonly Slot[]> => {
      const words = await asking.segmenter.asked(text);
      if (named !== NOTHING_NAMED)
        return [
          {
            words: wordLists(
              words.map(({ word }) => word),
              asking,
            ),
            named,
            weight: NAME_WEIGHT,
          },
        ];
      return words.map(({ word, weight }) => ({ words: wordLists([word], asking), named, weight }));
    }),
  );
  return parts.flat();
}

/** All of them in what was said; of one word, also among the tags. */
function wordLists(words: readonly string[], { hash, perspective }: Asking): Slot['words'] {
  const said = words.map((word) => hash(word, 'text'));
  const tagged = words.map((word) => hash(word, 'tag'));
  return perspective === 'reporter' ? [said] : [said, tagged];
}
