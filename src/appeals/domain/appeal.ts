import type { Channel, Origin, Urgency } from '../../catalogue';
import type {
  AppealId,
  AppealNumber,
  CitizenId,
  DeadlineId,
  IncidentId,
  KeyId,
  PersonId,
  RegionCode,
  ServiceId,
  UnitId,
} from '../../kernel/ids';
import type { Tier } from '../../kernel/tier';
import type { Day, Instant } from '../../kernel/time';
import type { Clocks, DeadlineOwner, Period } from '../../sla';
import type { Supervision } from './handle/supervision';
import type { Redactions } from './redactions';
import type { SupervisionSubject } from './subjects';
import type {
  Accused,
  CloseCause,
  ExclusionGround,
  QueueCause,
  ResolutionOutcome,
  Status,
  StoodBeforeMerge,
} from './values';

/** The stretch in which a deadline stood still. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant;
}

/** The present holder, and how its being named may still be questioned. */
export interface Held {
  readonly unit: UnitId;
  readonly tier: Tier;
  readonly since: Instant;
  /** The centre whose dispatcher named it: decides on a first return, and may recall. */
  readonly decides: UnitId;
  /** Nobody returns this routing any more. */
  readonly final: boolean;
  /** Who transferred it here: what is missed before this unit had a fair share of the time is charged to them. */
  readonly givenBy?: UnitId | undefined;
  /** Who had it and is gone: to a sibling of theirs it may still be handed. */
  readonly inherits?: UnitId | undefined;
}

/** 办结: what was answered, and how far the answer has travelled. */
export interface Resolution {
  readonly unit: UnitId;
  readonly by: PersonId;
  readonly at: Instant;
  readonly outcome: ResolutionOutcome;
  /** It was answered by the appeal that carried the handling. */
  readonly lead?: AppealId | undefined;
  /** Where it stood when it was merged into that. */
  readonly stood?: StoodBeforeMerge | undefined;
  /** Kept open: when it is looked at again. */
  readonly revisitAt?: Instant | undefined;
  /** Absent while it waits for confirmation above. */
  readonly standsSince?: Instant | undefined;
  /** Answered before anybody accepted it. */
  readonly directly?: 'on-the-spot' | 'at-intake' | undefined;
  readonly withGridWorker: boolean;
  readonly receipted: boolean;
  readonly deliveredAt?: Instant | undefined;
}

/** 回访 since the last resolution. */
export interface FollowUps {
  readonly attempts: number;
  /** The county's days on which an attempt reached nobody, one for each attempt. */
  readonly failedOn: readonly Day[];
  readonly answered: boolean;
  readonly notSolved: boolean;
  readonly unreachable: boolean;
}

/** What starts anew with every round. */
export interface Round {
  readonly number: number;
  /** Every unit that held or answered it: none of them asks the reporter how it went. */
  readonly heldBy: readonly UnitId[];
  /** Whom a granted return or a recall let go: it goes back to none of them without a reason. */
  readonly letGo: readonly UnitId[];
  readonly transfers: number;
  /** How many returns were requested. */
  readonly returns: number;
  /** The unit whose return waits for a decision. */
  readonly returning?: UnitId | undefined;
  readonly informationAsked: boolean;
  /** 延期: what was asked for last. */
  readonly extension?: Period | undefined;
  /** Once in a round. */
  readonly extensionDecided?: true | undefined;
  /** 中止, as it was asked for last or is on: until when, and who approved it. */
  readonly suspension?: { readonly until: Instant; readonly by?: UnitId | undefined } | undefined;
  readonly resolution?: Resolution | undefined;
  readonly followUps: FollowUps;
  readonly rating?: { readonly stars: number; readonly solved: boolean } | undefined;
}

/** Where the ladder of a missed deadline stands. */
export interface OnLadder {
  readonly owner: DeadlineOwner;
  /** From when its rungs count, for an owner who took it over missed; else from the due time. */
  readonly since?: Instant | undefined;
  /** In percent of the period; all rungs up to here were taken. */
  readonly reached: number;
  /** When a rung that repeats was last taken. */
  readonly repeatedAt?: Instant | undefined;
  readonly next?: Instant | undefined;
}

/** What was decided of the data of whoever stands behind it. */
export type IdentityMark = 'restricted' | 'erased';

