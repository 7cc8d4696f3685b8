import type { Citizen, CitizenIndex, KeyStore } from '../kernel/ports/primary-data';
import type { CitizenMark } from '../privacy';
import type { CitizenIdentities } from './identity';

/**
 * A citizen is found by the keyed hash of their telephone number, so that what an officer files for a caller and
 * what the caller files by app belong together; a token without one goes by its subject.
 */
export class IndexedCitizens implements CitizenIdentities {
  /** @param hash keyed, see `citizenHash` */
  constructor(
    private readonly index: CitizenIndex,
    private readonly keys: Pick<KeyStore, 'take'>,
    private readonly hash: (mark: CitizenMark, value: string) => string,
  ) {}

  async citizenOf({
    subject,
    phone,
  }: {
    readonly subject: string;
    readonly phone?: string | undefined;
  }): Promise<Citizen> {
    const hash = phone === undefined ? this.hash('subject', subject) : this.hash('phone', phone);
    const known = await this.index.find(hash);
    return known ?? this.index.findOrAdd(hash, async () => (await this.keys.take()).id);
  }
}
