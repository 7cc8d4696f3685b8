import type { AppealId, AttachmentId, CitizenId, KeyId, StreamName } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import { identityError } from '../errors';

/** Whose contact an appeal holds. */
export const identityParties = ['reporter', 'proxy'] as const;
export type IdentityParty = (typeof identityParties)[number];

/** Why somebody's data is restricted or erased: those that the law knows (PIPL 44, 47), nothing that somebody words. */
export const identityGrounds = [
  'citizen-asked',
  'retention-over',
  'consent-withdrawn',
  'unlawful',
  'contested',
  'ordered',
] as const;
export type IdentityGround = (typeof identityGrounds)[number];

/** An appeal that holds something of a citizen, and as whom; none where somebody else has taken their place since. */
export interface HeldIn {
  readonly appeal: AppealId;
  readonly parties: readonly IdentityParty[];
}

/** Who asked for it, where somebody did. */
export const askings = ['self', 'guardian'] as const;
export type Asking = (typeof askings)[number];

interface Why {
  readonly citizen: CitizenId;
  readonly ground: IdentityGround;
  /** Sealed under a key of its own: it outlives what it is about, and nobody should write a name into it. */
  readonly reason: Sealed<string>;
  readonly appeals: readonly HeldIn[];
  /** Of a child: their guardian asks. */
  readonly askedBy?: Asking | undefined;
}

/** All that is destroyed, by name: whoever does it, now or after a restore, needs to look nothing up. */
export interface ToErase {
  readonly keys: readonly KeyId[];
  readonly attachments: readonly AttachmentId[];
}

export type IdentityCommand =
  | { readonly verb: 'restrictIdentity'; readonly data: Why }
  | { readonly verb: 'liftRestriction'; readonly data: Why }
  | { readonly verb: 'eraseIdentity'; readonly data: Why & ToErase & { readonly replayed?: true } }
  /** The engine's own, once nothing of it is left. */
  | { readonly verb: 'finishErasure'; readonly data: ErasureFinished['data'] };

export interface IdentityRestricted {
  readonly type: 'IdentityRestricted';
  readonly data: Why;
}
export interface RestrictionLifted {
  readonly type: 'RestrictionLifted';
  readonly data: Why;
}
export interface IdentityErased {
  readonly type: 'IdentityErased';
  /** `replayed`: a restore brought back a log of before it, and it was done again. */
  readonly data: Why & ToErase & { readonly replayed?: true | undefined };
}
export interface ErasureFinished {
  readonly type: 'ErasureFinished';
  readonly data: { readonly keys: number; readonly attachments: number; readonly appeals: number };
}
export type IdentityEvent = IdentityRestricted | RestrictionLifted | IdentityErased | ErasureFinished;

/** Absent while nothing was asked for; it goes from restricted to nothing and back, and from erased nowhere. */
export type IdentityStanding = 'restricted' | 'erased' | 'erasure-finished' | undefined;

export const citizenStream = (citizen: CitizenId): StreamName => `access-citizen-${citizen}` as StreamName;
const CITIZENS = 'access-citizen-';
export const isOfCitizen = (stream: StreamName): boolean => stream.startsWith(CITIZENS);
export const citizenOf = (stream: StreamName): CitizenId => stream.slice(CITIZENS.length) as CitizenId;

export const isErased = (standing: IdentityStanding): boolean =>
  standing === 'erased' || standing === 'erasure-finished';

export function standingAfter(standing: IdentityStanding, type: IdentityEvent['type']): IdentityStanding {
  switch (type) {
    case 'IdentityRestricted':
      return 'restricted';
    case 'RestrictionLifted':
      return undefined;
    case 'IdentityErased':
      return 'erased';
    case 'ErasureFinished':
      return isErased(standing) ? 'erasure-finished' : standing;
  }
}

/** Whether the appeals let it be is asked before: it stands in none of these streams. @throws DomainError `identity/*` */
export function decideIdentity(
  command: IdentityCommand,
  standing: IdentityStanding,
): readonly IdentityEvent[] {
  switch (command.verb) {
    case 'restrictIdentity':
      if (isErased(standing)) throw identityError('identity/erased');
      return standing === 'restricted' ? [] : [{ type: 'IdentityRestricted', data: whyOf(command.data) }];
    case 'liftRestriction':
      if (isErased(standing)) throw identityError('identity/erased');
      if (standing !== 'restricted') throw identityError('identity/not-restricted');
      return [{ type: 'RestrictionLifted', data: whyOf(command.data) }];
    case 'eraseIdentity': {
      if (isErased(standing)) return [];
      const { keys, attachments, replayed } = command.data;
      return [
        {
          type: 'IdentityErased',
          data: { ...whyOf(command.data), keys, attachments, ...(replayed === true ? { replayed } : {}) },
        },
      ];
    }
    case 'finishErasure':
      return standing === 'erased' ? [{ type: 'ErasureFinished', data: { ...command.data } }] : [];
  }
}

const whyOf = ({ citizen, ground, reason, appeals, askedBy }: Why): Why => ({
  ...{ citizen, ground, reason, appeals },
  ...(askedBy === undefined ? {} : { askedBy }),
});
