import type { CitizenId, PersonId, RegionCode, UnitId } from './ids';

export const roles = [
  'citizen',
  'grid-worker',
  'officer',
  'dispatcher',
  'follow-up',
  'supervisor',
  'auditor',
  'admin',
] as const;
export type Role = (typeof roles)[number];

/** Who acts. `system` is a saga or an import; `device` and `anonymous` hold no token of a person. */
export interface Actor {
  readonly id: PersonId;
  readonly role: Role | 'system' | 'anonymous';
  readonly unit?: UnitId | undefined;
  readonly region?: RegionCode | undefined;
  /** The citizen behind a citizen's token; for the holder of an anonymous appeal's secret, absent. */
  readonly citizen?: CitizenId | undefined;
}

/** Somebody of the administration, by a token of their own. */
export const isStaff = ({ role }: Pick<Actor, 'role'>): boolean =>
  role !== 'citizen' && role !== 'anonymous' && role !== 'system';

export const SYSTEM: Actor = { id: 'system' as PersonId, role: 'system' };
