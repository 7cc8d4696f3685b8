import { roles, type Role } from '../kernel/actor';
import type { Person, Unit } from '../directory';
import type { PersonId, RegionCode, UnitId } from '../kernel/ids';
import { isRegionCode, REGION_CODE } from '../kernel/region';
import { phone, PHONE } from '../kernel/written';
import type { TokenRequest } from './embedded-issuer';

/** What went wrong on the command line, in a sentence. */
export class BadTokenRequest extends Error {
  override readonly name = 'BadTokenRequest';
}

/** What the scheme asks of the directory in force. */
export interface CountyPeople {
  readonly county: RegionCode;
  unit(id: UnitId): Pick<Unit, 'region'> | undefined;
  person(id: PersonId): Pick<Person, 'name' | 'unit' | 'region'> | undefined;
}

/**
 * The development identity of a role at a unit, region or telephone number. Ids follow the directory's scheme;
 * where the directory knows the person, name, unit and region are theirs. Pure.
 * @throws BadTokenRequest
 */
export function developmentToken(
  role: string,
  where: string | undefined,
  directory: CountyPeople,
): TokenRequest {
  const known = roles.find((candidate) => candidate === role);
  if (!known) throw new BadTokenRequest(`"${role}" is no role; it is one of ${roles.join(', ')}`);
  const request = byRole[known](where?.trim() ?? '', directory);
  const person = known === 'citizen' ? undefined : directory.person(request.sub as PersonId);
  return person ? { ...request, name: person.name, unit: person.unit, region: person.region } : request;
}

type Make = (where: string, directory: CountyPeople) => TokenRequest;

const byRole: Readonly<Record<Role, Make>> = {
  citizen: (where) => {
    if (where === '')
      throw new BadTokenRequest('a citizen needs a telephone number or a subject, such as 13891500001');
    const number = phone(where);
    if (PHONE.test(number))
      return {
        ...{ role: 'citizen', sub: `citizen-${number.replace(/\D/g, '')}` },
        ...{ phone_number: number, phone_number_verified: true },
      };
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
  officer: (where, directory) => atUnit('officer', where, directory),
  dispatcher: (where, directory) => atUnit('dispatcher', where, directory),
  'follow-up': (where, directory) => atUnit('follow-up', where, directory),
  supervisor: (where) => atRegion('supervisor', where),
  auditor: (where) => atRegion('auditor', where),
  client: (where) => {
    if (where === '')
      throw new BadTokenRequest(
        'a client account needs the id that the directory has for it, such as client-12345',
      );
    return { role: 'client', sub: where };
  },
  admin: (where, { county }) => ({ role: 'admin', sub: `admin-${where || county}` }),
};

function atUnit(
  role: 'officer' | 'dispatcher' | 'follow-up',
  where: string,
  directory: CountyPeople,
): TokenRequest {
  // A bare region code means its governance centre.
  const unit = isRegionCode(where) && where.length <= 12 ? `centre-${where}` : where;
  const region = directory.unit(unit as UnitId)?.region;
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
