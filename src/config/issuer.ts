import { join } from 'node:path';
import type { Environment, Values } from './environment';
import type { Demand } from './production';
import type { IdentitySettings } from '../identity';

/** What each kind of issuer needs. */
export const aboutIssuer = (
  { TOKEN_ISSUER = 'embedded', TOKEN_JWKS_URL, TOKEN_ISSUER_NAME = '' }: Partial<Values>,
  environment: Environment,
): readonly Demand[] => [
  [
    TOKEN_ISSUER !== 'jwks' || TOKEN_JWKS_URL !== undefined,
    'TOKEN_JWKS_URL should be set with TOKEN_ISSUER=jwks',
  ],
  [
    TOKEN_JWKS_URL === undefined || (URL.canParse(TOKEN_JWKS_URL) && /^https?:/.test(TOKEN_JWKS_URL)),
    `TOKEN_JWKS_URL should be an http or https address, not "${TOKEN_JWKS_URL}"`,
  ],
  [
    TOKEN_ISSUER === 'embedded' || Boolean(environment.TOKEN_ISSUER_NAME?.trim()),
    `TOKEN_ISSUER_NAME should be set with TOKEN_ISSUER=${TOKEN_ISSUER}: the iss of its tokens`,
  ],
  [
    TOKEN_ISSUER !== 'oidc' ||
      !environment.TOKEN_ISSUER_NAME?.trim() ||
      (URL.canParse(TOKEN_ISSUER_NAME) && /^https?:[^?#]*$/.test(TOKEN_ISSUER_NAME)),
    `TOKEN_ISSUER_NAME should be the issuer’s address with TOKEN_ISSUER=oidc, not "${TOKEN_ISSUER_NAME}"`,
  ],
];

export function identityOf(values: Values): IdentitySettings {
  const expected = { issuer: values.TOKEN_ISSUER_NAME, audience: values.TOKEN_AUDIENCE };
  const remote = {
    ...expected,
    clients: values.TOKEN_CLIENTS ?? [],
    skewSeconds: values.TOKEN_SKEW_SECONDS,
    keysHours: values.TOKEN_KEYS_HOURS,
    recheckSeconds: values.TOKEN_RECHECK_SECONDS,
  };
  switch (values.TOKEN_ISSUER) {
    case 'embedded':
      return {
        ...expected,
        kind: 'embedded',
        keyFile: join(values.DATA_FOLDER, 'token-issuer.json'),
        hoursValid: values.TOKEN_HOURS,
      };
    case 'jwks':
      return { ...remote, kind: 'jwks', url: values.TOKEN_JWKS_URL ?? '' };
    case 'oidc':
      return { ...remote, kind: 'oidc', mayBePlain: values.NODE_ENV !== 'production' };
  }
}
