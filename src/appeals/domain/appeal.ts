import type { Origin, Urgency } from '../../catalogue';
import type {
  AppealId,
  AppealNumber,
  CitizenId,
  DeadlineId,
  PersonId,
  RegionCode,
  ServiceId,
  UnitId,
} from '../../kernel/ids';
import type { Tier } from '../../kernel/tier';
import type { Day, Instant } from '../../kernel/time';
import type { Clocks, DeadlineOwner } from '../../sla';
import type { AppealEvent, AppealEventType, AppealEventData } from './events';
import type { Accused, CloseCause, ResolutionOutcome, Status } from './values';

/** Why no rule may route it now: a person must classify or route first. */
export type QueueCause = AppealEventData['AppealQueued']['cause'];

/** The stretch between two instants in which a deadline stood still. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant;
}

/** Who named the present holder, and until when that may be questioned. */
export interface HeldBy {
  readonly unit: UnitId;
  readonly tier: Tier;
  readonly since: Instant;
  /** The centre whose dispatcher decides on a first return, and may recall. */
  readonly decides: UnitId;
  /** Nobody returns this routing any more. */
  readonly final: boolean;
}

/** 办结: what the holder answered, and how far the answer has travelled. */
export interface Resolution {
  readonly unit: UnitId;
  readonly outcome: ResolutionOutcome;
  readonly revisitAt?: Instant | undefined;
  /** Since when it stands; absent while it waits for confirmation above. */
  readonly standsSince?: Instant | undefined;
  readonly withGridWorker: boolean;
  readonly receipted: boolean;
  readonly deliveredAt?: Instant | undefined;
}

/** 回访 in this round: the days of the attempts that reached nobody, and how it ended. */
export interface FollowUps {
  readonly failedOn: readonly Day[];
  readonly answered: boolean;
  readonly unreachable: boolean;
}

/** What starts anew with every round. */
export interface Round {
  readonly number: number;
  readonly returns: number;
  /** The unit whose return waits for a decision. */
  readonly returning?: UnitId | undefined;
  readonly informationAsked: boolean;
  readonly resolution?: Resolution | undefined;
  readonly followUps: FollowUps;
  readonly rating?: { readonly stars: number; readonly solved: boolean } | undefined;
}

/** An appeal, as far as a decision needs it. What a screen needs is a read model. */
export interface Appeal {
  readonly status: Status;
  readonly id: AppealId;
  readonly number: AppealNumber;
  readonly origin: Origin;
  readonly place: RegionCode;
  readonly service?: ServiceId | undefined;
  readonly urgency: Urgency;
  readonly violation: boolean;
  readonly reporter?: CitizenId | undefined;
  readonly proxy?: CitizenId | undefined;
  readonly secretHash?: string | undefined;
  readonly accused: readonly Accused[];
  readonly endorsers: readonly CitizenId[];
  /** The reporter withdrew, and it goes on ex officio. */
  readonly withdrawn: boolean;

  /** While reported: why it waits for a person; absent while a rule may route it. */
  readonly waitsBecause?: QueueCause | undefined;
  readonly held?: HeldBy | undefined;
  readonly assignee?: PersonId | undefined;
  /** The late units of escalations: they help, and keep their misses. */
  readonly helpers: readonly UnitId[];
  readonly round: Round;

  /** While merged: which appeal carries the handling, and where this one stood. */
  readonly lead?: { readonly appeal: AppealId; readonly stood: StandingBeforeMerge } | undefined;
  /** The appeals whose handling this one carries. */
  readonly carries: readonly AppealId[];

  readonly reopenedByItself: boolean;
  readonly review: 'none' | 'pending' | 'pending-external' | 'final';
  readonly closed?: { readonly cause: CloseCause; readonly at: Instant } | undefined;

  readonly clocks: Clocks;
  /** Per deadline, when it stood still: a change of urgency must not count that time. */
  readonly pauses: Readonly<Record<DeadlineId, readonly Pause[]>>;
  /** Whose move it was when each deadline was missed. */
  readonly missedBy: Readonly<Record<DeadlineId, DeadlineOwner>>;
  /** The misses that have escalated, each once. */
  readonly escalatedFor: readonly DeadlineId[];
}

export type StandingBeforeMerge = AppealEventData['AppealUnmerged']['status'];

/** Nothing was reported on this stream yet. */
export interface NoAppeal {
  readonly status: 'none';
}

export type AppealState = NoAppeal | Appeal;

export const nothingReported: NoAppeal = { status: 'none' };

export type { AppealEvent, AppealEventType };
