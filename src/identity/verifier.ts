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
  constructor(
    private readonly key: JWTVerifyGetKey,
    private readonly expected: Expected,
  ) {}

  /** @throws DomainError one of the `auth/*` codes */
  async verify(token: string): Promise<Claims> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        ...this.expected,
        algorithms: allowedAlgorithms,
        requiredClaims: ['sub', 'exp'],
      });
      return readClaims(payload);
    } catch (error) {
      throw reasonOf(error);
    }
  }
}

/** Keys of an OIDC issuer: fetched when first needed, again when an unknown key id turns up, at most every 30 s. */
export const jwksKeys = (url: string): JWTVerifyGetKey =>
  createRemoteJWKSet(new URL(url), { timeoutDuration: 5_000, cooldownDuration: 30_000 });

function reasonOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error as DomainError;
  if (error instanceof errors.JWTExpired) return authError('auth/token-expired');
  if (error instanceof errors.JWTClaimValidationFailed)
    return authError('auth/claims-invalid', { claim: error.claim, expected: expectation(error) });
  if (error instanceof errors.JWKSTimeout) return authError('auth/issuer-unavailable');
  // jose's other errors speak of the token or its key; what is no jose error came from fetching the keys.
  if (error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC')
    return authError('auth/token-invalid');
  return authError('auth/issuer-unavailable');
}

const expectation = ({ claim, reason }: errors.JWTClaimValidationFailed): string =>
  reason === 'missing' ? 'present' : claim === 'nbf' ? 'in the past' : 'the one this service expects';
