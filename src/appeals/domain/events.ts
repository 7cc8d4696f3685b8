import type { Urgency } from '../../catalogue';
import type {
  AppealId,
  AppealNumber,
  CitizenId,
  DeadlineId,
  PersonId,
  ServiceId,
  UnitId,
} from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import type { Tier } from '../../kernel/tier';
import type { Instant } from '../../kernel/time';
import type { ClockChanges, DeadlineKind, DeadlineOwner } from '../../sla';
import type { Commands, ContactData } from './commands';
import type { Accused, AttachmentRef, CloseCause, ContactMeans, Reason, ResolutionOutcome } from './values';

/** Who named the present holder: a rule counts as the dispatcher of `decides`. */
export interface Routing {
  readonly unit: UnitId;
  readonly tier: Tier;
  readonly rule: 'dispatch-list' | 'lowest-tier' | 'person' | 'return' | 'county-final';
  readonly reason: Reason;
  /** The centre whose dispatcher decides on a return. */
  readonly decides: UnitId;
  /** Routed by the county dispatcher after two returns: cannot be returned again. */
  readonly final: boolean;
}

/** The only list of event types. Every one carries what it does to the clocks. */
interface EventData {
  // report
  readonly AppealReported: Commands['report'] & {
    readonly receivedAt: Instant;
    /** True as soon as any service it may belong to is a violation report: nothing leaks before it is classified. */
    readonly violation: boolean;
    readonly urgency: Urgency;
  };
  readonly CommentAdded: {
    readonly text: Sealed<string>;
    readonly attachments: readonly AttachmentRef[];
    readonly visibleTo: 'everyone' | 'staff';
    readonly by: 'reporter' | 'staff';
  };
  readonly AppealAnsweredDirectly: {
    readonly answer: Sealed<string>;
    readonly attachments: readonly AttachmentRef[];
    readonly onTheSpot: boolean;
    readonly unit: UnitId;
  };
  readonly AppealEndorsed: { readonly citizen: CitizenId };
  /**
   * With the reason, still under the source's key, so that a merge whose second half the caller never sent can be
   * finished without them.
   */
  readonly AppealAbsorbed: { readonly source: AppealId; readonly reason?: Reason | undefined };
  readonly AppealMerged: { readonly target: AppealId; readonly reason: Reason };
  readonly AppealReleased: { readonly source: AppealId; readonly reason: Reason };
  /** Back to where it stood: `status` is the one it had when it was merged. */
  readonly AppealUnmerged: {
    readonly target: AppealId;
    readonly reason: Reason;
    readonly status: 'reported' | 'routed' | 'accepted' | 'handling';
  };
  /** `continues`: a hazard or violation goes on, ex officio; status and clocks stay. */
  readonly AppealWithdrawn: { readonly reason?: Sealed<string> | undefined; readonly continues: boolean };

  // respond
  readonly AppealClassified: {
    readonly service: ServiceId;
    readonly urgency: Urgency;
    readonly tags: readonly string[];
    readonly reason: Reason;
    readonly by: 'rule' | 'person';
    readonly violation: boolean;
  };
  /** Nobody could be named by rule: it waits in this centre's dispatcher queue, and this is why. */
  readonly AppealQueued: {
    readonly queue: UnitId;
    readonly cause:
      | 'no-service'
      | 'several-services'
      | 'no-unit'
      | 'all-accused'
      | 'returned'
      | 'recalled'
      | 'second-return';
    readonly reason: Reason;
  };
  readonly AppealRouted: Routing;
  readonly AppealAccepted: {
    readonly unit: UnitId;
    readonly assignee: PersonId;
    readonly status: 'accepted' | 'handling';
  };
  readonly AppealAssigned: { readonly unit: UnitId; readonly assignee: PersonId };
  /** `status` is what the appeal is after it: the first contact that reached the reporter starts handling. */
  readonly ContactRecorded: ContactData & { readonly unit: UnitId; readonly status: 'accepted' | 'handling' };
  readonly AppealDeclined: {
    readonly ground: string;
    readonly basis: string;
    readonly properChannel: string;
    readonly remedy: string;
    readonly note?: Sealed<string> | undefined;
    /** The appeal whose review was final, when that is the ground. */
    readonly earlier?: AppealNumber | undefined;
  };
  readonly AppealReferredOut: { readonly to: string; readonly acknowledgement: Sealed<string> };
  readonly ReturnRequested: {
    readonly by: UnitId;
    readonly ground: Sealed<string>;
    readonly basis: Sealed<string>;
    readonly proposedUnit?: UnitId | undefined;
    /** The centre whose dispatcher decides. */
    readonly decidedBy: UnitId;
    /** 1 or 2 within the round. */
    readonly ordinal: number;
  };
  readonly ReturnGranted: {
    readonly by: UnitId;
    readonly returnedBy: UnitId;
    readonly reason: Reason;
    readonly queue: UnitId;
  };
  readonly ReturnRefused: { readonly by: UnitId; readonly reason: Reason };
  readonly AppealRecalled: {
    readonly by: UnitId;
    readonly from: UnitId;
    readonly reason: Reason;
    readonly queue: UnitId;
  };

