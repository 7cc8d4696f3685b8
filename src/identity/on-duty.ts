import { isServing, type Person, type Unit } from '../directory';
import { inCountyTime } from '../kernel/county-time';
import type { Actor } from '../kernel/actor';
import type { PersonId, UnitId } from '../kernel/ids';
import { authError } from '../kernel/ports/authenticator';
import { isWithin } from '../kernel/region';
import type { Day, Instant } from '../kernel/time';
import { isOnDuty, type Claims } from './claims';

type Listed = Pick<Person, 'role' | 'unit' | 'region' | 'from' | 'until'>;

/** Whom a token names. */
export type Claimed = Pick<Claims, 'subject' | 'role' | 'unit' | 'region'>;

/** What is asked of the directory in force. */
export interface OnDuty {
  person(id: PersonId): Listed | undefined;
  unit(id: UnitId): Pick<Unit, 'region'> | undefined;
}

/**
 * Whoever a token says is on duty, as the directory has them today: it says who may do what and where, the token only
 * who it is. A claim may be left out; what goes beyond the directory is refused, so that neither an
 * issuer's mistake nor a token from before a transfer gives anybody more. Pure.
 * @throws DomainError `auth/beyond-directory`
 */
export function onDutyAs(claims: Claimed, directory: OnDuty, now: Instant): Actor {
  const id = claims.subject as PersonId;
  const person = directory.person(id);
  if (person === undefined) throw beyond('sub');
  if (!isServing(person, inCountyTime(now).slice(0, 10) as Day)) throw beyond('sub');
  if (claims.role !== person.role) throw beyond('role');
  if (!isOwnUnit(claims, person, directory)) throw beyond('unit');
  if (!isOwnRegion(claims, person, directory)) throw beyond('region');
  return isOnDuty(person.role)
    ? { id, role: person.role, unit: person.unit, region: person.region }
    : { id, role: person.role };
}

/** Who watches over a region is no unit's voice: another unit of that region adds nothing. The directory's counts. */
function isOwnUnit({ unit }: Claimed, person: Listed, directory: OnDuty): boolean {
  if (unit === undefined || unit === person.unit) return true;
  const watches = person.role === 'supervisor' || person.role === 'auditor';
  const claimed = directory.unit(unit)?.region;
  return watches && claimed !== undefined && isWithin(claimed, person.region);
}

/** As the directory has it, narrower, or where the unit's duty ends: a grid worker's token may name the village. */
const isOwnRegion = ({ region }: Claimed, person: Listed, directory: OnDuty): boolean =>
  region === undefined || isWithin(region, person.region) || region === directory.unit(person.unit)?.region;

const beyond = (claim: 'sub' | 'role' | 'unit' | 'region') => authError('auth/beyond-directory', { claim });
