import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { edgeError } from '../problems/problem';
import { HTTP_SETTINGS, type HttpSettings } from '../settings';
import { FRESHNESS, READ_MODELS, type FreshnessPort } from './freshness';
import { readPositionToken } from './position-token';

/**
 * Before a read: waits, within bounds, until its read models are as fresh as `Suqiu-Min-Position` asks. Behind the
 * guard that asks who calls, so that nobody unknown makes us wait.
 */
@Injectable()
export class FreshnessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(FRESHNESS) private readonly freshness: FreshnessPort,
    @Inject(HTTP_SETTINGS) private readonly settings: Pick<HttpSettings, 'freshnessWaitMs'>,
  ) {}

  /** @throws DomainError `request/position-invalid`, `read/foreign-position`, `read/not-fresh`, `read/parked` */
  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const wanted = context.switchToHttp().getRequest<FastifyRequest>().headers['suqiu-min-position'];
    return wanted === undefined || this.waitFor(String(wanted), context);
  }

  private async waitFor(token: string, context: ExecutionContext): Promise<true> {
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
    return true;
  }
}
