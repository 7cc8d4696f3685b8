import { roles, type Role } from '../kernel/actor';
import { isRegionCode, REGION_CODE } from '../kernel/region';
import { PHONE } from './claims';
import type { TokenRequest } from './embedded-issuer';

/** What went wrong on the command line, in a sentence. */
export class BadTokenRequest extends Error {
  override readonly name = 'BadTokenRequest';
}

/** `centre-610921102`, `dept-610921-water`: the region code stands in every unit's id. */
const UNIT = /^[a-z]+(?:-(\d{6}(?:\d{3}(?:\d{3})?)?))(?:-[a-z0-9-]+)?$/;

/**
 * The development identity of a role at a unit, region or telephone number, by the directory's scheme of ids.
 * Pure. @param regionOfUnit the unit's region when the directory is at hand
 * @throws BadTokenRequest
 */
export function developmentToken(
  role: string,
  where: string | undefined,
  regionOfUnit: (unit: string) => string | undefined = regionInId,
): TokenRequest {
  const known = roles.find((candidate) => candidate === role);
  if (!known) throw new BadTokenRequest(`"${role}" is no role; it is one of ${roles.join(', ')}`);
  return byRole[known](where?.trim() ?? '', regionOfUnit);
}

type Make = (where: string, regionOfUnit: (unit: string) => string | undefined) => TokenRequest;

const byRole: Readonly<Record<Role, Make>> = {
  citizen: (where) => {
    if (where === '')
      throw new BadTokenRequest('a citizen needs a telephone number or a subject, such as 13891500001');
    if (PHONE.test(where))
      return { role: 'citizen', sub: `citizen-${where.replace(/\D/g, '')}`, phone_number: where };
    return { role: 'citizen', sub: where };
  },
  'grid-worker': (where) => {
    const region = regionIn(
      where,
      'grid-worker',
      [12, 15, 18, 21],
      'the code of a village, such as 610921102201',
    );
    return { role: 'grid-worker', sub: `grid-${region}`, unit: `centre-${region.slice(0, 12)}`, region };
  },
  officer: (where, regionOfUnit) => atUnit('officer', where, regionOfUnit),
  dispatcher: (where, regionOfUnit) => atUnit('dispatcher', where, regionOfUnit),
  supervisor: (where) => atRegion('supervisor', where),
  auditor: (where) => atRegion('auditor', where),
  admin: () => ({ role: 'admin', sub: 'admin' }),
};

function atUnit(
  role: 'officer' | 'dispatcher',
  where: string,
  regionOfUnit: (unit: string) => string | undefined,
): TokenRequest {
  // A bare region code means its governance centre.
  const unit = isRegionCode(where) && where.length <= 12 ? `centre-${where}` : where;
  const region = regionOfUnit(unit);
  if (region === undefined)
    throw new BadTokenRequest(
      `"${where}" is no unit; a ${role} needs one, such as centre-610921102, or its region`,
    );
  return { role, sub: `${role}-${unit}`, unit, region };
}

function atRegion(role: 'supervisor' | 'auditor', where: string): TokenRequest {
  const region = regionIn(where, role, [6, 9, 12], 'a region code, such as 610921');
  return { role, sub: `${role}-${region}`, unit: `centre-${region}`, region };
}

function regionIn(where: string, role: Role, lengths: readonly number[], what: string): string {
  if (REGION_CODE.test(where) && lengths.includes(where.length)) return where;
  throw new BadTokenRequest(`"${where}" does not fit the role ${role}: it needs ${what}`);
}

export const regionInId = (unit: string): string | undefined => UNIT.exec(unit)?.[1];
