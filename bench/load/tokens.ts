import { EmbeddedIssuer, type IdentitySettings } from '../../src/identity';

export type EmbeddedSettings = Extract<IdentitySettings, { kind: 'embedded' }>;

/** The telephone numbers of made-up citizens. */
export const phoneOf = (citizen: number): string => `139${String(15_000_000 + citizen).padStart(8, '0')}`;

/** @param count how many citizens report in turn; few enough for the token cache, as on a busy morning */
export const citizenTokens = (issuer: EmbeddedIssuer, count = 200): Promise<readonly string[]> =>
  Promise.all(
    Array.from({ length: count }, (_, citizen) =>
      issuer.issue({
        sub: `citizen-${phoneOf(citizen)}`,
        role: 'citizen',
        name: `诉求人${citizen}`,
        phone_number: phoneOf(citizen),
      }),
    ),
  );
