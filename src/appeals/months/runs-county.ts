import { governedBy } from '../../access';
import type { Actor } from '../../kernel/actor';
import { DomainError } from '../../kernel/domain-error';
import type { RegionCode } from '../../kernel/ids';
import type { ReferenceData } from '../../reference';

/**
 * The county's own people: what they say holds for all of it. @returns the county
 * @throws DomainError `access/forbidden`
 */
export function runsCounty(
  actor: Actor,
  verb: string,
  { permissions, directory }: Pick<ReferenceData, 'permissions' | 'directory'>,
): RegionCode {
  const area = governedBy(actor, directory) ?? actor.region;
  if (!permissions.may(actor.role, verb) || area !== directory.county)
    throw new DomainError('access/forbidden');
  return directory.county;
}
