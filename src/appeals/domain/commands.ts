import type { Channel, Origin, Urgency } from '../../catalogue';
import type {
  AppealId,
  AppealNumber,
  CitizenId,
  DeadlineId,
  KeyId,
  PersonId,
  ServiceId,
  UnitId,
} from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import type { Instant } from '../../kernel/time';
import type {
  Accused,
  Anonymous,
  AttachmentRef,
  CloseCause,
  ContactMeans,
  Party,
  Place,
  Reason,
  ResolutionOutcome,
} from './values';

export interface ContactData {
  readonly means: ContactMeans;
  readonly reached: boolean;
  readonly note?: Sealed<string> | undefined;
}

/** The only list of verbs: what may be asked of an appeal, and with which data. */
export interface Commands {
  // report
  readonly report: {
    readonly id: AppealId;
    readonly number: AppealNumber;
    /** Under which this appeal's free text is sealed, now and later. */
    readonly key: KeyId;
    readonly channel: Channel;
    readonly origin: Origin;
    /** Chosen by the reporter. */
    readonly service?: ServiceId | undefined;
    /** What the words suggest, found at the edge while they were still in clear. */
    readonly candidates: readonly ServiceId[];
    readonly words?: Sealed<string> | undefined;
    readonly summary?: Sealed<string> | undefined;
    readonly form?: Sealed<Readonly<Record<string, unknown>>> | undefined;
    readonly attachments: readonly AttachmentRef[];
    readonly place: Place;
    readonly reporter?: Party | undefined;
    readonly proxy?: Party | undefined;
    readonly anonymous?: Anonymous | undefined;
    readonly accused: readonly Accused[];
    readonly observedAt?: Instant | undefined;
  };
  readonly comment: {
    readonly text: Sealed<string>;
    readonly attachments: readonly AttachmentRef[];
    readonly visibleTo: 'everyone' | 'staff';
  };
  readonly answerDirectly: {
    readonly answer: Sealed<string>;
    readonly attachments: readonly AttachmentRef[];
  };
  readonly endorse: { readonly citizen: CitizenId };
  /** To the target: take this appeal in. The reason is the source's, under the source's key. */
  readonly absorb: { readonly source: AppealId; readonly reason?: Reason | undefined };
  /** To the source: the target has taken you in. */
  readonly merge: { readonly target: AppealId; readonly reason: Reason };
  /** To the source: stand alone again. */
  readonly unmerge: { readonly reason: Reason };
  /** To the target: let this one go. The reason is the source's, under the source's key. */
  readonly release: { readonly source: AppealId; readonly reason: Reason };
  readonly withdraw: { readonly reason?: Sealed<string> | undefined };

  // respond
  readonly classify: {
    readonly service: ServiceId;
    readonly urgency?: Urgency | undefined;
    /** Keywords to filter by, plain for that: the body bounds them to 10 of 30 signs. No place for a name. */
    readonly tags?: readonly string[] | undefined;
    readonly reason: Reason;
  };
  /** Without a unit, the dispatch list chooses. */
  readonly route: { readonly unit?: UnitId | undefined; readonly reason?: Reason | undefined };
  readonly accept: { readonly assignee: PersonId; readonly contact?: ContactData | undefined };
  readonly assign: { readonly assignee: PersonId };
  readonly recordContact: ContactData;
  readonly decline: {
    /** One of the service's, or `final-review`: the same facts after a final review. */
    readonly ground: string;
    readonly note?: Sealed<string> | undefined;
    /** The reviewed appeal; only for `final-review`. */
    readonly earlier?: AppealNumber | undefined;
  };
  readonly referOut: { readonly to: string; readonly acknowledgement: Sealed<string> };
  readonly requestReturn: {
    readonly ground: Sealed<string>;
    readonly basis: Sealed<string>;
    readonly proposedUnit?: UnitId | undefined;
  };
  readonly decideReturn: { readonly granted: boolean; readonly reason: Reason };
  readonly recall: { readonly reason: Reason };

  // handle
  readonly recordProgress: {
    readonly note: Sealed<string>;
    readonly attachments: readonly AttachmentRef[];
    readonly visibleTo: 'everyone' | 'staff';
  };
  readonly requestInformation: { readonly question: Sealed<string> };
  readonly supplyInformation: {
    readonly answer: Sealed<string>;
    readonly attachments: readonly AttachmentRef[];
  };
  readonly lapseInformation: { readonly deadline: DeadlineId };
  /** By hand with a reason; by saga with the deadline that was missed, once for each. */
  readonly escalate: { readonly reason: Reason; readonly missed?: DeadlineId | undefined };
  readonly transfer: { readonly unit: UnitId; readonly reason: Reason };
  readonly nameAccused: { readonly accused: Accused };

  // feedback
  readonly resolve: {
    readonly outcome: ResolutionOutcome;
    readonly account: Sealed<string>;
    readonly attachments: readonly AttachmentRef[];
    /** Kept open (挂账): when it is looked at again. Only for `not-solvable` and `partly-solved`. */
    readonly revisitAt?: Instant | undefined;
  };
  /** To a merged source: its lead's resolution stands. The account is read from the lead. */
  readonly resolveMerged: {
    readonly lead: AppealId;
    readonly outcome: ResolutionOutcome;
    /** The lead's holder, who now owes this reporter the answer. */
    readonly unit?: UnitId | undefined;
  };
  readonly confirmResolution: { readonly note?: Sealed<string> | undefined };
  readonly rejectResolution: { readonly reason: Sealed<string> };
  readonly deliverFeedback: { readonly to: 'grid-worker' | 'reporter'; readonly means: ContactMeans };
  readonly receiptFeedback: { readonly note?: Sealed<string> | undefined };
  readonly recordFollowUp: {
    readonly reached: boolean;
    readonly solved?: boolean | undefined;
    readonly satisfied?: boolean | undefined;
    readonly note?: Sealed<string> | undefined;
  };

  // rate
  readonly rate: {
    /** 1 to 5. */
    readonly stars: number;
    readonly responded: boolean;
    readonly solved: boolean;
    readonly satisfied: boolean;
    readonly remark?: Sealed<string> | undefined;
  };
  readonly reopen: { readonly reason: Sealed<string> | 'low-rating' | 'not-solved' };
  readonly requestReview: { readonly ground: Sealed<string> | 'low-rating' | 'not-solved' };
  readonly decideReview: {
    readonly upheld: boolean;
    readonly opinion: Sealed<string>;
    /** Who decided, when that was above the county. */
    readonly external?: Sealed<string> | undefined;
  };
  /** A rating closes in its own append; declining, withdrawing and referring do likewise. */
  readonly close: { readonly cause: Extract<CloseCause, 'unrated' | 'confirmed'> };

  // time
  readonly recordMisses: { readonly deadline: DeadlineId };
}

export type Verb = keyof Commands;
export type Command = { readonly [V in Verb]: { readonly verb: V; readonly data: Commands[V] } }[Verb];
export type CommandOf<V extends Verb> = { readonly verb: V; readonly data: Commands[V] };
