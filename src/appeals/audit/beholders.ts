import type { Principal } from '../../access';
import { isServing, type Directory } from '../../directory';
import type { Actor } from '../../kernel/actor';
import { inCountyTime } from '../../kernel/county-time';
import type { PersonId, UnitId } from '../../kernel/ids';
import type { Day, Instant } from '../../kernel/time';
import type { Appeal } from '../domain/appeal';

/** A role of that day: of a unit, or of the appeal's own reporter. */
export interface AskedRole {
  readonly role: Principal;
  readonly unit?: UnitId | undefined;
}

const NOBODY = '-' as PersonId;

/**
 * Everybody who was it then: those whom the directory of that day lists in the unit, else the role without anybody in it; for
 * a citizen whoever reported it, and who spoke for them. Nobody where the directory had no such unit.
 */
export function beholdersOf(
  { role, unit }: AskedRole,
  appeal: Appeal,
  directory: Directory,
  at: Instant,
): readonly Actor[] {
  switch (role) {
    case 'citizen':
      return [appeal.reporter, appeal.proxy].flatMap((citizen) =>
        citizen === undefined ? [] : [{ id: NOBODY, role, citizen }],
      );
    case 'anonymous':
      return appeal.secretHash === undefined ? [] : [{ id: `secret:${appeal.secretHash}` as PersonId, role }];
    case 'admin':
    case 'client':
      return [{ id: NOBODY, role }];
    case 'grid-worker':
    case 'officer':
    case 'dispatcher':
    case 'follow-up':
    case 'supervisor':
    case 'auditor': {
      const found = unit && directory.unit(unit);
      if (found === undefined) return [];
      const day = inCountyTime(at).slice(0, 10) as Day;
      const people = directory
        .allPeople()
        .filter((person) => person.role === role && person.unit === found.id && isServing(person, day))
        .map(({ id, region }) => ({ id, role, unit: found.id, region }));
      return people.length > 0 ? people : [{ id: NOBODY, role, unit: found.id, region: found.region }];
    }
  }
}
