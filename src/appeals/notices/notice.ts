import type { Bilingual } from '../../catalogue';
import type { Actor } from '../../kernel/actor';
import type { Aggregate } from '../../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import { DomainError } from '../../kernel/domain-error';
import type { AppealId, AppealNumber, CommandId, PersonId, Revision, StreamName } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import type { Instant } from '../../kernel/time';
import type { Moment } from '../../notices';
import { derivedId } from '../../runtime/command-ids';
import type { SurveyId } from '../surveys/survey';
import type { Recipient } from './moments';

/** What somebody was told, word for word, and by which version of the table. */
export interface NoticeSent {
  readonly type: 'NoticeSent';
  readonly data: {
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
    /** Under the appeal's key. */
    readonly text: Sealed<Bilingual>;
    readonly table: number;
  };
}

export interface NoticeRead {
  readonly type: 'NoticeRead';
  readonly data: { readonly by: PersonId };
}

export type NoticeEvent = NoticeSent | NoticeRead;

export type NoticeCommand =
  | { readonly verb: 'sendNotice'; readonly data: NoticeSent['data'] }
  | { readonly verb: 'readNotice'; readonly data: Readonly<Record<never, never>> };

export interface NoticeState {
  readonly sent?: NoticeSent['data'] | undefined;
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
  evolve: (state, { type, data }) =>
    type === 'NoticeSent' ? { ...state, sent: data } : { ...state, readBy: [...state.readBy, data.by] },
  decide: (command, { sent, readBy }, { actor }) => {
    if (command.verb === 'sendNotice')
      return sent === undefined ? [{ type: 'NoticeSent', data: command.data }] : [];
    if (sent === undefined || !isFor(sent.to, actor)) throw new DomainError('notice/not-found');
    return readBy.includes(actor.id) ? [] : [{ type: 'NoticeRead', data: { by: actor.id } }];
  },
  misses: () => [],
};

export const noticeSchemas: EventSchemas = { versions: { NoticeSent: 1, NoticeRead: 1 }, upcasts: {} };

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

export const noticeStream = (id: string): StreamName => `notice-${id}` as StreamName;
export const noticeOf = (stream: StreamName): string => stream.slice('notice-'.length);
