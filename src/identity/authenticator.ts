import type { PersonId } from '../kernel/ids';
import type { Authenticator, Identity } from '../kernel/ports/authenticator';
import type { Clock } from '../kernel/ports/clock';
import { instantOf } from '../kernel/time';
import type { Citizens } from '../privacy';
import type { Claims } from './claims';
import { onDutyAs, type OnDuty } from './on-duty';
import { TokenCache } from './token-cache';

const CACHED_TOKENS = 10_000;
const CACHED_FOR_MS = 60_000;

/** Of whom an identity is made. */
export interface KnownPeople {
  readonly citizens: Pick<Citizens, 'account' | 'linked'>;
  /** The directory in force at this moment. */
  readonly directory: () => OnDuty;
  /** The county's clock, by which somebody is on duty and a number was linked. */
  readonly clock: Pick<Clock, 'now'>;
}

type IdentityNow = () => Identity;

/**
 * Bearer tokens to identities. A citizen is an account of the issuer, looked up in the citizen index; somebody on
 * duty is asked of the directory at every request, so that a transfer takes effect while their token is remembered.
 */
export class TokenAuthenticator implements Authenticator {
  private readonly cache: TokenCache<IdentityNow>;
  /** The same token, arriving many times at once, is verified once. */
  private readonly underWay = new Map<string, Promise<IdentityNow>>();

  constructor(
    private readonly verifier: { verify(token: string): Promise<Claims> },
    private readonly people: KnownPeople,
    now: () => number = Date.now,
  ) {
    this.cache = new TokenCache(CACHED_TOKENS, CACHED_FOR_MS, now);
  }

  async authenticate(token: string): Promise<Identity> {
    const identity = this.cache.get(token) ?? (await this.verifiedOnce(token));
    return identity();
  }

  knows(token: string): boolean {
    return this.cache.get(token) !== undefined;
  }

  private verifiedOnce(token: string): Promise<IdentityNow> {
    const pending = this.underWay.get(token);
    if (pending) return pending;
    const verifying = this.verify(token).finally(() => this.underWay.delete(token));
    this.underWay.set(token, verifying);
    return verifying;
  }

  private async verify(token: string): Promise<IdentityNow> {
    const claims = await this.verifier.verify(token);
    const identity = claims.role === 'citizen' ? await this.citizen(claims) : this.onDuty(claims);
    this.cache.put(token, identity, claims.expires * 1000);
    return identity;
  }

  private onDuty(claims: Claims): IdentityNow {
    const { directory, clock } = this.people;
    return () => ({ ...told(claims), actor: onDutyAs(claims, directory(), clock.now()) });
  }

  private async citizen(claims: Claims): Promise<IdentityNow> {
    const { issuer, subject, phone, phoneVerified } = claims;
    const { citizens, clock } = this.people;
    const citizen = await citizens.account(issuer, subject);
    const number =
      phone !== undefined && phoneVerified ? await citizens.linked(citizen, phone, clock.now()) : undefined;
    const identity: Identity = {
      ...told(claims),
      citizen,
      actor: {
        // Whoever acts is written into every event: for a citizen the index's name, which leads to nobody by itself.
        ...{ id: `${citizen.id}` as PersonId, role: 'citizen', citizen: citizen.id },
        ...(number === undefined ? {} : { number }),
      },
    };
    return () => identity;
  }
}

const told = ({ name, phone, expires }: Claims): Pick<Identity, 'name' | 'phone' | 'expiresAt'> => ({
  name,
  phone,
  expiresAt: instantOf(expires * 1000),
});
