import type { Actor } from '../actor';
import { DomainError } from '../domain-error';
import type { Instant } from '../time';
import type { Citizen } from './primary-data';

/** Who calls, as the token says. Name and phone are personal: they are sealed before they leave the edge. */
export interface Identity {
  readonly actor: Actor;
  /** Whom the token's citizen is in the index; absent for staff and for who holds no token. */
  readonly citizen?: Citizen | undefined;
  readonly name?: string | undefined;
  /** Where to reach them, as their issuer says; it opens nothing by itself. */
  readonly phone?: string | undefined;
  /** When the token ends; absent for who holds none. */
  readonly expiresAt?: Instant | undefined;
  /** When they last proved who they are; of an issuer that does not say, when it signed the token. */
  readonly authenticatedAt?: Instant | undefined;
}

/** Why a caller is not known. */
export type AuthErrorCode =
  | 'auth/token-required'
  | 'auth/token-invalid'
  | 'auth/token-expired'
  | 'auth/claims-invalid'
  | 'auth/beyond-directory'
  | 'auth/signed-out'
  | 'auth/step-up'
  | 'auth/logout-invalid'
  | 'auth/secret-invalid'
  | 'auth/issuer-unavailable';

export const authError = (
  code: AuthErrorCode,
  details?: Readonly<Record<string, unknown>>,
): DomainError<AuthErrorCode> => new DomainError(code, details);

/** Turns a bearer token into an identity. */
export interface Authenticator {
  /** @throws DomainError `auth/token-invalid`, `auth/token-expired`, `auth/claims-invalid`, `auth/beyond-directory`, `auth/signed-out`, `auth/issuer-unavailable` */
  authenticate(token: string): Promise<Identity>;
}

/** Injection token of the `Authenticator`. */
export const AUTHENTICATOR = Symbol('Authenticator');
