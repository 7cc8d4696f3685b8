import type { Aggregate } from '../../kernel/aggregate';
import type { Brand } from '../../kernel/brand';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import { DomainError } from '../../kernel/domain-error';
import type { EventFacts } from '../../kernel/event';
import type { AppealId, ServiceId, StreamName, UnitId } from '../../kernel/ids';
import type { Day, Instant } from '../../kernel/time';
import { dayOf } from '../../sla';
import { addDays, type Period } from '../figures/period';
import * as edition from '../publication/edition';
import type { PublicationErrorCode } from '../publication/messages';
import { tellsNumber } from '../publication/tells-number';
import type { SurveyErrorCode } from './messages';
import type { Question } from './questions';
import type { Seed } from './sample';

export type SurveyId = Brand<string, 'SurveyId'>;

/** Whose matter was closed when, where and by whom. */
export interface SurveyScope {
  /** In which they were closed, rated or not. */
  readonly closed: Period;
  readonly unit?: UnitId | undefined;
  readonly service?: ServiceId | undefined;
}
export interface SurveyContent {
  readonly title: string;
  readonly questions: readonly Question[];
  readonly scope: SurveyScope;
  /** As many as are drawn at most. */
  readonly size: number;
  /** The last day on which it is answered. */
  readonly closesOn: Day;
}

/** How the sample came about: enough to draw it again. */
export interface Opening {
  readonly closesAt: Instant;
  readonly seed: Seed;
  /** How many could be drawn, and a digest of which. */
  readonly population: number;
  readonly digest: string;
  /** Of these, whose reporters had said that they would not be asked. */
  readonly unwilling: number;
  readonly appeals: readonly AppealId[];
}
interface Drafted {
  readonly edition: number;
  readonly content: SurveyContent;
}
interface Reviewed {
  readonly approved: boolean;
  readonly note?: string | undefined;
}
interface Withdrawn {
  readonly edition: number;
  readonly reason: string;
}
/** The code of why somebody was not invited; absent where they were. */
interface Invited {
  readonly appeal: AppealId;
  readonly code?: string | undefined;
}

export type SurveyEvent =
  | { readonly type: 'SurveyDrafted'; readonly data: Drafted }
  | { readonly type: 'SurveyReviewed'; readonly data: Reviewed & { readonly edition: number } }
  | {
      readonly type: 'SurveyOpened';
      readonly data: Opening & { readonly edition: number; readonly title: string };
    }
  | { readonly type: 'InvitationSettled'; readonly data: Invited }
  | { readonly type: 'SurveyWithdrawn'; readonly data: Withdrawn };

export type SurveyCommand =
  | { readonly verb: 'draftSurvey'; readonly data: { readonly content: SurveyContent } }
  | { readonly verb: 'reviewSurvey'; readonly data: Reviewed }
  | { readonly verb: 'openSurvey'; readonly data: Opening }
  | { readonly verb: 'withdrawSurvey'; readonly data: Pick<Withdrawn, 'reason'> }
  | { readonly verb: 'settleInvitation'; readonly data: Invited };
/** Of the staff. */
export const surveyVerbs = ['draftSurvey', 'reviewSurvey', 'openSurvey', 'withdrawSurvey'] as const;

export interface SurveyState {
  readonly editions: edition.Editions<SurveyContent>;
  readonly opened?: Opening | undefined;
  readonly invited: number;
  /** Who was drawn and not invited, by the code of why. */
  readonly notInvited: Readonly<Record<string, number>>;
  /** Whose invitation is on its way. */
  readonly asked: ReadonlySet<AppealId>;
  /** It was opened, and takes no more answers. */
  readonly withdrawn?: { readonly at: Instant; readonly by: string; readonly reason: string } | undefined;
}

/** How far it has come: as an edition, or taken back after it was opened. */
export const surveyStandings = [...edition.editionStates, 'withdrawn'] as const;
export type SurveyStanding = (typeof surveyStandings)[number];
export const standingOf = ({ editions, withdrawn }: SurveyState): SurveyStanding =>
  withdrawn === undefined ? (editions.at(-1)?.state ?? 'draft') : 'withdrawn';

export const surveySchemas: EventSchemas = {
  versions: {
    ...{ SurveyDrafted: 1, SurveyReviewed: 1, SurveyOpened: 1, InvitationSettled: 1 },
    SurveyWithdrawn: 1,
  },
  upcasts: {},
};

/** Fewer than that, and a count tells of a person. */
export const LEAST_ASKED = 5;
const MOST_DAYS = 60;
const refuse = (code: SurveyErrorCode, details?: Readonly<Record<string, unknown>>) =>
  new DomainError(code, details);

/** @throws DomainError `survey/unfit-dates`, `survey/tells-person` */
function checked(content: SurveyContent, today: Day): SurveyContent {
  const { title, questions, scope, closesOn } = content;
  const { from, to } = scope.closed;
  if (from > to || to >= today || closesOn <= today || closesOn > addDays(today, MOST_DAYS))
    throw refuse('survey/unfit-dates');
  const texts = [title, ...questions.flatMap(({ text, choices = [] }) => [text, ...choices])];
  if (texts.some(tellsNumber)) throw refuse('survey/tells-person');
  return content;
}