/** An appeal as far as a decision needs it. What a screen needs is a read model. */
export interface Appeal {
  readonly status: Status;
  readonly id: AppealId;
  readonly number: AppealNumber;
  /** Under which whatever is said of it later is sealed too. */
  readonly key: KeyId;
  readonly receivedAt: Instant;
  readonly channel: Channel;
  readonly origin: Origin;
  readonly place: RegionCode;
  readonly service?: ServiceId | undefined;
  readonly urgency: Urgency;
  /** It is, was once or may turn out to be a violation report: the protection stays. */
  readonly violation: boolean;
  readonly reporter?: CitizenId | undefined;
  readonly proxy?: CitizenId | undefined;
  /** It was a child's when it was reported: whoever speaks for them is their guardian. */
  readonly child?: boolean | undefined;
  /** 限制处理, 清除. */
  readonly marks?: Readonly<Partial<Record<'reporter' | 'proxy', IdentityMark | undefined>>> | undefined;
  /** 隐去. */
  readonly redactions?: Redactions | undefined;
  /** 受理人: staff who took it down for somebody else, or found it. */
  readonly taker?: PersonId | undefined;
  /** Who holds this secret is the reporter of an anonymous appeal. */
  readonly secretHash?: string | undefined;
  /** Whom it names: claims, and what the discipline desk has confirmed. */
  readonly accused: readonly Accused[];
  /** Claims that the discipline desk found nothing in; they count among the few that there may be. */
  readonly dismissed: readonly Accused[];
  readonly endorsers: readonly CitizenId[];
  /** How many comments each person made on the last day that had one. */
  readonly commented?: { readonly day: Day; readonly of: Readonly<Record<PersonId, number>> } | undefined;
  /** The reporter withdrew, and it goes on ex officio. */
  readonly withdrawn: boolean;

  /** While reported: why it waits for a person; absent while a rule may route it. */
  readonly waitsBecause?: QueueCause | undefined;
  readonly held?: Held | undefined;
  readonly assignee?: PersonId | undefined;
  /** Every unit that ever held it, helped with it or decided on its routing: these may go on seeing it. */
  readonly involved: readonly UnitId[];
  /** The late units of escalations: they help, and keep their misses. */
  readonly helpers: readonly UnitId[];
  readonly round: Round;

  /** While merged: which appeal carries the handling, and where this one stood. */
  readonly lead?: { readonly appeal: AppealId; readonly stood: StoodBeforeMerge } | undefined;
  /** The appeals whose handling this one carries. */
  readonly carries: readonly AppealId[];

  /** 群体性事项: the one cause that it has with others. It keeps its own life. */
  readonly incident?: IncidentId | undefined;

  /** A low rating or "not solved" has reopened it without the reporter's asking: that happens once. */
  readonly reopenedByItself: boolean;
  readonly review: 'none' | 'pending' | 'pending-external' | 'final';
  /** 复查: the first stage, which upheld what was done; who decided it, nobody of the county when it was above. */
  readonly upheld?: { readonly by?: UnitId | undefined; readonly at: Instant } | undefined;
  /** Who declined it or referred it out. */
  readonly refusedBy?: UnitId | undefined;
  readonly closed?:
    | {
        readonly cause: CloseCause;
        readonly at: Instant;
        readonly by: PersonId;
        /** What closing has stopped: it runs on where that is taken back. */
        readonly stopped: readonly DeadlineId[];
      }
    | undefined;

  /** 剔除, as it was asked for last: which round, by whom, and whether somebody has decided. */
  readonly exclusion?:
    | {
        readonly round: number;
        readonly by: UnitId;
        readonly ground: ExclusionGround;
        readonly decided?: boolean | undefined;
      }
    | undefined;

  readonly clocks: Clocks;
  /** When each deadline stood still: a period that is counted anew leaves that time out. */
  readonly pauses: Readonly<Record<DeadlineId, readonly Pause[]>>;
  /** Who had let it pass already, of a deadline that is due with that of an appeal merged into this one. */
  readonly lateBefore: Readonly<Record<DeadlineId, UnitId>>;
  /** Whose move it was when each deadline was missed. */
  readonly missedBy: Readonly<Record<DeadlineId, DeadlineOwner>>;
  /** 督办, each by what it is about: who answers, and who watches; open as long as either owes something. */
  readonly supervisions: Readonly<Record<SupervisionSubject, Supervision>>;
  /** The last warning point that was told of each deadline. */
  readonly warned: Readonly<Record<DeadlineId, Instant>>;
  /** How far the ladder of each missed deadline has come. */
  readonly ladders: Readonly<Record<DeadlineId, OnLadder>>;
}

/** Nothing was reported on this stream yet. */
export interface NoAppeal {
  readonly status: 'none';
}

export type AppealState = NoAppeal | Appeal;

export const nothingReported: AppealState = { status: 'none' };

export const noFollowUps: FollowUps = {
  attempts: 0,
  failedOn: [],
  answered: false,
  notSolved: false,
  unreachable: false,
};

/** Every member named, so that a copy with one of them changed is a quick copy. */
export const newRound = (number: number): Round => ({
  number,
  heldBy: [],
  letGo: [],
  transfers: 0,
  returns: 0,
  returning: undefined,
  informationAsked: false,
  extension: undefined,
  extensionDecided: undefined,
  suspension: undefined,
  resolution: undefined,
  followUps: noFollowUps,
  rating: undefined,
});
