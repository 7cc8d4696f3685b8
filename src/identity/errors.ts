import { DomainError } from '../kernel/domain-error';

/** Why a caller is not known. */
export const authErrorCodes = [
  'auth/token-required',
  'auth/token-invalid',
  'auth/token-expired',
  'auth/claims-invalid',
  'auth/secret-invalid',
  'auth/issuer-unavailable',
] as const;
export type AuthErrorCode = (typeof authErrorCodes)[number];

export const authError = (
  code: AuthErrorCode,
  details?: Readonly<Record<string, unknown>>,
): DomainError<AuthErrorCode> => new DomainError(code, details);
