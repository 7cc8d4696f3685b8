import type { Channel, Origin, Urgency } from '../../catalogue';
import type {
  AppealId,
  AppealNumber,
  AttachmentId,
  IncidentId,
  PersonId,
  RegionCode,
  ServiceId,
  UnitId,
} from '../../kernel/ids';
import type { AttachmentKind } from '../../kernel/attachment';
import type { Sealed } from '../../kernel/sealed';
import type { Tier } from '../../kernel/tier';
import type { Instant } from '../../kernel/time';
import type { Period } from '../../sla';
import type { IdentityMark } from '../domain/appeal';
import type { CloseCause, ContactMeans, Reason, ResolutionOutcome, Status } from '../domain/values';

export interface ShownAttachment {
  readonly id: AttachmentId;
  readonly kind: AttachmentKind;
  readonly mediaType: string;
  readonly bytes: number;
  readonly transcript?: Sealed<string> | undefined;
  /** 已隐去: only an auditor opens it, with a purpose. */
  readonly redacted?: true | undefined;
}

/** Something that was said about the appeal after it was reported. */
export interface Remark {
  readonly at: Instant;
  readonly kind: 'comment' | 'progress' | 'question' | 'answer' | 'contact' | 'return';
  readonly by: 'reporter' | 'staff';
  readonly unit?: UnitId | undefined;
  readonly visibleTo: 'everyone' | 'staff';
  readonly text?: Sealed<string> | undefined;
  readonly attachments: readonly ShownAttachment[];
  /** The appeal merged into this one of which it was said. */
  readonly source?: AppealId | undefined;
}

export interface IdentityStands {
  readonly mark: IdentityMark;
  readonly at: Instant;
}

export interface ShownResolution {
  readonly at: Instant;
  readonly unit: UnitId;
  readonly outcome: ResolutionOutcome;
  readonly account?: Sealed<string> | undefined;
  readonly attachments: readonly ShownAttachment[];
  readonly revisitAt?: Instant | undefined;
  /** It binds: solved outright, or confirmed above. */
  readonly stands: boolean;
  /** The appeal that carried the handling, and whose account this is. */
  readonly lead?: AppealId | undefined;
}

/** As many as a screen shows; all of them are in the timeline. */
export const MOST_REMARKS = 50;

/** What one side gets to see of it. */
export interface ShownDetail extends Omit<Detail, 'remarked'> {
  /** How many remarks there were before those that are shown. */
  readonly earlierRemarks: number;
}

