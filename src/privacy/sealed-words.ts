import { createHmac } from 'node:crypto';
import type { KeyStore } from '../kernel/ports/primary-data';
import type { SealedWords, Segmenter, WordField, WordHash } from '../kernel/ports/words';
import type { Contact } from '../kernel/party';
import type { Sealed } from '../kernel/sealed';
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
  private readonly opener: Opener;
  private readonly hashing: WordHashing;

  constructor(
    keys: Pick<KeyStore, 'find'>,
    private readonly segmenter: Pick<Segmenter, 'indexed'>,
    secret: Buffer,
  ) {
    this.opener = new Opener(keys);
    this.hashing = new WordHashing(secret);
  }

  async hashesOf(text: Sealed<unknown>, field: WordField): Promise<readonly WordHash[] | undefined> {
    const clear = await this.opener.open(text);
    if (clear === undefined) return undefined;
    const words =
      field === 'person' ? marksOf(clear as Contact) : await this.segmenter.indexed(clear as string);
    return words.map((word) => this.hashing.of(word, field));
  }
}

/** By what a person is looked up, as it is hashed. */
export const personWord = (kind: 'phone' | 'id-number', value: string): string =>
  `${kind} ${normalMark(kind, value)}`;

const marksOf = ({ phone, idNumber }: Contact): readonly string[] => [
  ...(phone === undefined ? [] : [personWord('phone', phone)]),
  ...(idNumber === undefined ? [] : [personWord('id-number', idNumber)]),
];
