import { isDomainError } from '../kernel/domain-error';
import type { PersonId } from '../kernel/ids';
import { authError, type Authenticator, type Identity } from '../kernel/ports/authenticator';
import type { Clock } from '../kernel/ports/clock';
import type { Citizen } from '../kernel/ports/primary-data';
import { instantOf } from '../kernel/time';
import type { Citizens } from '../privacy';
import type { Claims } from './claims';
import { onDutyAs, type OnDuty } from './on-duty';
import type { SignOuts } from './sign-outs';
import { TokenCache } from './token-cache';

const CACHED_TOKENS = 10_000;

/** Of whom an identity is made. */
export interface KnownPeople {
  readonly citizens: Pick<Citizens, 'account' | 'linked' | 'pseudonymOf'>;
  /** The directory in force at this moment. */
  readonly directory: () => OnDuty;
  /** The county's clock, by which reports were received and numbers are linked. */
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
    private readonly now: () => number = Date.now,
    private readonly signOuts?: Pick<SignOuts, 'ended'>,
    /** So long a token that was verified is taken without asking whether its holder was signed out. */
    cachedForMs = 30_000,
  ) {
    this.cache = new TokenCache(CACHED_TOKENS, cachedForMs, now);
  }

  async authenticate(token: string): Promise<Identity> {
    const identity = this.cache.get(token) ?? (await this.verifiedOnce(token));
    return identity();
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
    if (await this.signOuts?.ended(claims)) throw authError('auth/signed-out');
    const identity = claims.role === 'citizen' ? await this.citizen(claims) : this.onDuty(claims);
    this.cache.put(token, identity, claims.expires * 1000);
    return identity;
  }

  private onDuty(claims: Claims): IdentityNow {
    const { directory } = this.people;
    // By real time, like the token itself: while the county's clock is disputed somebody must be able to confirm it.
    return () => ({ actor: onDutyAs(claims, directory(), instantOf(this.now())), ...told(claims) });
  }

  private async citizen(claims: Claims): Promise<IdentityNow> {
    const citizen = await this.people.citizens.account(claims.issuer, claims.subject);
    const number = await this.numberOf(citizen, claims);
    const identity: Identity = {
      ...told(claims),
      citizen,
      actor: {
        // Whoever acts is written into every event: for a citizen the index's name, which leads to nobody by itself.
        ...{ id: `${citizen.id}` as PersonId, role: 'citizen', citizen: citizen.id },
        pseudonym: this.people.citizens.pseudonymOf(citizen.id),
        ...(number === undefined ? {} : { number }),
      },
    };
    return () => identity;
  }

  private async numberOf(citizen: Citizen, { phone, phoneVerified }: Claims) {
    if (phone === undefined || !phoneVerified) return undefined;
    const { citizens, clock } = this.people;
    try {
      return await citizens.linked(citizen, phone, clock.now());
    } catch (error) {
      if (isDisputed(error)) return undefined;
      throw error;
    }
  }
}

/** A moment that nobody vouches for says nothing of which report is younger than a link. */
const isDisputed = (error: unknown): boolean => isDomainError(error) && error.code === 'clock/disputed';

const told = (claims: Claims): Omit<Identity, 'actor' | 'citizen'> => {
  const { name, phone, expires, issuedAt, authenticatedAt = issuedAt } = claims;
  return {
    ...{ name, phone },
    expiresAt: instantOf(expires * 1000),
    authenticatedAt:
      authenticatedAt === undefined ? undefined : instantOf(Math.floor(authenticatedAt) * 1000),
  };
};
