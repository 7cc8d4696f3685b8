import type { AskedWord, Segmenter } from '../../kernel/ports/words';
import { oneForm } from './one-form';
import { askedWords, indexedWords, type Cutting } from './words';

/** Of a word that the table of weights lacks: rarer than nearly all that it has. */
const UNKNOWN = 12;

interface Loaded extends Cutting {
  readonly form: (text: string) => string;
  readonly weights: Buffer;
}

/**
 * jieba's dictionary and OpenCC's tables. Words are cut without jieba's guesses at unknown ones: those depend on what
 * stands beside them, and a question has other neighbours than the text. Half a second and 40 MB at the first use.
 */
export class JiebaSegmenter implements Segmenter {
  private loading: Promise<Loaded> | undefined;

  async indexed(text: string): Promise<readonly string[]> {
    const loaded = await this.loaded();
    return indexedWords(loaded.form(text), loaded);
  }

  async asked(text: string): Promise<readonly AskedWord[]> {
    const loaded = await this.loaded();
    return askedWords(loaded.form(text), loaded).map((word) => ({
      word,
      weight: weightIn(loaded.weights, word),
    }));
  }

  async inOneForm(text: string): Promise<string> {
    return (await this.loaded()).form(text);
  }

  async inLetters(name: string): Promise<readonly string[]> {
    const { pinyin } = await import('pinyin-pro');
    const letters = pinyin(name, { toneType: 'none', type: 'array', v: true });
    return [letters.map((each) => each.charAt(0)).join(''), letters.join('')];
  }

  private loaded(): Promise<Loaded> {
    return (this.loading ??= load());
  }
}

async function load(): Promise<Loaded> {
  const [{ Jieba }, { dict, idf }, { Converter }] = await Promise.all([
    import('@node-rs/jieba'),
    import('@node-rs/jieba/dict'),
    import('opencc-js/t2cn'),
  ]);
  const jieba = Jieba.withDict(dict);
  return {
    cut: (text) => jieba.cut(text, false),
    cutAll: (text) => jieba.cutAll(text),
    form: oneForm(Converter({ from: 't', to: 'cn' })),
    weights: Buffer.from(idf.buffer, idf.byteOffset, idf.byteLength),
  };
}

/** Lines of `word weight`: a scan of 6 MB takes a millisecond, a table of them 40 MB. */
function weightIn(weights: Buffer, word: string): number {
  const at = weights.indexOf(`\n${word} `);
  if (at < 0) return UNKNOWN;
  const from = at + Buffer.byteLength(word) + 2;
  return Number(weights.toString('utf8', from, weights.indexOf('\n', from)));
}
