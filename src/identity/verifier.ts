import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { DomainError } from '../kernel/domain-error';
import { authError } from '../kernel/ports/authenticator';
import { readClaims, type Claims } from './claims';

/** Signed by a private key, every one: a shared secret or `none` is never taken. */
export const allowedAlgorithms = ['EdDSA', 'ES256', 'RS256', 'PS256'];

export interface Expected {
  readonly issuer: string;
  readonly audience: string;
  /** Programs that may have asked for the token; none says that any may. */
  readonly clients?: readonly string[] | undefined;
  /** By which the issuer’s clock may differ. */
  readonly skewSeconds?: number | undefined;
}

/** Verifies signature, issuer, audience, program, times and claims. */
export class TokenVerifier {
  private readonly key: JWTVerifyGetKey;

  constructor(
    key: JWTVerifyGetKey,
    private readonly expected: Expected,
    private readonly now: () => number = Date.now,
  ) {
    this.key = fetchedBy(key);
  }

  /** @throws DomainError one of the `auth/*` codes */
  async verify(token: string): Promise<Claims> {
    const { issuer, audience, clients = [], skewSeconds = 0 } = this.expected;
    try {
      const { payload, protectedHeader } = await jwtVerify(token, this.key, {
        ...{ issuer, audience, clockTolerance: skewSeconds, currentDate: new Date(this.now()) },
        algorithms: allowedAlgorithms,
        requiredClaims: ['sub', 'exp'],
      });
      if (!isAccessType(protectedHeader.typ)) throw authError('auth/token-invalid');
      refuseOthersProgram(payload, clients);
      return readClaims(payload, Math.floor(this.now() / 1000) + skewSeconds);
    } catch (error) {
      throw reasonOf(error);
    }
  }
}

/** Of the claims that name the program which asked for the token, as OpenID Connect and RFC 9068 write them. */
function refuseOthersProgram(payload: JWTPayload, clients: readonly string[]): void {
  if (clients.length === 0) return;
  const named = (['azp', 'client_id'] as const).filter((claim) => payload[claim] !== undefined);
  const other = named.find((claim) => !clients.some((client) => client === payload[claim]));
  if (named.length > 0 && other === undefined) return;
  throw authError('auth/claims-invalid', { claim: other ?? 'azp', expected: 'a program that may call here' });
}

/** The keys could not be had: the issuer is down, whatever the token is. */
class KeysNotFetched extends Error {
  override readonly name = 'KeysNotFetched';
}

/** Tells faults of the fetching from those of a token: a key that is too short to trust throws as a lost line does. */
export const fetchedBy =
  (key: JWTVerifyGetKey): JWTVerifyGetKey =>
  async (header, token) => {
    try {
      return await key(header, token);
    } catch (error) {
      if (error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC') throw error;
      throw new KeysNotFetched('the issuer did not give its keys', { cause: error });
    }
  };

/** RFC 9068 and RFC 7519; refresh, identity and logout tokens of the same issuer open nothing here. */
const isAccessType = (typ: string | undefined): boolean =>
  typ === undefined || ['jwt', 'at+jwt', 'application/at+jwt'].includes(typ.toLowerCase());

export function reasonOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error as DomainError;
  if (error instanceof KeysNotFetched) return authError('auth/issuer-unavailable');
  if (error instanceof errors.JWTExpired) return authError('auth/token-expired');
  if (error instanceof errors.JWTClaimValidationFailed)
    return authError('auth/claims-invalid', { claim: error.claim, expected: expectation(error) });
  return authError('auth/token-invalid');
}

const expectation = ({ claim, reason }: errors.JWTClaimValidationFailed): string =>
  reason === 'missing' ? 'present' : claim === 'nbf' ? 'in the past' : 'the one this service expects';
