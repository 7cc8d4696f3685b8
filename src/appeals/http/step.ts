import { applyDecorators, HttpCode, Param, Post, SetMetadata } from '@nestjs/common';
import { Documented, refusesToo, SecretAllowed, type RouteDoc } from '../../edge';
import { appealIdOf } from '../application/appeal-id';
import { steps, type StepCard } from '../domain/verbs';
import { conditionsOf, whoBy } from './conditions';
import { refusalsOf } from './refusals';
import { appealAnswer } from './schemas/answers';
import stepAnswers from './schemas/step-answers.json';
import { tags } from './tags';

export interface StepRoute {
  readonly path: string;
  readonly summary: string;
  /** What its conditions do not say. */
  readonly description?: string | undefined;
  /** What refuses it before its card is asked. */
  readonly alsoRefuses?: RouteDoc['refuses'];
  /** Also for who holds the secret of an anonymous appeal. */
  readonly reporter?: boolean | undefined;
}

/** Which of the five steps each verb belongs to, as the API document groups them. */
const tagOf = Object.fromEntries(
  (Object.keys(steps) as (keyof typeof steps)[]).flatMap((step) =>
    Object.keys(steps[step]).map((verb) => [verb, tags[step]]),
  ),
) as Readonly<Record<StepCard['verb'], string>>;

/** Each from a played life: `npm run step-answers`. */
const examples: Readonly<Record<StepCard['verb'], unknown>> = stepAnswers;

/** Kept of a route's method: which verb it sends, and where. */
export const STEP = Symbol('step');
export interface SteppingRoute {
  readonly card: StepCard;
  readonly path: string;
}

/** A route that sends one verb to one appeal: everything that all of them share. */
export const Step = (
  card: StepCard,
  { path, summary, description, alsoRefuses = [], reporter }: StepRoute,
): MethodDecorator =>
  applyDecorators(
    Post(path),
    SetMetadata(STEP, { card, path } satisfies SteppingRoute),
    HttpCode(200),
    ...(reporter ? [SecretAllowed()] : []),
    Documented({
      tag: tagOf[card.verb],
      summary,
      command: 'step',
      answer: { ...appealAnswer, example: examples[card.verb] },
      verb: card.verb,
      who: whoBy(card),
      description: [description, conditionsOf(card)].filter((each) => each !== undefined).join('\n\n'),
      refuses: [...refusalsOf(card), ...alsoRefuses],
    }),
  );

/** The appeal of the path. */
export const Appeal = (): ParameterDecorator => (controller, method, index) => {
  Param('id', { transform: appealIdOf })(controller, method, index);
  refusesToo(controller, method, 'appeal/not-found');
};
