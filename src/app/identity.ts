import type { PrimaryData } from '../adapters/sqlite/primary-data/primary-data';
import {
  EmbeddedIssuer,
  IndexedCitizens,
  jwksKeys,
  TokenAuthenticator,
  TokenVerifier,
  type Authenticator,
  type IdentitySettings,
} from '../identity';
import { citizenHash, type Secrets } from '../privacy';

/** Verifies the tokens of the configured issuer; the embedded one makes its key on first sight. */
export async function createAuthenticator(
  settings: IdentitySettings,
  { citizens, keys }: PrimaryData,
  { citizenIndex }: Secrets,
): Promise<Authenticator> {
  const key =
    settings.kind === 'jwks'
      ? jwksKeys(settings.url)
      : (await EmbeddedIssuer.open(settings)).verificationKey();
  return new TokenAuthenticator(
    new TokenVerifier(key, settings),
    new IndexedCitizens(citizens, keys, (mark, value) => citizenHash(citizenIndex, mark, value)),
  );
}
