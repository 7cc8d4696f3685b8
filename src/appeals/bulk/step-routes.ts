import 'reflect-metadata';
import type { Ruled } from '../../edge';
import type { StepCard } from '../domain/verbs';
import { FeedbackController } from '../http/feedback.controller';
import { HandleController } from '../http/handle.controller';
import { RateController } from '../http/rate.controller';
import { ReportController } from '../http/report.controller';
import { RespondController } from '../http/respond.controller';
import { STEP, type SteppingRoute } from '../http/step';

/** A verb's own route: what is sent through it and by whom it is judged. */
export interface StepRoute {
  readonly card: StepCard;
  /** The class of its body. */
  readonly body: Ruled;
  /** `POST /api/v1/appeals/:id/accept`, as command ids are made of it. */
  readonly route: string;
  /** `accept` */
  readonly path: string;
}

const controllers = [
  ReportController,
  RespondController,
  HandleController,
  FeedbackController,
  RateController,
] as const;

const methodsOf = ({ prototype }: (typeof controllers)[number]) =>
  Object.getOwnPropertyNames(prototype).map((name) => ({ prototype: prototype, name }));

/** Read off the routes themselves: what many are sent by is what one is sent by. */
export const stepRoutes: ReadonlyMap<string, StepRoute> = new Map(
  controllers.flatMap(methodsOf).flatMap(({ prototype, name }): [string, StepRoute][] => {
    const method = Reflect.get(prototype, name) as object;
    const step = Reflect.getMetadata(STEP, method) as SteppingRoute | undefined;
    if (step === undefined) return [];
    const path = step.path.replace(/^:id\//, '');
    const parameters = Reflect.getMetadata('design:paramtypes', prototype, name) as readonly Ruled[];
    const body = parameters.at(-1);
    if (body === undefined) throw new Error(`the route ${path} takes no body`);
    return [[step.card.verb, { card: step.card, body, route: `POST /api/v1/appeals/:id/${path}`, path }]];
  }),
);
