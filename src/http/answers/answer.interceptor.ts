import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import { edgeError } from '../problems/problem';
import { HTTP_SETTINGS, type HttpSettings } from '../settings';
import { Answer } from './answer';
import { FRESHNESS, READ_MODELS, type FreshnessPort } from './freshness';
import { positionToken, readPositionToken } from './position-token';

/**
 * Before a read: waits, within bounds, until its read models are as fresh as `Suqiu-Min-Position` asks.
 * After any answer: says at which revision and position it stands.
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    @Inject(FRESHNESS) private readonly freshness: FreshnessPort,
    @Inject(HTTP_SETTINGS) private readonly settings: Pick<HttpSettings, 'freshnessWaitMs'>,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const wanted = http.getRequest<FastifyRequest>().headers['suqiu-min-position'];
    if (wanted !== undefined) await this.waitFor(String(wanted), context);
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(mergeMap((result: unknown) => this.answer(result, reply)));
  }

  /** @throws DomainError `request/position-invalid`, `read/foreign-position`, `read/not-fresh`, `read/parked` */
  private async waitFor(token: string, context: ExecutionContext): Promise<void> {
    const readModels = this.reflector.getAllAndOverride<readonly string[] | undefined>(READ_MODELS, [
      context.getHandler(),
      context.getClass(),
    ]);
    const position = readPositionToken(token, await this.freshness.epoch());
    const waits = (readModels ?? []).map((name) =>
      this.freshness.waitFor(name, position, this.settings.freshnessWaitMs),
    );
    const states = await Promise.all(waits);
    if (states.includes('late'))
      throw edgeError('read/not-fresh', { waitedMs: this.settings.freshnessWaitMs });
    if (states.includes('parked')) throw edgeError('read/parked');
  }

  private async answer(result: unknown, reply: FastifyReply): Promise<unknown> {
    if (!(result instanceof Answer)) return result;
    const { revision, position, location } = result.stands;
    if (revision !== undefined) reply.header('etag', `"${revision}"`);
    if (position !== undefined)
      reply.header('suqiu-position', positionToken(await this.freshness.epoch(), position));
    if (location !== undefined) reply.header('location', location);
    return result.body;
  }
}
