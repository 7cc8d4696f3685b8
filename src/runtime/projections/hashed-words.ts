import type { Recorded } from '../../kernel/event';
import { PrimaryDataUnavailable } from '../../kernel/ports/primary-data';
import type { SealedWords, WordHash, WordsIn } from '../../kernel/ports/words';
import type { HashesIn, Projection } from '../../kernel/projection';
import type { Sealed } from '../../kernel/sealed';

type Hashed = readonly WordHash[] | { readonly failed: unknown };

/**
 * The words of a batch's sealed texts, as hashes, asked for before the first event is projected. While keys cannot be
 * read the whole batch waits; a text that cannot be opened is its own event's matter, and parks its stream.
 */
export class BatchWords {
  /** By the text itself: a name made of its box would be as long as the box. */
  private readonly known = new Map<Sealed<unknown>, Hashed>();

  constructor(
    private readonly projection: Projection,
    private readonly port: SealedWords | undefined,
  ) {}

  /** @throws PrimaryDataUnavailable */
  async fetch(events: readonly (() => Recorded)[]): Promise<void> {
    for (const recorded of events) {
      const words = this.wordsUnlessThrown(recorded).filter(({ text }) => !this.known.has(text));
      if (words.length === 0) continue;
      const hashed = await this.hashed(words);
      for (const [index, { text }] of words.entries()) this.known.set(text, hashed(index));
    }
  }

  /** What one event may ask. */
  readonly hashes: HashesIn = ({ text }) => {
    const hashed = this.known.get(text);
    if (hashed === undefined) throw new Error('words does not name the text whose hashes are asked for');
    if ('failed' in hashed) throw hashed.failed;
    return hashed;
  };

  private async hashed(words: readonly WordsIn[]): Promise<(index: number) => Hashed> {
    if (this.port === undefined)
      throw new Error(`projection ${this.projection.name} needs the port that opens words`);
    try {
      const hashes = await this.port.hashesOf(words);
      return (index) => hashes[index] ?? [];
    } catch (error) {
      if (error instanceof PrimaryDataUnavailable) throw error;
      return () => ({ failed: error });
    }
  }

  private wordsUnlessThrown(recorded: () => Recorded): readonly WordsIn[] {
    try {
      return this.projection.words?.(recorded()) ?? [];
    } catch {
      return [];
    }
  }
}
