import type { JWTVerifyGetKey } from 'jose';
import type { HealthCheck } from '../edge';
import {
  EmbeddedIssuer,
  IssuerKeys,
  issuerReading,
  keysAt,
  keysOfIssuer,
  LogoutVerifier,
  Logouts,
  SignOuts,
  TokenAuthenticator,
  TokenVerifier,
  type Authenticator,
  type IdentitySettings,
  type KnownPeople,
} from '../identity';
import type { CommandExecutor } from '../runtime/executor';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** The keys of an issuer elsewhere; nothing for the embedded one. */
export function remoteKeysOf(settings: IdentitySettings): IssuerKeys | undefined {
  if (settings.kind === 'embedded') return undefined;
  return new IssuerKeys(settings.kind === 'jwks' ? keysAt(settings.url) : keysOfIssuer(settings), {
    everyMs: 300 * SECOND,
    atLeastMs: 2 * SECOND,
    trustedMs: settings.keysHours * HOUR,
    unknownMs: 10 * SECOND,
  });
}

/** Whom an issuer elsewhere signed out; nobody else can be. */
export const signOutsOf = (
  keys: IssuerKeys | undefined,
  executor: Pick<CommandExecutor, 'execute' | 'load'>,
  secret: Uint8Array,
): SignOuts | undefined => keys && new SignOuts(executor, secret);

export const logoutsOf = (
  settings: IdentitySettings,
  keys: IssuerKeys | undefined,
  signOuts: SignOuts | undefined,
): Logouts | undefined => keys && signOuts && new Logouts(new LogoutVerifier(keys.key, settings), signOuts);

export const issuerCheckOf = (keys: IssuerKeys | undefined): readonly HealthCheck[] =>
  keys === undefined
    ? []
    : [{ name: 'token issuer', read: async () => ({ name: 'token issuer', ...issuerReading(keys.state) }) }];

interface Behind {
  readonly people: KnownPeople;
  readonly keys: IssuerKeys | undefined;
  readonly signOuts: SignOuts | undefined;
}

/** Verifies the tokens of the configured issuer; the embedded one makes its key on first sight. */
export async function authenticatorOf(
  settings: IdentitySettings,
  { people, keys, signOuts }: Behind,
): Promise<Authenticator> {
  const key: JWTVerifyGetKey = keys?.key ?? (await openIssuer(settings)).verificationKey();
  const recheckMs = settings.kind === 'embedded' ? undefined : settings.recheckSeconds * SECOND;
  return new TokenAuthenticator(new TokenVerifier(key, settings), people, Date.now, signOuts, recheckMs);
}

/** Signs tokens that the service takes. @throws Error in a sentence when an OIDC issuer does */
export async function openIssuer(settings: IdentitySettings): Promise<EmbeddedIssuer> {
  if (settings.kind === 'embedded') return EmbeddedIssuer.open(settings);
  throw new Error(`tokens come from the OIDC issuer: TOKEN_ISSUER is ${settings.kind}`);
}
