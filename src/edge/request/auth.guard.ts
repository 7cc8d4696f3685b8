import { Inject, Injectable, type CanActivate, type ExecutionContext, type Type } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { AUTHENTICATOR, type Authenticator } from '../../kernel/ports/authenticator';
import type { Role } from '../../kernel/actor';
import { SECRETS } from '../../kernel/ports/tokens';
import { languageOf } from '../messages/language';
import { edgeError } from '../problems/problem';
import { HTTP_SETTINGS, type HttpSettings } from '../settings';
import { ALLOWED_ROLES, AUDIENCE, AUTH_RULE, STEP_UP, type Audience, type AuthRule } from './decorators';
import { correlationOf, type EdgeRequest } from './edge-request';
import { envelopeOf, targetOf, type EnvelopeSecrets } from './envelope';
import { identify } from './identify';
import { requireStepUp } from './step-up';

/** Finds out who calls, by the route's rule, and leaves it on the request for the parameter decorators. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
    @Inject(SECRETS) private readonly secrets: EnvelopeSecrets,
    @Inject(HTTP_SETTINGS) private readonly settings: Pick<HttpSettings, 'stepUpMinutes'>,
    private readonly modules: ModuleRef,
  ) {}

  /** @throws DomainError `auth/*`, `request/key-required`, `access/forbidden`, `auth/step-up` */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const handlers = [context.getHandler(), context.getClass()];
    const rule = this.reflector.getAllAndOverride<AuthRule | undefined>(AUTH_RULE, handlers) ?? 'token';
    const allowed = this.reflector.getAllAndOverride<readonly Role[] | undefined>(ALLOWED_ROLES, handlers);
    const request = context.switchToHttp().getRequest<EdgeRequest>();
    const identity = await identify(request, rule, this.authenticator);
    if (allowed && !allowed.some((role) => role === identity.actor.role)) throw edgeError('access/forbidden');
    const audience = this.reflector.getAllAndOverride<Type<Audience> | undefined>(AUDIENCE, handlers);
    if (audience) this.modules.get(audience, { strict: false }).mayRead(identity.actor);
    if (this.reflector.getAllAndOverride<boolean | undefined>(STEP_UP, handlers))
      requireStepUp(identity, this.settings.stepUpMinutes, Date.now());
    request.suqiuEdge = {
      identity,
      language: languageOf(request.headers['accept-language']),
      envelope: () =>
        envelopeOf(
          {
            actor: identity.actor,
            headers: request.headers,
            correlationId: correlationOf(request),
            route: `${request.method} ${request.routeOptions.url ?? ''}`,
            target: targetOf(request.params),
            body: request.body,
          },
          this.secrets,
        ),
    };
    return true;
  }
}
