import type { Recorded } from '../../kernel/event';
import { PrimaryDataUnavailable } from '../../kernel/ports/primary-data';
import type { SealedWords, WordHash } from '../../kernel/ports/words';
import type { HashesIn, Projection, WordsIn } from '../../kernel/projection';

type Hashed = readonly WordHash[] | { readonly failed: unknown };

/**
 * The words of a batch's sealed texts, as hashes, asked for before the first event is projected. While keys cannot be
 * read the whole batch waits; a text that cannot be opened is its own event's matter, and parks its stream.
 */
export class BatchWords {
  private readonly known = new Map<string, Hashed>();

  constructor(
    private readonly projection: Projection,
    private readonly port: SealedWords | undefined,
  ) {}

  /** @throws PrimaryDataUnavailable */
  async fetch(events: readonly (() => Recorded)[]): Promise<void> {
    for (const recorded of events)
      for (const words of this.wordsUnlessThrown(recorded)) {
        const name = nameOf(words);
        if (!this.known.has(name)) this.known.set(name, await this.hashed(words));
      }
  }

  /** What one event may ask. */
  readonly hashes: HashesIn = (words) => {
    const hashed = this.known.get(nameOf(words));
    if (hashed === undefined) throw new Error('words does not name the text whose hashes are asked for');
    if ('failed' in hashed) throw hashed.failed;
    return hashed;
  };

  private async hashed({ text, field }: WordsIn): Promise<Hashed> {
    if (this.port === undefined)
      throw new Error(`projection ${this.projection.name} needs the port that opens words`);
    try {
      return (await this.port.hashesOf(text, field)) ?? [];
    } catch (error) {
      if (error instanceof PrimaryDataUnavailable) throw error;
      return { failed: error };
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

const nameOf = ({ text, field }: WordsIn): string => `${field} ${text.key} ${text.box}`;
