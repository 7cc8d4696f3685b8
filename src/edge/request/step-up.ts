import { authError, type Identity } from '../../kernel/ports/authenticator';
import { millisOf } from '../../kernel/time';

/**
 * @param maxAgeMinutes 0 does not ask
 * @param now milliseconds since 1970, of the real clock, as tokens have it
 * @throws DomainError `auth/step-up`
 */
export function requireStepUp(
  { authenticatedAt }: Pick<Identity, 'authenticatedAt'>,
  maxAgeMinutes: number,
  now: number,
): void {
  if (maxAgeMinutes === 0) return;
  if (authenticatedAt !== undefined && now - millisOf(authenticatedAt) < maxAgeMinutes * 60_000) return;
  throw authError('auth/step-up', { maxAgeMinutes });
}
