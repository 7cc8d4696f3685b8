import type { Principal } from '../../access';
import type {
  AppealId,
  AttachmentId,
  CommandId,
  EventId,
  PersonId,
  Revision,
  UnitId,
} from '../../kernel/ids';
import type { Instant, Milliseconds } from '../../kernel/time';
import type { Moment, NoticeChannelName } from '../../notices';
import type { ReferenceVersions } from '../../reference';
import type { Action } from '../application/queries/action';
import type { Line, NamesById } from '../application/queries/appeal-queries';
import type { GoesBy } from '../notices/notice';
import type { Way } from '../views/causes';
import type { DeadlineView } from '../views/deadlines';
import type { ShownDetail } from '../views/detail-model';
import type { Difference } from '../views/differences';
import type { Opened } from '../views/opened';
import type { ShownSupervision } from '../views/supervisions';

/** The event after which a state stood. */
export interface Stood {
  readonly revision: Revision;
  readonly event: EventId;
  /** The instant that was asked of; the event's where its number was. */
  readonly at: Instant;
}

export type AppealThen = Opened<ShownDetail> & { readonly supervisions: readonly ShownSupervision[] };

export interface StateThen extends Stood {
  readonly appeal: AppealThen;
  readonly deadlines: readonly Opened<DeadlineView>[];
  readonly names: NamesById;
}

export interface DiffView {
  readonly from: Stood;
  readonly to: Stood;
  readonly fields: readonly Difference[];
  readonly names: NamesById;
}

/** What an act led to besides: of it others are told, and notices were written. */
export interface CausedEvent {
  readonly revision: Revision;
  readonly event: EventId;
  readonly type: Line['type'];
  readonly sentence: string;
  readonly public: readonly { readonly type: string; readonly id: string }[];
  readonly notices: readonly CausedNotice[];
}
export interface CausedNotice {
  readonly id: string;
  readonly moment: Moment;
  readonly to: { readonly kind: 'citizen' | 'unit' | 'person'; readonly id?: string | undefined };
  readonly at: Instant;
  /** From the event until it was written. */
  readonly after: Milliseconds;
  readonly text: string | null;
  readonly reads: number;
  /** By which channels besides the inbox, and from when on; what has no sending yet is under way. */
  readonly goesBy?: readonly GoesBy[] | undefined;
  /** What became of it by each, in the order of the log. */
  readonly sendings: readonly Sending[];
}
export const sendingStates = ['sent', 'failed'] as const;
export interface Sending {
  /** As its receiver knows it; what happened within a while is one message of several notices. */
  readonly message: string;
  readonly channel: NoticeChannelName;
  /** Of webhooks, which. */
  readonly target?: string | undefined;
  readonly state: (typeof sendingStates)[number];
  /** When it was recorded as taken, or given up. */
  readonly at: Instant;
  readonly attempts: number;
  readonly cause?: string | undefined;
  /** Word for word as it went out; null once the key is destroyed, or where nothing was left to say. */
  readonly text: string | null;
}
export interface CausedAct {
  readonly command: CommandId;
  readonly through: Way['through'];
  readonly saga?: string | undefined;
  readonly timer?: { readonly deadline: string; readonly at: Instant } | undefined;
  readonly by: Line['by'];
  readonly at: Instant;
  readonly cause?: EventId | undefined;
  readonly elsewhere?: string | undefined;
  readonly after?: Milliseconds | undefined;
  readonly depth: number;
  readonly events: readonly CausedEvent[];
}
export interface CausesView {
  readonly acts: readonly CausedAct[];
  readonly names: NamesById;
}

export interface SeenAs {
  readonly at: Instant;
  readonly as: { readonly role: Principal; readonly unit?: UnitId | undefined };
  /** What was in force at that moment. */
  readonly versions: Pick<ReferenceVersions, 'directory' | 'permissions' | 'catalogue'>;
  readonly sees: boolean;
  /** Absent where that role was told that there is no such appeal. */
  readonly seen?:
    | {
        readonly revision: Revision;
        readonly appeal: AppealThen & { readonly actions: readonly Action[] };
        readonly timeline: readonly Line[];
        readonly deadlines: readonly Opened<DeadlineView>[];
      }
    | undefined;
  readonly names: NamesById;
}

/** What was hidden of an appeal, act by act, oldest first. */
export interface OriginalsView {
  readonly appeal: AppealId;
  readonly texts: readonly OriginalText[];
  readonly attachments: readonly OriginalAttachment[];
}
export interface OriginalText {
  /** When it was hidden, and by which event. */
  readonly at: Instant;
  readonly event: EventId;
  /** Where it stands in the log. */
  readonly revision: Revision;
  readonly field: string;
  /** As it was read until then; null once its key is destroyed. */
  readonly was: unknown;
  /** As everybody reads it now. */
  readonly now: unknown;
}
export interface OriginalAttachment {
  readonly at: Instant;
  readonly event: EventId;
  readonly id: AttachmentId;
  readonly url: string;
  readonly expiresAt: Instant;
}

export const accessKinds = ['reveal', 'export', 'look-up', 'audit', 'identity', 'withholding'] as const;
export type AccessKind = (typeof accessKinds)[number];

/** Who looked at what, and why. */
export interface Access {
  readonly at: Instant;
  readonly event: EventId;
  readonly kind: AccessKind;
  readonly by: {
    readonly role: string;
    readonly id: PersonId;
    readonly unit?: UnitId | undefined;
    readonly called?: string | undefined;
  };
  /** A code of the list, and what it is called today. Audits have none: whose office it is says it. */
  readonly purpose?: string | undefined;
  readonly purposeCalled?: string | undefined;
  /**
   * In clear; null once its key is destroyed. That of a look-up is told of the person, in the register, and beside no
   * appeal.
   */
  readonly reason?: string | null | undefined;
  /** Whose identity was shown; what it was looked up by; which view or register was read. */
  readonly what?: string | undefined;
  readonly asked?: Readonly<Record<string, string>> | undefined;
}
export interface AccessesView {
  readonly appeal: AppealId;
  readonly accesses: readonly Access[];
  readonly next?: string | undefined;
}
