import { DomainError } from '../../kernel/domain-error';
import type { SurveyErrorCode } from './messages';

/** 是非, 一至五星, 单选, 文字. */
export const questionKinds = ['yes-no', 'stars', 'choice', 'text'] as const;
export type QuestionKind = (typeof questionKinds)[number];

export interface Question {
  /** `q1`, `q2`, … in their order. */
  readonly id: string;
  readonly kind: QuestionKind;
  readonly text: string;
  /** Of a choice alone, in their order. */
  readonly choices?: readonly string[] | undefined;
}
/** As it is written down: the ids follow from the order. */
export type WrittenQuestion = Omit<Question, 'id'>;

/** What somebody says to one question: the member of its kind, and no other. */
export interface Said {
  readonly question: string;
  readonly yes?: boolean | undefined;
  readonly stars?: number | undefined;
  /** Which of the choices, from 1. */
  readonly choice?: number | undefined;
  readonly text?: string | undefined;
}
/** One answer as it is counted: `yes` or `no`, `1` to `5`, or the number of a choice. */
export interface Mark {
  readonly question: string;
  readonly value: string;
}
/** One answer in words, which is counted as nothing but one. */
export interface InWords {
  readonly question: string;
  readonly text: string;
}

const LEAST_CHOICES = 2;
export const MOST_CHOICES = 10;
export const MOST_STARS = 5;

const refuse = (code: SurveyErrorCode, question: string) => new DomainError(code, { question });

/** Those that can be counted. */
export const isClosed = ({ kind }: Question): boolean => kind !== 'text';

/** @throws DomainError `survey/unfit-question` of one that offers choices where there are none, or too few, or the same twice; of a survey without anything to count */
export function questionsOf(written: readonly WrittenQuestion[]): readonly Question[] {
  const questions = written.map((each, at): Question => ({ ...each, id: `q${at + 1}` }));
  for (const { id, kind, choices = [] } of questions) {
    const isFit =
      kind === 'choice'
        ? choices.length >= LEAST_CHOICES && new Set(choices).size === choices.length
        : choices.length === 0;
    if (!isFit) throw refuse('survey/unfit-question', id);
  }
  if (!questions.some(isClosed)) throw refuse('survey/unfit-question', questions[0]?.id ?? 'q1');
  return questions;
}

/** What one question may be answered with, in the order in which it is shown. */
export function valuesOf({ kind, choices = [] }: Question): readonly string[] {
  switch (kind) {
    case 'yes-no':
      return ['yes', 'no'];
    case 'stars':
      return Array.from({ length: MOST_STARS }, (_, at) => String(at + 1));
    case 'choice':
      return choices.map((_, at) => String(at + 1));
    case 'text':
      return [];
    default:
      return kind satisfies never;
  }
}

/**
 * Every question that can be counted is answered once; words are nobody's duty.
 * @throws DomainError `survey/unfit-answer` with the question
 */
export function answersTo(
  questions: readonly Question[],
  said: readonly Said[],
): { readonly marks: readonly Mark[]; readonly words: readonly InWords[] } {
  for (const { question } of said)
    if (
      !questions.some(({ id }) => id === question) ||
      said.filter((each) => each.question === question).length > 1
    )
      throw refuse('survey/unfit-answer', question);
  const marks: Mark[] = [];
  const words: InWords[] = [];
  for (const question of questions) {
    const answer = said.find((each) => each.question === question.id);
    if (question.kind === 'text') {
      if (answer !== undefined) words.push({ question: question.id, text: wordsIn(answer) });
    } else marks.push({ question: question.id, value: valueIn(question, answer) });
  }
  return { marks, words };
}

const members = ({ yes, stars, choice, text }: Said): number =>
  [yes, stars, choice, text].filter((member) => member !== undefined).length;

function wordsIn(answer: Said): string {
  if (answer.text === undefined || members(answer) !== 1)
    throw refuse('survey/unfit-answer', answer.question);
  return answer.text;
}

function valueIn(question: Question, answer: Said | undefined): string {
  const given = answer === undefined || members(answer) !== 1 ? undefined : givenTo(question.kind, answer);
  if (given === undefined || !valuesOf(question).includes(given))
    throw refuse('survey/unfit-answer', question.id);
  return given;
}

function givenTo(kind: QuestionKind, { yes, stars, choice }: Said): string | undefined {
  if (kind === 'yes-no') return yes === undefined ? undefined : yes ? 'yes' : 'no';
  const number = kind === 'stars' ? stars : choice;
  return number === undefined ? undefined : String(number);
}
