import { isRegionCode } from '../kernel/region';
import { roles, type Role } from '../kernel/actor';
import type { RegionCode, UnitId } from '../kernel/ids';
import { authError } from '../kernel/ports/authenticator';
import { phone, PHONE } from '../kernel/written';

/** What a verified token says, once its claims hold. Of somebody on duty the directory has the last word. */
export interface Claims {
  readonly issuer: string;
  readonly subject: string;
  readonly role: Role;
  readonly unit?: UnitId | undefined;
  readonly region?: RegionCode | undefined;
  readonly name?: string | undefined;
  /** Where to reach them. */
  readonly phone?: string | undefined;
  /** The issuer vouches that the number is theirs. */
  readonly phoneVerified: boolean;
  /** Seconds since 1970. */
  readonly expires: number;
  /** When the token was signed, seconds since 1970; nothing where its issuer does not say. */
  readonly issuedAt?: number | undefined;
  /** When its holder last proved who they are (`auth_time`), seconds since 1970. */
  readonly authenticatedAt?: number | undefined;
  /** The issuer’s session that it belongs to (`sid`). */
  readonly session?: string | undefined;
}

const ID = /^[\p{L}\p{N}][\p{L}\p{N}_.:@|-]{0,127}$/u;

type Payload = Readonly<Record<string, unknown>>;

/** What identity and logout tokens carry, and access tokens do not. */
const foreign = ['at_hash', 'c_hash', 'events'];

/**
 * @param latest the last second that may have come, the issuer’s clock being a little fast
 * @throws DomainError `auth/claims-invalid`, naming the claim and what it should be
 */
export function readClaims(payload: Payload, latest = Infinity): Claims {
  const other = foreign.find((claim) => payload[claim] !== undefined);
  if (other !== undefined) throw invalid(other, 'absent from an access token');
  for (const claim of ['typ', 'token_use']) {
    const type = payload[claim];
    if (type !== undefined && !isAccess(type)) throw invalid(claim, 'that of an access token');
  }
  const role = roles.find((known) => known === payload.role);
  if (!role) throw invalid('role', `one of ${roles.join(', ')}`);
  const subject = textClaim(payload, 'sub', ID, 'an id of at most 128 signs');
  if (subject === undefined) throw invalid('sub', 'present');
  const unit = textClaim(payload, 'unit', ID, 'the id of a unit');
  const region = textClaim(payload, 'region', undefined, 'a region code');
  if (region !== undefined && !isRegionCode(region))
    throw invalid('region', 'a region code of 6, 9 or 12 digits, or a grid');
  if (!isSecond(payload.exp)) throw invalid('exp', 'seconds since 1970');
  return {
    issuer: String(payload.iss),
    subject,
    role,
    unit: isOnDuty(role) ? (unit as UnitId) : undefined,
    region: isOnDuty(role) ? region : undefined,
    name: textClaim(payload, 'name', undefined, 'a text'),
    phone: phoneClaim(payload),
    // A number opens what was taken down for it: whatever an issuer says that is not `true` leaves it nobody's.
    phoneVerified: payload.phone_number_verified === true,
    expires: payload.exp,
    issuedAt: pastSecond(payload, 'iat', latest),
    authenticatedAt: pastSecond(payload, 'auth_time', latest),
    session: textClaim(payload, 'sid', undefined, 'a text'),
  };
}

/** Roles that act for a unit; a citizen acts for themselves, an admin on the service alone. */
export const isOnDuty = (role: Role): boolean => role !== 'citizen' && role !== 'admin';

/** Up to the end of the year 9999, beyond which no time is written. */
const isSecond = (value: unknown): value is number =>
  typeof value === 'number' && value > 0 && value <= 253_402_300_799;

function pastSecond(payload: Payload, claim: string, latest: number): number | undefined {
  const value = payload[claim];
  if (value === undefined || value === null) return undefined;
  if (!isSecond(value)) throw invalid(claim, 'seconds since 1970');
  // A moment that has not come would stay young for as long as one likes.
  if (value > latest) throw invalid(claim, 'in the past');
  return value;
}

/** As issuers write it who put the type among the claims. */
const isAccess = (type: unknown): boolean =>
  typeof type === 'string' && ['bearer', 'access', 'jwt', 'at+jwt'].includes(type.toLowerCase());

function phoneClaim(payload: Payload): string | undefined {
  const written = textClaim(payload, 'phone_number', undefined, 'a telephone number');
  const read = written === undefined ? undefined : phone(written);
  if (read !== undefined && !PHONE.test(read)) throw invalid('phone_number', 'a telephone number');
  return read;
}

function textClaim(
  payload: Payload,
  claim: string,
  pattern: RegExp | undefined,
  expected: string,
): string | undefined {
  const value = payload[claim];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string' || value.length > 200 || (pattern && !pattern.test(value)))
    throw invalid(claim, expected);
  return value;
}

const invalid = (claim: string, expected: string) => authError('auth/claims-invalid', { claim, expected });
