import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { withCountyTime } from '../../kernel/county-time';
import type { Language } from '../../kernel/language';
import type { Problem, Problems } from '../../kernel/problem';
import { LOGGER, METRICS, shownError, type Metrics } from '../../observability';
import { languageOf } from '../messages/language';
import { fieldMessages } from '../messages/fields';
import { filled, inOne } from '../messages/message';
import { correlationOf, type EdgeRequest } from '../request/edge-request';
import { diagnose, type Diagnosis } from './diagnose';
import type { FieldCode } from './codes';
import type { ProblemDetails } from './problem';

/** Injection token of the `Problems`: what every code of edge, engines and features means. */
export const PROBLEMS = Symbol('Problems');

/** Every error leaves as RFC 9457 problem details, in the caller's language, with the code that clients hang on. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(PROBLEMS) private readonly problems: Problems,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<EdgeRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = answerProblem(error, request, reply, this.problems);
    if (request.method !== 'GET') this.metrics.refused(problem.code);
    if (problem.status >= 500)
      this.logger.error(
        { correlationId: problem.correlationId, code: problem.code, error: shownError(error) },
        'request failed',
      );
  }
}

/** Sends the error as problem details and tells what was sent. */
export function answerProblem(
  error: unknown,
  request: EdgeRequest,
  reply: FastifyReply,
  problems: Problems,
): ProblemDetails {
  const diagnosis = diagnose(error, problems);
  const problem = problemOf(diagnosis, problems, {
    language: languageOf(request.headers['accept-language']),
    instance: request.originalUrl.split('?')[0] ?? '/',
    correlationId: correlationOf(request),
  });
  const send = (): void => {
    // A stream that broke off after its first byte has no problem to carry.
    if (!reply.sent)
      void reply
        .code(problem.status)
        .headers(extraHeaders(problem))
        .type('application/problem+json; charset=utf-8')
        .send(JSON.stringify(problem));
  };
  if (hidesWhatThereIs(problem)) setTimeout(send, TICK_MS - (reply.elapsedTime % TICK_MS));
  else send();
  return problem;
}

/** To look at what is another's takes a little longer than to find nothing: such answers leave at the next tick. */
const TICK_MS = 10;
const hidesWhatThereIs = ({ status, code }: ProblemDetails): boolean =>
  status === 404 && code !== 'request/no-route';

export interface Circumstances {
  readonly language: Language;
  /** The path without its query, which may hold a telephone number. */
  readonly instance: string;
  readonly correlationId: string;
}

/** Pure. Details that fill blanks are shown as extra members too, their instants in the county's time. */
export function problemOf(
  { code, details: given, fields }: Diagnosis,
  problems: Problems,
  about: Circumstances,
): ProblemDetails {
  const { title, detail, status } = problems[code] as Problem;
  const details = inOne(withCountyTime(given), about.language);
  return {
    ...details,
    type: `urn:suqiu:problem:${code}`,
    title: filled(title, about.language, details),
    status,
    detail: filled(detail, about.language, details),
    instance: about.instance,
    code,
    correlationId: about.correlationId,
    ...(fields.length === 0
      ? {}
      : {
          errors: fields.map((field) => ({
            pointer: field.pointer,
            code: field.code,
            message: filled(partMessage(field.code, problems), about.language, {
              ...details,
              ...inOne(field.details ?? {}, about.language),
            }),
          })),
        }),
  };
}

/** Of a field; of a file of an upload, the title of its own code. */
const partMessage = (code: string, problems: Problems) =>
  code in fieldMessages ? fieldMessages[code as FieldCode] : (problems[code] as Problem).title;

function extraHeaders({ status, code, maxAgeMinutes }: ProblemDetails): Readonly<Record<string, string>> {
  if (code === 'auth/step-up')
    return {
      'www-authenticate': `Bearer error="insufficient_user_authentication", error_description="a more recent sign-in is required", max_age=${Number(maxAgeMinutes) * 60}`,
    };
  if (status === 401)
    return { 'www-authenticate': code === 'auth/token-required' ? 'Bearer' : 'Bearer error="invalid_token"' };
  if (status === 503) return { 'retry-after': '1' };
  return {};
}
