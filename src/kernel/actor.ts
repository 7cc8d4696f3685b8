import type { CitizenId, PersonId, RegionCode, UnitId } from './ids';
import type { Instant } from './time';

export const roles = [
  'citizen',
  'grid-worker',
  'officer',
  'dispatcher',
  'follow-up',
  'supervisor',
  'auditor',
  'admin',
  'client',
] as const;
export type Role = (typeof roles)[number];

/** Who acts. `client` is another system with an account of its own. `system` is a saga or an import; `device` and `anonymous` hold no token of a person. */
export interface Actor {
  readonly id: PersonId;
  readonly role: Role | 'system' | 'anonymous';
  readonly unit?: UnitId | undefined;
  readonly region?: RegionCode | undefined;
  /** The citizen behind a citizen's token; for the holder of an anonymous appeal's secret, absent. */
  readonly citizen?: CitizenId | undefined;
  /** A telephone number that the citizen's issuer vouches for. */
  readonly number?: LinkedNumber | undefined;
}

/** Somebody of the administration, by a token of their own. */
export const isStaff = ({ role }: Pick<Actor, 'role'>): boolean =>
  role !== 'citizen' && role !== 'anonymous' && role !== 'system' && role !== 'client';
/** Opens, for the account that it is linked to, what others took down for the number. */
export interface LinkedNumber {
  /** Under whom the index keeps what was taken down for it. */
  readonly citizen: CitizenId;
  /** Another account had it until then: only what is younger opens. */
  readonly after?: Instant | undefined;
}

/** Whether this citizen, for whom something was received then, is the actor: by account, or by a number of theirs. */
export const isCitizen = (
  { citizen, number }: Actor,
  other: CitizenId | undefined,
  receivedAt: Instant,
): boolean =>
  other !== undefined &&
  (other === citizen ||
    (other === number?.citizen && (number.after === undefined || receivedAt > number.after)));

/**
 * In whose name keys, uploads and allowances are kept. The kind of caller stands before the id, so that nobody on duty
 * who is called `anonymous`, nor a citizen, ever shares them with another kind.
 */
export const namespaceOf = ({ id, role }: Actor): string =>
  role === 'citizen' || role === 'anonymous' || role === 'system' || role === 'client'
    ? `${role}:${id}`
    : `staff:${id}`;

export const SYSTEM: Actor = { id: 'system' as PersonId, role: 'system' };
