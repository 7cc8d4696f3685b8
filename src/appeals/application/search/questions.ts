import { Inject, Injectable } from '@nestjs/common';
import type { LookUpMark } from '../../../access';
import type { Actor } from '../../../kernel/actor';
import { DomainError } from '../../../kernel/domain-error';
import { SECRETS, SEGMENTER } from '../../../kernel/ports/tokens';
import type { Segmenter, WordHash } from '../../../kernel/ports/words';
import { personWord, WordHashing, type Secrets } from '../../../privacy';
import type { ReferenceData } from '../../../reference';
import type { Slot } from '../../read-models/search/slot';
import { perspectiveOf } from '../../views/perspective';
import { NamedThings } from './named-things';
import { slotsOf } from './question';

type Names = Pick<ReferenceData, 'directory' | 'catalogue'>;

/** What people type, as the index is asked. The county's names are learnt once for each version of them. */
@Injectable()
export class Questions {
  private readonly hashing: WordHashing;
  private known: { readonly of: string; readonly things: Promise<NamedThings> } | undefined;

  constructor(
    @Inject(SEGMENTER) private readonly segmenter: Segmenter,
    @Inject(SECRETS) { searchWord }: Pick<Secrets, 'searchWord'>,
  ) {
    this.hashing = new WordHashing(searchWord);
  }

  /** @throws DomainError `search/nothing-asked` when it holds nothing but signs and fillers */
  async slots(question: string, actor: Actor, names: Names): Promise<readonly Slot[]> {
    const slots = await slotsOf(question, {
      segmenter: this.segmenter,
      hash: (word, field) => this.hashing.of(word, field),
      things: await this.things(names),
      perspective: perspectiveOf(actor, names.directory),
    });
    if (slots.length === 0) throw new DomainError('search/nothing-asked');
    return slots;
  }

  person(by: LookUpMark, value: string): WordHash {
    return this.hashing.of(personWord(by, value), 'person');
  }

  private things({ directory, catalogue }: Names): Promise<NamedThings> {
    const of = `${directory.version}/${catalogue.version}`;
    if (this.known?.of === of) return this.known.things;
    const things = NamedThings.from(directory, catalogue, this.segmenter);
    this.known = { of, things };
    return things;
  }
}
