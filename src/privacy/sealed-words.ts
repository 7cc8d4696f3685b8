import { createHmac } from 'node:crypto';
import type { KeyId } from '../kernel/ids';
import type { DataKey, KeyStore } from '../kernel/ports/primary-data';
import type { SealedWords, Segmenter, WordField, WordHash, WordsIn } from '../kernel/ports/words';
import type { Contact } from '../kernel/party';
import { normalMark } from './citizen-hash';
import { Opener } from './sealer';

/** People say the same few thousand words. */
const WORDS_IN_MEMORY = 20_000;
const HEX_DIGITS = 16;

/** Words as the index has them: HMAC-SHA-256 under the county's search key, cut to 64 bits. */
export class WordHashing {
  private readonly known = new Map<string, WordHash>();

  constructor(private readonly secret: Buffer) {}

  of(word: string, field: WordField): WordHash {
    const named = `${field}\0${word}`;
    const known = this.known.get(named);
    if (known !== undefined) return known;
    const hash = createHmac('sha256', this.secret)
      .update(named)
      .digest('hex')
      .slice(0, HEX_DIGITS) as WordHash;
    if (this.known.size >= WORDS_IN_MEMORY) this.known.clear();
    this.known.set(named, hash);
    return hash;
  }
}

/** The one place where a runner meets clear words: it hands out nothing but their hashes. */
export class HashedWords implements SealedWords {
  private readonly hashing: WordHashing;

  constructor(
    private readonly keys: Pick<KeyStore, 'find'>,
    private readonly segmenter: Pick<Segmenter, 'indexed'>,
    secret: Buffer,
  ) {
    this.hashing = new WordHashing(secret);
  }

  async hashesOf(words: readonly WordsIn[]): Promise<readonly (readonly WordHash[] | undefined)[]> {
    const opener = new Opener(eachOnce(this.keys));
    const hashes: (readonly WordHash[] | undefined)[] = [];
    for (const each of words) hashes.push(await this.hashed(opener, each));
    return hashes;
  }

  private async hashed(opener: Opener, { text, field }: WordsIn): Promise<readonly WordHash[] | undefined> {
    const clear = await opener.open(text);
    if (clear === undefined) return undefined;
    const words =
      field === 'person' ? marksOf(clear as Contact) : await this.segmenter.indexed(clear as string);
    return words.map((word) => this.hashing.of(word, field));
  }
}

/** An event's texts lie under one key: it is read and unwrapped for all of them, and remembered no longer. */
function eachOnce(keys: Pick<KeyStore, 'find'>): Pick<KeyStore, 'find'> {
  const found = new Map<KeyId, Promise<DataKey | undefined>>();
  return {
    find: (id) => {
      const finding = found.get(id) ?? keys.find(id);
      found.set(id, finding);
      return finding;
    },
  };
}

/** By what a person is looked up, as it is hashed. */
export const personWord = (kind: 'phone' | 'id-number', value: string): string =>
  `${kind} ${normalMark(kind, value)}`;

const marksOf = ({ phone, idNumber }: Contact): readonly string[] => [
  ...(phone === undefined ? [] : [personWord('phone', phone)]),
  ...(idNumber === undefined ? [] : [personWord('id-number', idNumber)]),
];
