import { Inject, Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import type { LinkedNumber } from '../kernel/actor';
import type { CitizenId } from '../kernel/ids';
import {
  PrimaryDataUnavailable,
  type Citizen,
  type CitizenIndex,
  type KeyStore,
} from '../kernel/ports/primary-data';
import { CITIZEN_INDEX, KEY_STORE, SECRETS } from '../kernel/ports/tokens';
import type { Instant } from '../kernel/time';
import { uuidOf } from '../runtime/uuid';
import { citizenHash, type CitizenMark } from './citizen-hash';
import type { Secrets } from './secrets';

/**
 * Finds a citizen again by the keyed hash of a mark, or makes one with a key of their own. An account and a telephone
 * number are two marks: numbers are given out again by their carrier, accounts are not.
 */
@Injectable()
export class Citizens {
  constructor(
    @Inject(CITIZEN_INDEX) private readonly index: Pick<CitizenIndex, 'findOrAdd' | 'find' | 'add' | 'link'>,
    @Inject(KEY_STORE) private readonly keys: Pick<KeyStore, 'take'>,
    @Inject(SECRETS) private readonly secrets: Pick<Secrets, 'citizenIndex' | 'pseudonym'>,
  ) {}

  /** Makes nobody. @throws PrimaryDataUnavailable */
  known(mark: CitizenMark, value: string): Promise<Citizen | undefined> {
    return this.index.find(citizenHash(this.secrets.citizenIndex, mark, value));
  }

  /** Durable when it resolves. @throws PrimaryDataUnavailable */
  of(mark: CitizenMark, value: string): Promise<Citizen> {
    const hash = citizenHash(this.secrets.citizenIndex, mark, value);
    return this.index.findOrAdd(hash, async () => (await this.keys.take()).id);
  }

  /** One mark more of a citizen; where it is somebody's already it stays theirs. @throws PrimaryDataUnavailable */
  async also(mark: CitizenMark, value: string, citizen: Citizen): Promise<void> {
    await this.index.add(citizenHash(this.secrets.citizenIndex, mark, value), citizen);
  }

  /** Whoever signs in: the same subject of another issuer is somebody else. @throws PrimaryDataUnavailable */
  account(issuer: string, subject: string): Promise<Citizen> {
    return this.of('account', JSON.stringify([issuer, subject]));
  }

  /** Who somebody is in what they reported in confidence. Found by nobody who has not the secret. */
  pseudonymOf(citizen: CitizenId): CitizenId {
    return uuidOf(createHmac('sha256', this.secrets.pseudonym).update(citizen).digest('hex')) as CitizenId;
  }

  /**
   * The account's issuer vouches for the number now, which ends the links of other accounts to what came before.
   * Nothing is linked while that cannot be written down: what the account filed itself opens all the same.
   */
  async linked({ id }: Citizen, phone: string, at: Instant): Promise<LinkedNumber | undefined> {
    try {
      const number = await this.of('phone', phone);
      const after = await this.index.link(number.id, id, at);
      return { citizen: number.id, pseudonym: this.pseudonymOf(number.id), after };
    } catch (error) {
      if (error instanceof PrimaryDataUnavailable) return undefined;
      throw error;
    }
  }
}
