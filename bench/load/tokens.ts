import type { EmbeddedIssuer } from '../../src/identity';

/** The telephone numbers of made-up citizens. */
export const phoneOf = (citizen: number): string => `139${String(15_000_000 + citizen).padStart(8, '0')}`;

/** @param count how many citizens report in turn; few enough for the token cache, as on a busy morning */
const citizenTokens = (issuer: EmbeddedIssuer, count = 200): Promise<readonly string[]> =>
  Promise.all(
    Array.from({ length: count }, (_, citizen) =>
      issuer.issue({
        sub: `citizen-${phoneOf(citizen)}`,
        role: 'citizen',
        name: `诉求人${citizen}`,
        phone_number: phoneOf(citizen),
        phone_number_verified: true,
      }),
    ),
  );

/** Whom the bench's scenarios act for: citizens, and the officer at the power company. */
export const scenarioTokens = async (
  issuer: EmbeddedIssuer,
): Promise<Readonly<Record<'citizens' | 'officer', readonly string[]>>> => ({
  citizens: await citizenTokens(issuer),
  officer: [
    await issuer.issue({ sub: 'officer-ent-power', role: 'officer', unit: 'ent-power', region: '610921' }),
  ],
});
