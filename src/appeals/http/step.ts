import { applyDecorators, HttpCode, Param, Post } from '@nestjs/common';
import { Documented, refusesToo, SecretAllowed } from '../../edge';
import type { AppealId } from '../../kernel/ids';
import type { StepVerb } from '../application/clear';
import { refusal } from '../domain/errors';
import { refusalsOf } from './refusals';
import { appealAnswer } from './schemas/answers';
import { tags } from './tags';

export interface StepRoute {
  readonly path: string;
  readonly summary: string;
  /** Also for who holds the secret of an anonymous appeal. */
  readonly reporter?: boolean | undefined;
}

/** Which of the five steps each verb belongs to, as the API document groups them. */
const stepOf: Readonly<Record<StepVerb, keyof typeof tags>> = {
  comment: 'report',
  answerDirectly: 'report',
  endorse: 'report',
  merge: 'report',
  unmerge: 'report',
  withdraw: 'report',
  classify: 'respond',
  route: 'respond',
  accept: 'respond',
  assign: 'respond',
  recordContact: 'respond',
  decline: 'respond',
  referOut: 'respond',
  requestReturn: 'respond',
  decideReturn: 'respond',
  recall: 'respond',
  recordProgress: 'handle',
  requestInformation: 'handle',
  supplyInformation: 'handle',
  escalate: 'handle',
  transfer: 'handle',
  nameAccused: 'handle',
  resolve: 'feedback',
  confirmResolution: 'feedback',
  rejectResolution: 'feedback',
  deliverFeedback: 'feedback',
  receiptFeedback: 'feedback',
  recordFollowUp: 'feedback',
  rate: 'rate',
  reopen: 'rate',
  requestReview: 'rate',
  decideReview: 'rate',
};

/** A route that sends one verb to one appeal: everything that all of them share. */
export const Step = (verb: StepVerb, { path, summary, reporter }: StepRoute): MethodDecorator =>
  applyDecorators(
    Post(path),
    HttpCode(200),
    ...(reporter ? [SecretAllowed()] : []),
    Documented({
      tag: tags[stepOf[verb]],
      summary,
      command: 'step',
      answer: appealAnswer,
      refuses: refusalsOf(verb),
    }),
  );

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What is no id names no appeal. @throws DomainError `appeal/not-found` */
const appealId = {
  transform(value: string): AppealId {
    if (!UUID.test(value)) throw refusal('appeal/not-found');
    return value as AppealId;
  },
};

/** The appeal of the path. */
export const Appeal = (): ParameterDecorator => (controller, method, index) => {
  Param('id', appealId)(controller, method, index);
  refusesToo(controller, method, 'appeal/not-found');
};