/** An appeal as a screen shows it, free text still sealed. One value per fact, the latest round's where it differs. */
export interface Detail {
  readonly id: AppealId;
  readonly number: AppealNumber;
  readonly status: Status;
  readonly round: number;
  readonly origin: Origin;
  readonly channel: Channel;
  readonly service?: ServiceId | undefined;
  readonly candidates: readonly ServiceId[];
  readonly urgency: Urgency;
  readonly tags: readonly Reason[];
  readonly violation: boolean;
  readonly place: {
    readonly region: RegionCode;
    readonly address?: Sealed<string> | undefined;
    readonly location?: Sealed<{ readonly latitude: number; readonly longitude: number }> | undefined;
  };
  /** The reporter's own, never changed. */
  readonly words?: Sealed<string> | undefined;
  readonly summary?: Sealed<string> | undefined;
  readonly form?: Sealed<Readonly<Record<string, unknown>>> | undefined;
  readonly attachments: readonly ShownAttachment[];
  /** Who it comes from, as far as anybody may know without revealing it. */
  readonly reporter?: 'named' | 'anonymous' | 'none' | undefined;
  /** 限制处理 or 清除: of what was erased, every text is null and no attachment opens. */
  readonly identity?: Readonly<Partial<Record<'reporter' | 'proxy', IdentityStands | undefined>>> | undefined;
  readonly byProxy?: boolean | undefined;
  /** Whose matter it is is a child; who speaks for them, their guardian. */
  readonly ofChild?: boolean | undefined;
  readonly observedAt?: Instant | undefined;
  readonly receivedAt: Instant;
  readonly holder?: UnitId | undefined;
  readonly tier?: Tier | undefined;
  readonly assignee?: PersonId | undefined;
  readonly queue?: { readonly unit: UnitId; readonly reason?: Reason | undefined } | undefined;
  /** 派单异议: what waits for a decision, with all that it rests on; for staff. */
  readonly pendingReturn?:
    | {
        readonly by: UnitId;
        readonly at: Instant;
        readonly ground: Sealed<string>;
        readonly basis: Sealed<string>;
        readonly proposedUnit?: UnitId | undefined;
        readonly decidedBy: UnitId;
        /** 1 or 2 within the round. */
        readonly ordinal: number;
      }
    | undefined;
  /** 中止申请: what waits for a decision; for staff. */
  readonly pendingSuspension?:
    | {
        readonly by: UnitId;
        readonly at: Instant;
        readonly until: Instant;
        readonly reason: Sealed<string>;
        readonly decidedBy: UnitId;
      }
    | undefined;
  /** 延期申请: what waits for a decision; for staff. */
  readonly pendingExtension?:
    | {
        readonly by: UnitId;
        readonly at: Instant;
        readonly period: Period;
        readonly reason: Sealed<string>;
        readonly decidedBy: UnitId;
      }
    | undefined;
  /** 中止: until when it stands still, and who approved that. */
  readonly suspended?: { readonly at: Instant; readonly until: Instant; readonly by: UnitId } | undefined;
  readonly helpers: readonly UnitId[];
  /** 哨声: who was called where, and who came; for staff. */
  readonly whistles: readonly {
    readonly by: UnitId;
    readonly at: Instant;
    readonly place: Sealed<string>;
    readonly called: readonly { readonly unit: UnitId; readonly checkedInAt?: Instant | undefined }[];
  }[];
  /** 协办: who was named to help with what, and what came of it; for staff. */
  readonly coHandling: readonly {
    readonly unit: UnitId;
    readonly task: Sealed<string>;
    readonly by: UnitId;
    readonly at: Instant;
    readonly reportedAt?: Instant | undefined;
    readonly account?: Sealed<string> | undefined;
  }[];
  readonly mergedInto?: AppealId | undefined;
  /** 群体性事项: what it has in common with others. */
  readonly incident?: IncidentId | undefined;
  readonly carries: readonly AppealId[];
  /** 更正: what was put right, by whom, and what stood there before. */
  readonly corrections: readonly {
    readonly at: Instant;
    readonly unit?: UnitId | undefined;
    readonly reason: Sealed<string>;
    readonly place?: Detail['place'] | undefined;
    readonly form?: Sealed<Readonly<Record<string, unknown>>> | undefined;
  }[];
  readonly endorsements: number;
  readonly withdrawn: boolean;
  /** The newest of each audience, oldest first. */
  readonly remarks: readonly Remark[];
  /** How many there are for each audience, those before included. */
  readonly remarked: Readonly<Record<Remark['visibleTo'], number>>;
  readonly resolution?: ShownResolution | undefined;
  readonly delivered?: { readonly at: Instant; readonly means: ContactMeans | 'rating' } | undefined;
  readonly ratings: readonly {
    readonly round: number;
    readonly at: Instant;
    readonly stars: number;
    readonly responded: boolean;
    readonly solved: boolean;
    readonly satisfied: boolean;
    readonly remark?: Sealed<string> | undefined;
  }[];
  readonly review?:
    | {
        readonly status: 'pending' | 'decided';
        /** 1 is 复查, 2 is 复核. */
        readonly stage: number;
        readonly by?: UnitId | undefined;
        readonly upheld?: boolean | undefined;
        readonly opinion?: Sealed<string> | undefined;
        readonly final?: boolean | undefined;
      }
    | undefined;
  readonly closed?: { readonly at: Instant; readonly cause: CloseCause } | undefined;
  /** The notice, when it was declined. */
  readonly notice?:
    | {
        readonly ground: string;
        readonly basis: string;
        readonly properChannel: string;
        readonly remedy: string;
      }
    | undefined;
  readonly updatedAt: Instant;
  readonly revision: number;
}
