import type { Bilingual } from '../../catalogue';
import type { Actor } from '../../kernel/actor';
import type { Aggregate } from '../../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import { DomainError } from '../../kernel/domain-error';
import type { AppealId, AppealNumber, CommandId, PersonId, Revision, StreamName } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import type { Instant } from '../../kernel/time';
import type { Moment, NoticeChannelName } from '../../notices';
import { derivedId } from '../../runtime/command-ids';
import type { SurveyId } from '../surveys/survey';
import type { Recipient } from './moments';

/** By which channel a notice goes besides the inbox, and from when on, as was decided when it was written. */
export interface GoesBy {
  readonly channel: NoticeChannelName;
  readonly from: Instant;
}

/** One message by a channel: what happened to an appeal within a while goes to one recipient as one. */
export interface Posted {
  readonly channel: NoticeChannelName;
  /** Of webhooks, which; of the others there is one. */
  readonly target: string;
  /** As the receiver knows it, the same at every repetition. */
  readonly message: string;
  /** The notices in it, in their order: the text is theirs, a line for each. */
  readonly notices: readonly string[];
  /** How often it was tried, the last time counted. */
  readonly attempts: number;
}

/** What of a notice does not hang on how it goes. */
interface NoticeFacts {
  readonly appeal: AppealId;
  readonly number: AppealNumber;
  /** When the appeal was reported: a number that was linked to an account later opens what came after. */
  readonly receivedAt: Instant;
  readonly moment: Moment;
  /** The event of the appeal that it tells of. */
  readonly source: Revision;
  readonly to: Recipient;
  /** Of an invitation alone: to what. */
  readonly survey?: SurveyId | undefined;
  /** It tells of a claim: for who oversees claims alone, whoever else works in that unit. */
  readonly ofClaim?: true;
  readonly table: number;
}

/** What somebody was told, word for word, and by which version of the table. */
export interface NoticeSent {
  readonly type: 'NoticeSent';
  readonly data: NoticeFacts & {
    /** Under the appeal's key. */
    readonly text: Sealed<Bilingual>;
    /** What its channels say instead, where the text names somebody: no name leaves with them. */
    readonly outward?: Sealed<Bilingual> | undefined;
    /** Of one in the inbox: how else it goes. */
    readonly goesBy?: readonly GoesBy[];
    /** Of one that a channel took; the inbox has those without. */
    readonly posted?: Posted;
  };
}

/** What no channel took, and why nobody tries any more. */
export interface NoticeFailed {
  readonly type: 'NoticeFailed';
  readonly data: NoticeFacts & {
    /** What would have been said; absent where the key was destroyed before. */
    readonly text?: Sealed<Bilingual>;
    readonly posted: Posted;
    readonly cause: string;
  };
}

export interface NoticeRead {
  readonly type: 'NoticeRead';
  readonly data: { readonly by: PersonId };
}

export type NoticeEvent = NoticeSent | NoticeFailed | NoticeRead;

export type NoticeCommand =
  | { readonly verb: 'sendNotice'; readonly data: NoticeSent['data'] }
  | { readonly verb: 'failNotice'; readonly data: NoticeFailed['data'] }
  | { readonly verb: 'readNotice'; readonly data: Readonly<Record<never, never>> };

export interface NoticeState {
  readonly sent?: NoticeSent['data'] | undefined;
  readonly failed?: true;
  readonly readBy: readonly PersonId[];
}

/** A unit's notice is for whoever works there, and each of them reads it for themselves. */
export const isFor = ({ kind, id }: Recipient, actor: Actor): boolean => {
  switch (kind) {
    case 'unit':
      return actor.unit === id;
    case 'person':
      return actor.id === id;
    case 'citizen':
      return [actor.citizen, actor.pseudonym, actor.number?.citizen, actor.number?.pseudonym].some(
        (own) => own === id,
      );
  }
};

export const noticeDecider: Decider<NoticeState, NoticeCommand, NoticeEvent, DecisionContext> = {
  initial: { readBy: [] },
  evolve: (state, { type, data }) => {
    switch (type) {
      case 'NoticeSent':
        return { ...state, sent: data };
      case 'NoticeFailed':
        return { ...state, failed: true };
      case 'NoticeRead':
        return { ...state, readBy: [...state.readBy, data.by] };
      default:
        return type satisfies never;
    }
  },
  decide: (command, { sent, failed, readBy }, { actor }) => {
    const isOver = sent !== undefined || failed === true;
    switch (command.verb) {
      case 'sendNotice':
        return isOver ? [] : [{ type: 'NoticeSent', data: command.data }];
      case 'failNotice':
        return isOver ? [] : [{ type: 'NoticeFailed', data: command.data }];
      case 'readNotice':
        // What a channel took is read where it came out.
        if (sent === undefined || sent.posted !== undefined || !isFor(sent.to, actor))
          throw new DomainError('notice/not-found');
        return readBy.includes(actor.id) ? [] : [{ type: 'NoticeRead', data: { by: actor.id } }];
      default:
        return command satisfies never;
    }
  },
  misses: () => [],
};

export const noticeSchemas: EventSchemas = {
  versions: { NoticeSent: 1, NoticeFailed: 1, NoticeRead: 1 },
  upcasts: {},
};

/** What was told to whom: a stream for each notice. */
export const noticeAggregate: Aggregate<NoticeState, NoticeCommand, NoticeEvent, DecisionContext> = {
  category: 'notice',
  decider: noticeDecider,
  schemas: noticeSchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
};

/** One for each event and recipient, so that each is sent once, and found again from what it tells of. */
export const noticeIdOf = (appeal: AppealId, source: Revision, to: Recipient): CommandId =>
  derivedId('notice', appeal, String(source), to.kind, to.id);

/** One for each first notice of a message, channel and target: however often it is posted, it is recorded once. */
export const messageIdOf = (notice: string, channel: NoticeChannelName, target: string): CommandId =>
  derivedId('posted', notice, channel, target);

export const noticeStream = (id: string): StreamName => `notice-${id}` as StreamName;
export const noticeOf = (stream: StreamName): string => stream.slice('notice-'.length);
