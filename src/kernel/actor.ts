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
  /** The citizen in what they reported in confidence: nothing leads from there to what else is theirs. */
  readonly pseudonym?: CitizenId | undefined;
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
  /** And under whom what was taken down for it in confidence. */
  readonly pseudonym?: CitizenId | undefined;
  /** Another account had it until then: only what is younger opens. */
  readonly after?: Instant | undefined;
}

/** Whether this citizen, for whom something was received then, is the actor: by account, or by a number of theirs. */
export const isCitizen = (
  { citizen, pseudonym, number }: Actor,
  other: CitizenId | undefined,
  receivedAt: Instant,
): boolean =>
  other !== undefined &&
  (other === citizen ||
    other === pseudonym ||
    ([number?.citizen, number?.pseudonym].includes(other) &&
      (number?.after === undefined || receivedAt > number.after)));

/** As what was reported in confidence knows a citizen; everybody else as they are. */
export const inConfidence = (actor: Actor): Actor =>
  actor.pseudonym === undefined
    ? actor
    : {
        id: `${actor.pseudonym}` as PersonId,
        role: actor.role,
        citizen: actor.pseudonym,
        number: actor.number?.pseudonym && { citizen: actor.number.pseudonym, after: actor.number.after },
      };

/** In whose name they act where these are known: by pseudonym, where one of them is theirs. */
export const asKnownTo = (actor: Actor, known: readonly (string | undefined)[]): Actor =>
  [actor.pseudonym, actor.number?.pseudonym].some((own) => own !== undefined && known.includes(own))
    ? inConfidence(actor)
    : actor;

/**
 * In whose name keys, uploads and allowances are kept. The kind of caller stands before the id, so that nobody on duty
 * who is called `anonymous`, nor a citizen, ever shares them with another kind.
 */
export const namespaceOf = ({ id, role }: Actor): string =>
  role === 'citizen' || role === 'anonymous' || role === 'system' || role === 'client'
    ? `${role}:${id}`
    : `staff:${id}`;

export const SYSTEM: Actor = { id: 'system' as PersonId, role: 'system' };
