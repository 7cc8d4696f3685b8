import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { AUTHENTICATOR, authError, type Authenticator } from '../../kernel/ports/authenticator';
import { edgeError } from '../problems/problem';
import type { EdgeRequest } from '../request/edge-request';
import { bearerOf } from '../request/headers';

const LOOPBACK = /^(::ffff:)?127\.|^::1$/;

/** By this name alone a page from elsewhere cannot call its own host. */
const OWN_NAME = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;

/** Whoever sits at the machine itself; a proxy on it speaks for somebody elsewhere, as does a page whose host's name was bent here. */
const isNear = ({ socket, headers }: EdgeRequest): boolean =>
  LOOPBACK.test(socket.remoteAddress ?? '') &&
  OWN_NAME.test(headers.host ?? '') &&
  headers['x-forwarded-for'] === undefined &&
  headers.forwarded === undefined;

/** What every deadline hangs on is moved from the machine itself, or by its administrator: never by a passer-by. */
@Injectable()
export class NearOrAdmin implements CanActivate {
  constructor(@Inject(AUTHENTICATOR) private readonly authenticator: Authenticator) {}

  /** @throws DomainError `auth/*`, `access/forbidden` */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<EdgeRequest>();
    if (isNear(request)) return true;
    const token = bearerOf(request.headers);
    if (token === undefined) throw authError('auth/token-required');
    const { actor } = await this.authenticator.authenticate(token);
    if (actor.role !== 'admin') throw edgeError('access/forbidden');
    return true;
  }
}
