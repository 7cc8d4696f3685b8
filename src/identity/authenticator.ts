import type { Actor } from '../kernel/actor';
import type { PersonId } from '../kernel/ids';
import type { Citizen } from '../kernel/ports/primary-data';
import { instantOf } from '../kernel/time';
import type { Claims } from './claims';
import type { Authenticator, Identity } from '../kernel/ports/authenticator';
import type { Citizens } from '../privacy';
import { TokenCache } from './token-cache';

const CACHED_TOKENS = 10_000;
const CACHED_FOR_MS = 60_000;

/** Bearer tokens to identities; a citizen's is looked up in the citizen index. */
export class TokenAuthenticator implements Authenticator {
  private readonly cache: TokenCache<Identity>;
  /** The same token, arriving many times at once, is verified once. */
  private readonly underWay = new Map<string, Promise<Identity>>();

  constructor(
    private readonly verifier: { verify(token: string): Promise<Claims> },
    private readonly citizens: Pick<Citizens, 'of'>,
    now: () => number = Date.now,
  ) {
    this.cache = new TokenCache(CACHED_TOKENS, CACHED_FOR_MS, now);
  }

  authenticate(token: string): Promise<Identity> {
    const cached = this.cache.get(token);
    if (cached) return Promise.resolve(cached);
    const pending = this.underWay.get(token);
    if (pending) return pending;
    const verifying = this.verify(token).finally(() => this.underWay.delete(token));
    this.underWay.set(token, verifying);
    return verifying;
  }

  private async verify(token: string): Promise<Identity> {
    const claims = await this.verifier.verify(token);
    const identity = await this.identityOf(claims);
    this.cache.put(token, identity, claims.expires * 1000);
    return identity;
  }

  private async identityOf(claims: Claims): Promise<Identity> {
    const citizen = claims.role === 'citizen' ? await this.citizenOf(claims) : undefined;
    const actor: Actor = {
      // Whoever acts is written into every event: for a citizen the index's name, which leads to nobody by itself.
      id: citizen === undefined ? claims.subject : (`${citizen.id}` as PersonId),
      role: claims.role,
      ...(claims.unit === undefined ? {} : { unit: claims.unit }),
      ...(claims.region === undefined ? {} : { region: claims.region }),
      ...(citizen === undefined ? {} : { citizen: citizen.id }),
    };
    return {
      actor,
      citizen,
      subject: claims.subject,
      name: claims.name,
      phone: claims.phone,
      expiresAt: instantOf(claims.expires * 1000),
    };
  }

  /** By the telephone number; a token without one goes by its subject. */
  private citizenOf({ subject, phone }: Claims): Promise<Citizen> {
    return phone === undefined ? this.citizens.of('subject', subject) : this.citizens.of('phone', phone);
  }
}
