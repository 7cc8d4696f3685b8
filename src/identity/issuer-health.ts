import type { HealthSaid } from '../kernel/feature-health';
import type { IssuerState } from './issuer-keys';

/** How long ago, for a sentence. */
const ago = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  return minutes < 1 ? 'less than a minute ago' : minutes === 1 ? 'a minute ago' : `${minutes} minutes ago`;
};

/**
 * What readiness says of the issuer. It never keeps requests away: reports without a token come in all the same, and
 * no node is better off than another. Pure.
 */
export function issuerReading({ knownFor, trouble, isTrusted }: IssuerState): HealthSaid {
  if (knownFor === undefined)
    return {
      state: 'warn',
      detail: `nobody can sign in: the issuer’s keys were never read${trouble === undefined ? ' yet' : ` (${trouble})`}`,
    };
  if (trouble === undefined) return { state: 'ok' };
  return isTrusted
    ? {
        state: 'warn',
        detail: `the issuer cannot be asked (${trouble}); tokens of its keys as they were ${ago(knownFor)} are taken`,
      }
    : {
        state: 'warn',
        detail: `nobody can sign in: the issuer cannot be asked (${trouble}), and its keys as they were ${ago(knownFor)} are too old to trust`,
      };
}