/** What may be opened now, and who may. @throws DomainError `publication/not-approved`, `publication/own-work`, `survey/unfit-dates` */
export function mayOpen(
  { editions }: SurveyState,
  by: string,
  today: Day,
): { readonly number: number; readonly content: SurveyContent } {
  const number = edition.mayPublish(editions, by);
  const content = editions.at(-1)?.content;
  if (content === undefined) throw refuse('survey/not-found');
  return { number, content: checked(content, today) };
}

/**
 * Whoever may open it takes it back, and nobody who drafted it: what two people put before the public, one does not call off.
 * @throws DomainError `survey/not-open`, `survey/withdrawn`, `survey/over`, `survey/tells-person`, `publication/own-work`
 */
function withdrawing(
  { editions, opened, withdrawn }: SurveyState,
  { reason }: Pick<Withdrawn, 'reason'>,
  { actor, now }: DecisionContext,
): SurveyEvent {
  const last = editions.at(-1);
  if (opened === undefined || last === undefined) throw refuse('survey/not-open');
  if (withdrawn !== undefined) throw refuse('survey/withdrawn');
  if (now > opened.closesAt) throw refuse('survey/over');
  if (last.authors.includes(actor.id))
    throw new DomainError('publication/own-work' satisfies PublicationErrorCode);
  if (tellsNumber(reason)) throw refuse('survey/tells-person');
  return { type: 'SurveyWithdrawn', data: { edition: last.number, reason } };
}

function evolve(state: SurveyState, event: SurveyEvent, facts: EventFacts): SurveyState {
  const { editions } = state;
  switch (event.type) {
    case 'SurveyDrafted': {
      const { edition: number, content } = event.data;
      return { ...state, editions: edition.drafted(editions, { number, content }, facts) };
    }
    case 'SurveyReviewed':
      return { ...state, editions: edition.reviewed(editions, event.data, facts) };
    case 'SurveyOpened': {
      const { edition: number, closesAt, seed, population, digest, unwilling, appeals } = event.data;
      return {
        ...state,
        editions: edition.published(editions, number, facts),
        opened: { closesAt, seed, population, digest, unwilling, appeals },
        asked: new Set(appeals),
      };
    }
    case 'InvitationSettled': {
      const { appeal, code } = event.data;
      const asked = new Set([...state.asked].filter((each) => each !== appeal));
      if (code === undefined) return { ...state, asked, invited: state.invited + 1 };
      const notInvited = { ...state.notInvited, [code]: (state.notInvited[code] ?? 0) + 1 };
      return { ...state, asked, notInvited };
    }
    case 'SurveyWithdrawn': {
      const withdrawn = { at: facts.occurredAt, by: facts.actor.id, reason: event.data.reason };
      return { ...state, withdrawn };
    }
    default:
      return event satisfies never;
  }
}

function decide(
  command: SurveyCommand,
  state: SurveyState,
  context: DecisionContext,
): readonly SurveyEvent[] {
  const { actor, now } = context;
  const { editions } = state;
  switch (command.verb) {
    case 'draftSurvey': {
      const content = checked(command.data.content, dayOf(now));
      return [{ type: 'SurveyDrafted', data: { edition: edition.mayDraft(editions), content } }];
    }
    case 'reviewSurvey': {
      const { approved, note } = command.data;
      const data = { edition: edition.mayReview(editions, actor.id), approved, note };
      return [{ type: 'SurveyReviewed', data }];
    }
    case 'openSurvey': {
      const { number, content } = mayOpen(state, actor.id, dayOf(now));
      const { appeals } = command.data;
      if (appeals.length < LEAST_ASKED) throw refuse('survey/too-few', { least: LEAST_ASKED });
      return [{ type: 'SurveyOpened', data: { ...command.data, edition: number, title: content.title } }];
    }
    case 'withdrawSurvey':
      return [withdrawing(state, command.data, context)];
    case 'settleInvitation':
      return state.asked.has(command.data.appeal) ? [{ type: 'InvitationSettled', data: command.data }] : [];
    default:
      return command satisfies never;
  }
}

const decider: Decider<SurveyState, SurveyCommand, SurveyEvent, DecisionContext> = {
  initial: { editions: [], invited: 0, notInvited: {}, asked: new Set() },
  evolve,
  decide,
  misses: () => [],
};

/** 民调测评: what reporters of closed appeals are asked, from draft to the last invitation. Their answers are ballots. */
export const surveyAggregate: Aggregate<SurveyState, SurveyCommand, SurveyEvent, DecisionContext> = {
  category: 'survey',
  decider,
  schemas: surveySchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
};

export const surveyStream = (id: SurveyId): StreamName => `survey-${id}` as StreamName;
export const surveyOf = (stream: StreamName): SurveyId => stream.slice('survey-'.length) as SurveyId;
