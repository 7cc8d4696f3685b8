import type { Aggregate } from '../../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import type { EventFacts } from '../../kernel/event';
import type { EventId, RegionCode, StreamName } from '../../kernel/ids';
import type { Bilingual } from '../../kernel/language';
import type { Group, Scored } from '../../scoring';
import type { FigureScope } from '../figures/scope';
import type { Month } from '../months/month';
import * as edition from '../publication/edition';

/** One unit or place of a ranking. */
export interface RankedLine {
  readonly scope: FigureScope;
  /** As it was called then. */
  readonly name: Bilingual;
  /** Absent: not ranked, as its samples are too few. */
  readonly rank?: number | undefined;
  /** Hundredths of a point. */
  readonly score?: number | undefined;
  readonly parts: readonly Scored[];
}

/** All that a ranking says, and all that is needed to make it again. */
export interface RankingContent {
  readonly month: Month;
  /** The formula, whole, and which version it is. */
  readonly scoring: number;
  readonly group: Group;
  /** Of the figures. */
  readonly definitions: number;
  /** The figures as the month was frozen, or as they stood when it was corrected; and the last event that they counted. */
  readonly counted: { readonly as: 'frozen' | 'corrected'; readonly upTo?: EventId | undefined };
  readonly lines: readonly RankedLine[];
}

interface Drafted {
  readonly edition: number;
  readonly content: RankingContent;
}

export type RankingEvent =
  | { readonly type: 'RankingDrafted'; readonly data: Drafted }
  | {
      readonly type: 'RankingReviewed';
      readonly data: {
        readonly edition: number;
        readonly approved: boolean;
        readonly note?: string | undefined;
      };
    }
  | { readonly type: 'RankingPublished'; readonly data: { readonly edition: number } }
  | { readonly type: 'RankingCorrected'; readonly data: Drafted & { readonly reason: string } };

export type RankingCommand =
  | { readonly verb: 'draftRanking'; readonly data: { readonly content: RankingContent } }
  | {
      readonly verb: 'reviewRanking';
      readonly data: { readonly approved: boolean; readonly note?: string | undefined };
    }
  | { readonly verb: 'publishRanking'; readonly data: Readonly<Record<string, never>> }
  | {
      readonly verb: 'correctRanking';
      readonly data: { readonly content: RankingContent; readonly reason: string };
    };
export const rankingVerbs = ['draftRanking', 'reviewRanking', 'publishRanking', 'correctRanking'] as const;

export type RankingState = edition.Editions<RankingContent>;

export const rankingSchemas: EventSchemas = {
  versions: { RankingDrafted: 1, RankingReviewed: 1, RankingPublished: 1, RankingCorrected: 1 },
  upcasts: {},
};

function evolve(state: RankingState, event: RankingEvent, facts: EventFacts): RankingState {
  switch (event.type) {
    case 'RankingDrafted':
    case 'RankingCorrected': {
      const { edition: number, content } = event.data;
      const reason = event.type === 'RankingCorrected' ? event.data.reason : undefined;
      return edition.drafted(state, { number, content, reason }, facts);
    }
    case 'RankingReviewed':
      return edition.reviewed(state, event.data, facts);
    case 'RankingPublished':
      return edition.published(state, event.data.edition, facts);
    default:
      return event satisfies never;
  }
}

function decide(
  command: RankingCommand,
  state: RankingState,
  { actor }: DecisionContext,
): readonly RankingEvent[] {
  switch (command.verb) {
    case 'draftRanking': {
      const { content } = command.data;
      return [{ type: 'RankingDrafted', data: { edition: edition.mayDraft(state), content } }];
    }
    case 'reviewRanking': {
      const { approved, note } = command.data;
      const data = { edition: edition.mayReview(state, actor.id), approved, note };
      return [{ type: 'RankingReviewed', data }];
    }
    case 'publishRanking':
      return [{ type: 'RankingPublished', data: { edition: edition.mayPublish(state, actor.id) } }];
    case 'correctRanking': {
      const { content, reason } = command.data;
      return [{ type: 'RankingCorrected', data: { edition: edition.mayCorrect(state), content, reason } }];
    }
    default:
      return command satisfies never;
  }
}

const decider: Decider<RankingState, RankingCommand, RankingEvent, DecisionContext> = {
  initial: [],
  evolve,
  decide,
  misses: () => [],
};

/** 公示: how the units of one group stand in one month, from draft to publication; a correction is the next edition. */
export const rankingAggregate: Aggregate<RankingState, RankingCommand, RankingEvent, DecisionContext> = {
  category: 'ranking',
  decider,
  schemas: rankingSchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
};

export const rankingStream = (county: RegionCode, month: Month, group: string): StreamName =>
  `ranking-${county}-${month}-${group}` as StreamName;
