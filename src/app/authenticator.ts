import {
  EmbeddedIssuer,
  jwksKeys,
  TokenAuthenticator,
  TokenVerifier,
  type Authenticator,
  type IdentitySettings,
} from '../identity';
import type { Citizens } from '../privacy';

/** Verifies the tokens of the configured issuer; the embedded one makes its key on first sight. */
export async function authenticatorOf(
  settings: IdentitySettings,
  citizens: Pick<Citizens, 'of'>,
): Promise<Authenticator> {
  const key =
    settings.kind === 'jwks'
      ? jwksKeys(settings.url)
      : (await EmbeddedIssuer.open(settings)).verificationKey();
  return new TokenAuthenticator(new TokenVerifier(key, settings), citizens);
}
