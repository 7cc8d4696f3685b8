import type { Aggregate } from '../../kernel/aggregate';
import type { Brand } from '../../kernel/brand';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import { DomainError } from '../../kernel/domain-error';
import type { EventFacts } from '../../kernel/event';
import type { StreamName, UnitId } from '../../kernel/ids';
import type { Bilingual } from '../../kernel/language';
import type { Instant } from '../../kernel/time';
import type { Month } from '../months/month';
import * as edition from '../publication/edition';
import { tellsNumber } from '../publication/tells-number';
import type { BulletinErrorCode } from './messages';

export type BulletinId = Brand<string, 'BulletinId'>;

/** 通报批评, 通报表扬. */
export const mentions = ['named', 'praised'] as const;
export type Mention = (typeof mentions)[number];
/** What it follows from: a published ranking, or signals that a supervisor confirmed. */
export const bases = ['ranking', 'signals'] as const;

export interface MentionedUnit {
  readonly unit: UnitId;
  readonly as: Mention;
  /** As it was called then. */
  readonly name: Bilingual;
}
export interface BulletinContent {
  readonly title: string;
  readonly text: string;
  readonly units: readonly MentionedUnit[];
  readonly basis: {
    readonly kind: (typeof bases)[number];
    /** Of a ranking: which, and which edition of it was on show. */
    readonly ranking?:
      { readonly month: Month; readonly group: string; readonly edition: number } | undefined;
  };
}

interface Drafted {
  readonly edition: number;
  readonly content: BulletinContent;
}
interface Reviewed {
  readonly approved: boolean;
  readonly note?: string | undefined;
}

export type BulletinEvent =
  | { readonly type: 'BulletinDrafted'; readonly data: Drafted }
  | { readonly type: 'BulletinReviewed'; readonly data: Reviewed & { readonly edition: number } }
  | {
      readonly type: 'BulletinPublished';
      readonly data: { readonly edition: number; readonly title: string };
    }
  | { readonly type: 'BulletinCorrected'; readonly data: Drafted & { readonly reason: string } }
  | { readonly type: 'BulletinAnswered'; readonly data: { readonly unit: UnitId; readonly text: string } };

export type BulletinCommand =
  | { readonly verb: 'draftBulletin'; readonly data: { readonly content: BulletinContent } }
  | { readonly verb: 'reviewBulletin'; readonly data: Reviewed }
  | { readonly verb: 'publishBulletin'; readonly data: Readonly<Record<string, never>> }
  | {
      readonly verb: 'correctBulletin';
      readonly data: Omit<Drafted, 'edition'> & { readonly reason: string };
    }
  | { readonly verb: 'answerBulletin'; readonly data: { readonly unit: UnitId; readonly text: string } };
export const bulletinVerbs = [
  'draftBulletin',
  'reviewBulletin',
  'publishBulletin',
  'correctBulletin',
  'answerBulletin',
] as const;

export interface BulletinState {
  readonly editions: edition.Editions<BulletinContent>;
  readonly answers: readonly { readonly unit: UnitId; readonly text: string; readonly at: Instant }[];
}

export const bulletinSchemas: EventSchemas = {
  versions: {
    BulletinDrafted: 1,
    BulletinReviewed: 1,
    BulletinPublished: 1,
    BulletinCorrected: 1,
    BulletinAnswered: 1,
  },
  upcasts: {},
};

const refuse = (code: BulletinErrorCode) => new DomainError(code);

function checked(content: BulletinContent): BulletinContent {
  if (tellsNumber(content.title) || tellsNumber(content.text)) throw refuse('bulletin/tells-person');
  return content;
}

function evolve(state: BulletinState, event: BulletinEvent, facts: EventFacts): BulletinState {
  const { editions } = state;
  switch (event.type) {
    case 'BulletinDrafted':
    case 'BulletinCorrected': {
      const { edition: number, content } = event.data;
      const reason = event.type === 'BulletinCorrected' ? event.data.reason : undefined;
      return { ...state, editions: edition.drafted(editions, { number, content, reason }, facts) };
    }
    case 'BulletinReviewed':
      return { ...state, editions: edition.reviewed(editions, event.data, facts) };
    case 'BulletinPublished':
      return { ...state, editions: edition.published(editions, event.data.edition, facts) };
    case 'BulletinAnswered':
      return { ...state, answers: [...state.answers, { ...event.data, at: facts.occurredAt }] };
    default:
      return event satisfies never;
  }
}

function decide(
  command: BulletinCommand,
  { editions }: BulletinState,
  { actor }: DecisionContext,
): readonly BulletinEvent[] {
  switch (command.verb) {
    case 'draftBulletin': {
      const content = checked(command.data.content);
      return [{ type: 'BulletinDrafted', data: { edition: edition.mayDraft(editions), content } }];
    }
    case 'reviewBulletin': {
      const { approved, note } = command.data;
      const data = { edition: edition.mayReview(editions, actor.id), approved, note };
      return [{ type: 'BulletinReviewed', data }];
    }
    case 'publishBulletin': {
      const number = edition.mayPublish(editions, actor.id);
      const title = editions.at(-1)?.content.title ?? '';
      return [{ type: 'BulletinPublished', data: { edition: number, title } }];
    }
    case 'correctBulletin': {
      const { content, reason } = command.data;
      if (tellsNumber(reason)) throw refuse('bulletin/tells-person');
      const data = { edition: edition.mayCorrect(editions), content: checked(content), reason };
      return [{ type: 'BulletinCorrected', data }];
    }
    case 'answerBulletin': {
      const { unit, text } = command.data;
      const shown = edition.shown(editions);
      if (shown === undefined) throw refuse('bulletin/not-found');
      // Who was named once has the last word, also where a correction names them no more.
      const named = editions.filter(({ published }) => published !== undefined);
      if (!named.some(({ content }) => content.units.some((each) => each.unit === unit)))
        throw refuse('bulletin/not-named');
      if (tellsNumber(text)) throw refuse('bulletin/tells-person');
      return [{ type: 'BulletinAnswered', data: { unit, text } }];
    }
    default:
      return command satisfies never;
  }
}

const decider: Decider<BulletinState, BulletinCommand, BulletinEvent, DecisionContext> = {
  initial: { editions: [], answers: [] },
  evolve,
  decide,
  misses: () => [],
};

/** 通报: a text that names or praises units, from draft to publication, and what they answer. */
export const bulletinAggregate: Aggregate<BulletinState, BulletinCommand, BulletinEvent, DecisionContext> = {
  category: 'bulletin',
  decider,
  schemas: bulletinSchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
};

export const bulletinStream = (id: BulletinId): StreamName => `bulletin-${id}` as StreamName;
export const bulletinOf = (stream: StreamName): BulletinId => stream.slice('bulletin-'.length) as BulletinId;
