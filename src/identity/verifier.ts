import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { DomainError } from '../kernel/domain-error';
import { readClaims, type Claims } from './claims';
import { authError } from '../kernel/ports/authenticator';

/** Signed by a private key, every one: a shared secret or `none` is never taken. */
export const allowedAlgorithms = ['EdDSA', 'ES256', 'RS256', 'PS256'];

export interface Expected {
  readonly issuer: string;
  readonly audience: string;
}

/** Verifies signature, issuer, audience, times and claims. */
export class TokenVerifier {
  private readonly key: JWTVerifyGetKey;

  constructor(
    key: JWTVerifyGetKey,
    private readonly expected: Expected,
  ) {
    this.key = fetchedBy(key);
  }

  /** @throws DomainError one of the `auth/*` codes */
  async verify(token: string): Promise<Claims> {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, this.key, {
        ...this.expected,
        algorithms: allowedAlgorithms,
        requiredClaims: ['sub', 'exp'],
      });
      if (!isAccessType(protectedHeader.typ)) throw authError('auth/token-invalid');
      return readClaims(payload);
    } catch (error) {
      throw reasonOf(error);
    }
  }
}

/** Keys of an OIDC issuer: fetched when first needed, again when an unknown key id turns up, at most every 30 s. */
export const jwksKeys = (url: string): JWTVerifyGetKey =>
  createRemoteJWKSet(new URL(url), { timeoutDuration: 5_000, cooldownDuration: 30_000 });

/** Fetching the keys failed: the issuer is down, whatever the token is. */
class KeysNotFetched extends Error {
  override readonly name = 'KeysNotFetched';
}

/** Tells faults of the fetching from those of a token: a key that is too short to trust throws as a lost line does. */
const fetchedBy =
  (key: JWTVerifyGetKey): JWTVerifyGetKey =>
  async (header, token) => {
    try {
      return await key(header, token);
    } catch (error) {
      const ofToken = error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC';
      if (ofToken && !(error instanceof errors.JWKSTimeout)) throw error;
      throw new KeysNotFetched('the issuer did not give its keys', { cause: error });
    }
  };

/** RFC 9068 and RFC 7519; refresh, identity and logout tokens of the same issuer open nothing here. */
const isAccessType = (typ: string | undefined): boolean =>
  typ === undefined || ['jwt', 'at+jwt', 'application/at+jwt'].includes(typ.toLowerCase());

function reasonOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error as DomainError;
  if (error instanceof KeysNotFetched) return authError('auth/issuer-unavailable');
  if (error instanceof errors.JWTExpired) return authError('auth/token-expired');
  if (error instanceof errors.JWTClaimValidationFailed)
    return authError('auth/claims-invalid', { claim: error.claim, expected: expectation(error) });
  return authError('auth/token-invalid');
}

const expectation = ({ claim, reason }: errors.JWTClaimValidationFailed): string =>
  reason === 'missing' ? 'present' : claim === 'nbf' ? 'in the past' : 'the one this service expects';