  // handle
  readonly ProgressRecorded: {
    readonly unit: UnitId;
    readonly note: Sealed<string>;
    readonly attachments: readonly AttachmentRef[];
    readonly visibleTo: 'everyone' | 'staff';
  };
  readonly InformationRequested: { readonly unit: UnitId; readonly question: Sealed<string> };
  readonly InformationSupplied: {
    readonly answer: Sealed<string>;
    readonly attachments: readonly AttachmentRef[];
  };
  readonly InformationLapsed: { readonly deadline: DeadlineId };
  readonly AppealEscalated: {
    readonly from: UnitId;
    /** Nobody held it when nobody had routed it yet: then `from` is the queue it waited in. */
    readonly fromTier: Tier;
    readonly to: UnitId;
    readonly toTier: Tier;
    readonly reason: Reason;
    readonly missed?: DeadlineId | undefined;
    /** The late unit, when it held the appeal; it stays as helper and keeps its miss. */
    readonly helper?: UnitId | undefined;
    readonly decides: UnitId;
    /** False when the appeal waited in a queue and the queue above takes it over, still `reported`. */
    readonly routed: boolean;
  };
  readonly AppealTransferred: {
    readonly from: UnitId;
    readonly to: UnitId;
    readonly tier: Tier;
    readonly reason: Reason;
  };
  /** `leaves`: the accused held it; it left them for this queue and dispatch starts again. */
  readonly AccusedNamed: {
    readonly accused: Accused;
    readonly leaves?: { readonly from: UnitId; readonly queue: UnitId } | undefined;
  };

  // feedback
  readonly AppealResolved: {
    readonly unit: UnitId;
    readonly outcome: ResolutionOutcome;
    readonly account?: Sealed<string> | undefined;
    readonly attachments: readonly AttachmentRef[];
    readonly revisitAt?: Instant | undefined;
    /** Solved stands at once; the rest waits for this centre's confirmation. */
    readonly confirmedBy?: UnitId | undefined;
    /** Resolved by the appeal that carried the handling; its account is read there. */
    readonly lead?: AppealId | undefined;
  };
  readonly ResolutionConfirmed: { readonly by: UnitId; readonly note?: Sealed<string> | undefined };
  readonly ResolutionRejected: { readonly by: UnitId; readonly reason: Sealed<string> };
  readonly FeedbackDelivered: {
    readonly to: 'grid-worker' | 'reporter';
    readonly means: ContactMeans | 'rating';
  };
  readonly FeedbackReceipted: { readonly note?: Sealed<string> | undefined };
  readonly FollowUpRecorded: {
    readonly attempt: number;
    readonly reached: boolean;
    readonly solved?: boolean | undefined;
    readonly satisfied?: boolean | undefined;
    /** Three attempts on two days, none reached. Not satisfied. */
    readonly unreachable: boolean;
    readonly note?: Sealed<string> | undefined;
  };

  // rate
  readonly AppealRated: {
    readonly round: number;
    readonly stars: number;
    readonly responded: boolean;
    readonly solved: boolean;
    readonly satisfied: boolean;
    readonly remark?: Sealed<string> | undefined;
  };
  readonly AppealReopened: {
    /** The round that starts. */
    readonly round: number;
    readonly reason: Sealed<string> | 'low-rating' | 'not-solved';
    readonly queue: UnitId;
  };
  readonly ReviewRequested: {
    readonly ground: Sealed<string> | 'low-rating' | 'not-solved';
    /** The centre above that reviews; absent above the county: recorded as external. */
    readonly reviewedBy?: UnitId | undefined;
  };
  readonly ReviewDecided: {
    readonly upheld: boolean;
    readonly opinion: Sealed<string>;
    readonly external?: Sealed<string> | undefined;
    readonly final: boolean;
  };
  readonly AppealClosed: { readonly cause: CloseCause };

  // time
  readonly DeadlineMissed: {
    readonly deadline: DeadlineId;
    readonly kind: DeadlineKind;
    readonly owner: DeadlineOwner;
    readonly dueAt: Instant;
  };
}

export type AppealEventType = keyof EventData;
export type AppealEventData = {
  readonly [T in AppealEventType]: EventData[T] & { readonly clocks?: ClockChanges | undefined };
};
export type AppealEvent = {
  readonly [T in AppealEventType]: { readonly type: T; readonly data: AppealEventData[T] };
}[AppealEventType];
export type AppealEventOf<T extends AppealEventType> = {
  readonly type: T;
  readonly data: AppealEventData[T];
};
