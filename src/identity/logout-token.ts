import { jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { authError } from '../kernel/ports/authenticator';
import { instantOf, type Instant } from '../kernel/time';
import { allowedAlgorithms, fetchedBy, reasonOf, type Expected } from './verifier';

/** What a logout token says, once it holds. */
export interface Logout {
  readonly issuer: string;
  readonly id: string;
  readonly subject?: string | undefined;
  readonly session?: string | undefined;
  readonly saidAt: Instant;
}

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** Of a token that does not say until when it holds. */
const LONGEST_SECONDS = 300;
const MOST_SIGNS = 255;

/** Verifies what an issuer posts when somebody signed out there: OpenID Connect Back-Channel Logout 1.0 §2.6. */
export class LogoutVerifier {
  private readonly key: JWTVerifyGetKey;

  constructor(
    key: JWTVerifyGetKey,
    private readonly expected: Expected,
    private readonly now: () => number = Date.now,
  ) {
    this.key = fetchedBy(key);
  }

  /** @throws DomainError `auth/logout-invalid`, `auth/issuer-unavailable` */
  async verify(token: string): Promise<Logout> {
    const { issuer, audience, clients = [], skewSeconds = 0 } = this.expected;
    try {
      const { payload, protectedHeader } = await jwtVerify(token, this.key, {
        // It is for the program that signed them in; a county may have registered this service itself as one.
        ...{ issuer, audience: [audience, ...clients] },
        ...{ clockTolerance: skewSeconds, currentDate: new Date(this.now()) },
        algorithms: allowedAlgorithms,
        requiredClaims: ['iat', 'jti'],
        // Also refuses one that was signed in the future.
        maxTokenAge: LONGEST_SECONDS,
      });
      if (!isLogoutType(protectedHeader.typ)) throw invalid('typ', 'logout+jwt');
      return logoutIn(payload);
    } catch (error) {
      const { code, details } = reasonOf(error);
      if (code === 'auth/issuer-unavailable' || code === 'auth/logout-invalid') throw reasonOf(error);
      const { claim = 'signature', expected = 'one that holds' } = details as Partial<Record<string, string>>;
      throw invalid(claim, expected);
    }
  }
}

/** Older issuers leave it out, or say JWT; an access token's is never taken. */
const isLogoutType = (typ: string | undefined): boolean =>
  typ === undefined || ['jwt', 'logout+jwt', 'application/logout+jwt'].includes(typ.toLowerCase());

function logoutIn(payload: JWTPayload): Logout {
  const { events } = payload;
  const event = isObject(events) ? events[EVENT] : undefined;
  if (!isObject(event)) throw invalid('events', EVENT);
  // With one it could be an identity token in disguise.
  if (payload['nonce'] !== undefined) throw invalid('nonce', 'absent');
  const subject = textIn(payload, 'sub');
  const session = textIn(payload, 'sid');
  if (subject === undefined && session === undefined) throw invalid('sub', 'present, or sid');
  const id = textIn(payload, 'jti');
  if (id === undefined) throw invalid('jti', 'present');
  return {
    ...{ id, subject, session },
    issuer: String(payload.iss),
    saidAt: instantOf(Math.floor(payload.iat ?? 0) * 1000),
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textIn(payload: JWTPayload, claim: string): string | undefined {
  const value = payload[claim];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '' || value.length > MOST_SIGNS)
    throw invalid(claim, `a text of at most ${MOST_SIGNS} signs`);
  return value;
}

const invalid = (claim: string, expected: string) => authError('auth/logout-invalid', { claim, expected });
