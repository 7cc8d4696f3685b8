/** What jieba offers of a text; the `JiebaSegmenter` without its dictionary. */
export interface Cutting {
  /** Every sign in exactly one word. */
  readonly cut: (text: string) => readonly string[];
  /** Every word of the dictionary that stands anywhere in the text, over one another. */
  readonly cutAll: (text: string) => readonly string[];
}

const FILLERS = new Set(
  '的了着过得地是在有我你您他她它们这那个和与及或也都就还很把被让给对向从到于为以而但因所之其吗呢吧啊呀哦嘛',
);
const WORTHY = /[\p{L}\p{N}]/u;
const HAN = /^\p{Script=Han}$/u;

/** No sign has more than two code units. */
const isSign = (word: string): boolean => word.length <= 2 && HAN.test(word);

const isWord = (word: string): boolean => WORTHY.test(word) && !FILLERS.has(word);
const isLong = (word: string): boolean => word.length > 1 && !isSign(word);

/**
 * What no dictionary has, such as a person's or a hamlet's name, falls into single signs: each two neighbours stand for
 * it, so that 桂英 finds 张桂英. A sign that stands alone is a word.
 */
function* ofSingles(cut: readonly string[]): Generator<{ readonly word: string; readonly alone: boolean }> {
  let run: string[] = [];
  const ended = function* () {
    if (run.length === 1) yield { word: run[0] as string, alone: true };
    for (let at = 1; at < run.length; at++)
      yield { word: `${run[at - 1] as string}${run[at] as string}`, alone: false };
    run = [];
  };
  for (const word of cut) {
    if (isSign(word) && isWord(word)) run.push(word);
    else {
      yield* ended();
      // Digits and letters are words whatever their length.
      if (!isLong(word) && isWord(word) && !isSign(word)) yield { word, alone: true };
    }
  }
  yield* ended();
}

/** Every word by which a text is found: those of the dictionary over one another, and what no dictionary has. */
export function indexedWords(text: string, { cut, cutAll }: Cutting): readonly string[] {
  const long = cutAll(text).filter((word) => isLong(word) && isWord(word));
  return [...long, ...[...ofSingles(cut(text))].map(({ word }) => word)];
}

/**
 * What must be found for the text to be found. Single signs count where there is nothing longer: 村 of 盘龙村 stands
 * alone in one sentence and not in the next.
 */
export function askedWords(text: string, { cut }: Pick<Cutting, 'cut'>): readonly string[] {
  const words = cut(text);
  const singles = [...ofSingles(words)];
  const long = [
    ...words.filter((word) => isLong(word) && isWord(word)),
    ...singles.filter(({ alone, word }) => !alone || !isSign(word)).map(({ word }) => word),
  ];
  return [...new Set(long.length > 0 ? long : singles.map(({ word }) => word))];
}
