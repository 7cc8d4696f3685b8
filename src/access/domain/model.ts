import type { Accusation } from '../../directory';
import type { Actor } from '../../kernel/actor';
import type { AppealId, CitizenId, PersonId, RegionCode, UnitId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';

/** Everybody who may act on an appeal; `system` is never asked. */
export const principals = [
  'citizen',
  'anonymous',
  'grid-worker',
  'officer',
  'dispatcher',
  'follow-up',
  'supervisor',
  'auditor',
  'admin',
  'client',
] as const;
export type Principal = (typeof principals)[number];

/**
 * How far a role sees. `secret`: the one appeal that it opens. `grid`: the caller's grid or village.
 * `involved-unit`: what the caller's unit holds, held, decides on or helps with. `involved-or-region`: that, its
 * queue, and for a centre everything in the region it governs.
 */
export const sights = [
  'none',
  'own',
  'secret',
  'grid',
  'involved-unit',
  'involved-or-region',
  'region',
] as const;
export type Sight = (typeof sights)[number];

export interface RolePermissions {
  readonly sees: Sight;
  /** Names of verbs that a feature brings. */
  readonly may: readonly string[];
}

/** The access policy, `deploy/access/permissions.json`: reference data, imported and versioned like the rest. */
export interface PermissionsDocument {
  readonly roles: Readonly<Record<Principal, RolePermissions>>;
}

/** The document indexed for questions. */
export interface Permissions {
  readonly version: number;
  sees(role: Actor['role']): Sight | 'everything';
  may(role: Actor['role'], verb: string): boolean;
}

/** Whom an appeal names: a unit, a person on duty, or both; by a claim, until the discipline desk confirms it. */
export type Accused = Accusation;

/** All that the policy asks of an appeal. Built from its state or from its row in a list, with one outcome. */
export interface AppealFacts {
  readonly id: AppealId;
  readonly status: string;
  /** Region of the place. */
  readonly region: RegionCode;
  readonly holder?: UnitId | undefined;
  /** The centre whose dispatcher it waits for. */
  readonly queue?: UnitId | undefined;
  /** The centre whose dispatcher decides on its returns. */
  readonly decides?: UnitId | undefined;
  /** Every unit that ever held it, decided on it or helps with it; holder and `decides` count without being here. */
  readonly involved: readonly UnitId[];
  readonly receivedAt: Instant;
  readonly reporterCitizen?: CitizenId | undefined;
  readonly proxyCitizen?: CitizenId | undefined;
  /** SHA-256, hex, of the secret of an anonymous report. */
  readonly anonymousSecretHash?: string | undefined;
  /** Staff who took it down for somebody else, or found it. */
  readonly taker?: PersonId | undefined;
  readonly accused: readonly Accused[];
  /** 违法举报: it is, was once, or may turn out to be. */
  readonly violation: boolean;
}

export type Verdict = 'yes' | 'forbidden' | 'not-found';
