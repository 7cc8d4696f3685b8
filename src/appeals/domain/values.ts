import type { Sealed } from '../../kernel/sealed';
import type { Day } from '../../kernel/time';

export type { Accused } from '../../access';
export type { AttachmentRef } from '../../kernel/attachment';
export type { Contact, ContactChange, Party } from '../../kernel/party';

export const statuses = [
  'reported',
  'routed',
  'accepted',
  'handling',
  'awaiting-information',
  'suspended',
  'resolved',
  'closed',
  'merged',
] as const;
export type Status = (typeof statuses)[number];

/** Where an appeal may stand when another takes over its handling. */
export type StoodBeforeMerge = Extract<Status, 'reported' | 'routed' | 'accepted' | 'handling'>;

/** Why no rule may route it now: a person must classify or route first. */
export type QueueCause =
  'no-service' | 'several-services' | 'no-unit' | 'all-accused' | 'returned' | 'recalled' | 'second-return';

export const closeCauses = ['rated', 'unrated', 'confirmed', 'declined', 'withdrawn', 'referred'] as const;
export type CloseCause = (typeof closeCauses)[number];

/** 剔除: why a round says nothing of whoever handled it. */
export const exclusionGrounds = ['outside-powers', 'untrue', 'repeated', 'force-majeure'] as const;
export type ExclusionGround = (typeof exclusionGrounds)[number];

export const outcomes = ['solved', 'partly-solved', 'not-solvable', 'explained'] as const;
export type ResolutionOutcome = (typeof outcomes)[number];
/** 挂账: only what is honestly not, or only partly, solved now. */
export const canKeepOpen = (outcome: ResolutionOutcome): boolean =>
  outcome === 'not-solvable' || outcome === 'partly-solved';

export const contactMeans = ['phone', 'visit', 'message', 'window'] as const;
export type ContactMeans = (typeof contactMeans)[number];
/** Why a call reached nobody. */
export const unreachedCauses = ['no-answer', 'busy', 'switched-off', 'wrong-number', 'hung-up'] as const;
export type UnreachedCause = (typeof unreachedCauses)[number];

/**
 * Why a step was taken: sealed under the appeal's key when a person wrote it, for people quote people; plain when a
 * rule, a saga or the service did, whose texts name units, services and areas and nothing else.
 */
export type Reason = Sealed<string> | string;

/** Of a reporter under fourteen. */
export interface Child {
  /** Who speaks for them is their guardian; else nobody does. */
  readonly guardian: boolean;
  /** When they speak for themselves. Sealed under their own key. */
  readonly speaksFrom: Sealed<Day>;
}

/** How an anonymous reporter opens the appeal later: SHA-256, hex, of the secret. */
export interface Anonymous {
  readonly secretHash: string;
}
