import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  AUTHENTICATOR,
  authError,
  type Authenticator,
  type Identity,
} from '../../kernel/ports/authenticator';
import type { Role } from '../../kernel/actor';
import type { PersonId } from '../../kernel/ids';
import { SECRETS } from '../../kernel/ports/tokens';
import { secretHash } from '../../runtime/command-ids';
import { languageOf } from '../messages/language';
import { edgeError } from '../problems/problem';
import { ALLOWED_ROLES, AUTH_RULE, type AuthRule } from './decorators';
import { correlationOf, type EdgeRequest } from './edge-request';
import { envelopeOf, type EnvelopeSecrets } from './envelope';
import { bearerOf, idempotencyKeyOf, isStrongKey, secretOf } from './headers';

const NOBODY: Identity = { actor: { id: 'anonymous' as PersonId, role: 'anonymous' } };

/** Finds out who calls, by the route's rule, and leaves it on the request for the parameter decorators. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
    @Inject(SECRETS) private readonly secrets: EnvelopeSecrets,
  ) {}

  /** @throws DomainError `auth/*`, `request/key-required`, `access/forbidden` */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const handlers = [context.getHandler(), context.getClass()];
    const rule = this.reflector.getAllAndOverride<AuthRule | undefined>(AUTH_RULE, handlers) ?? 'token';
    const allowed = this.reflector.getAllAndOverride<readonly Role[] | undefined>(ALLOWED_ROLES, handlers);
    const request = context.switchToHttp().getRequest<EdgeRequest>();
    const identity = await this.identify(request, rule);
    if (allowed && !allowed.some((role) => role === identity.actor.role)) throw edgeError('access/forbidden');
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
            target: (request.params as { id?: string } | undefined)?.id ?? '',
            body: request.body,
          },
          this.secrets,
        ),
    };
    return true;
  }

  private async identify(request: EdgeRequest, rule: AuthRule): Promise<Identity> {
    if (rule === 'public') return NOBODY;
    const token = bearerOf(request.headers);
    if (token !== undefined) return this.authenticator.authenticate(token);
    const secret = rule === 'secret' || rule === 'anyone' ? secretOf(request.headers) : undefined;
    if (secret !== undefined)
      return { actor: { id: `secret:${secretHash(secret)}` as PersonId, role: 'anonymous' } };
    if (rule === 'anyone') return NOBODY;
    if (rule !== 'report') throw authError('auth/token-required');
    const key = idempotencyKeyOf(request.headers);
    if (key === undefined || !isStrongKey(key)) throw edgeError('request/key-required');
    return NOBODY;
  }
}
