import { Inject, Injectable } from '@nestjs/common';
import type { Citizen, CitizenIndex, KeyStore } from '../kernel/ports/primary-data';
import { CITIZEN_INDEX, KEY_STORE, SECRETS } from '../kernel/ports/tokens';
import { citizenHash, type CitizenMark } from './citizen-hash';
import type { Secrets } from './secrets';

/**
 * Finds a citizen again by the keyed hash of a mark, or makes one with a key of their own: what an officer files for
 * a caller and what the caller files by app belong together.
 */
@Injectable()
export class Citizens {
  constructor(
    @Inject(CITIZEN_INDEX) private readonly index: Pick<CitizenIndex, 'findOrAdd'>,
    @Inject(KEY_STORE) private readonly keys: Pick<KeyStore, 'take'>,
    @Inject(SECRETS) private readonly secrets: Pick<Secrets, 'citizenIndex'>,
  ) {}

  /** Durable when it resolves. @throws PrimaryDataUnavailable */
  of(mark: CitizenMark, value: string): Promise<Citizen> {
    const hash = citizenHash(this.secrets.citizenIndex, mark, value);
    return this.index.findOrAdd(hash, async () => (await this.keys.take()).id);
  }
}
