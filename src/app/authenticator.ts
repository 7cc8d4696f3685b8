import {
  EmbeddedIssuer,
  jwksKeys,
  TokenAuthenticator,
  TokenVerifier,
  type Authenticator,
  type IdentitySettings,
  type KnownPeople,
} from '../identity';

/** Verifies the tokens of the configured issuer; the embedded one makes its key on first sight. */
export async function authenticatorOf(
  settings: IdentitySettings,
  people: KnownPeople,
): Promise<Authenticator> {
  const key =
    settings.kind === 'jwks' ? jwksKeys(settings.url) : (await openIssuer(settings)).verificationKey();
  return new TokenAuthenticator(new TokenVerifier(key, settings), people);
}

/** Signs tokens that the service takes. @throws Error in a sentence when an OIDC issuer does */
export async function openIssuer(settings: IdentitySettings): Promise<EmbeddedIssuer> {
  if (settings.kind === 'embedded') return EmbeddedIssuer.open(settings);
  throw new Error('tokens come from the OIDC issuer: TOKEN_ISSUER is jwks');
}
