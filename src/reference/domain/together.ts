import { unknownVerb } from '../../access';
import type { ReferenceDocuments, ReferenceName } from '../model';

/** What one document says of another and the other does not bear out. */
export interface Mismatch {
  readonly name: ReferenceName;
  readonly pointer: string;
  readonly reason: string;
}

type Together = Pick<ReferenceDocuments, 'directory' | 'catalogue' | 'policies' | 'permissions'>;

/**
 * The first name that leads nowhere: a service without its policy, a duty for a service that nobody offers, a verb
 * that no feature brings.
 */
export function mismatchOf(
  { directory, catalogue, policies, permissions }: Together,
  verbs: readonly string[],
): Mismatch | undefined {
  const policyNames = new Set(policies.policies.map(({ name }) => name));
  for (const [at, { id, policy }] of catalogue.services.entries()) {
    if (policyNames.has(policy)) continue;
    return {
      name: 'catalogue',
      pointer: `/services/${at}/policy`,
      reason: `${id} names the unknown policy ${policy}`,
    };
  }
  const services = new Set(catalogue.services.map(({ id }) => id));
  for (const [at, { service }] of directory.dispatchList.entries()) {
    if (services.has(service)) continue;
    return {
      name: 'directory',
      pointer: `/dispatchList/${at}/service`,
      reason: `service ${service} is unknown`,
    };
  }
  const stray = unknownVerb(permissions, verbs);
  return stray && { name: 'permissions', ...stray };
}
