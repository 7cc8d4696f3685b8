import { governedBy } from '../../access';
import type { Actor } from '../../kernel/actor';
import { DomainError } from '../../kernel/domain-error';
import type { RegionCode } from '../../kernel/ids';
import { isWithin, tierOf } from '../../kernel/region';
import type { ReferenceData } from '../../reference';
import type { IncidentErrorCode } from '../messages';

/**
 * Whose place it is: the dispatcher's of the town or county where it lies. @returns what they govern
 * @param region within it; nothing asks for their whole area
 * @throws DomainError `access/forbidden`, `incident/outside-area`
 */
export function areaOf(
  verb: string,
  actor: Actor,
  { permissions, directory }: Pick<ReferenceData, 'permissions' | 'directory'>,
  region?: RegionCode,
): RegionCode {
  if (!permissions.may(actor.role, verb)) throw new DomainError('access/forbidden');
  const area = governedBy(actor, directory);
  if (area === undefined || tierOf(area) === 'village' || (region !== undefined && !isWithin(region, area)))
    throw new DomainError('incident/outside-area' satisfies IncidentErrorCode);
  return area;
}
