import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Correlation, Documented, edgeError, PublicForm } from '../../edge';
import type { CorrelationId } from '../../kernel/ids';
import { authError } from '../../kernel/ports/authenticator';
import { LOGOUTS, type Logouts } from '../logouts';

/** What an issuer calls. */
@Controller('oidc')
export class OidcController {
  constructor(@Inject(LOGOUTS) private readonly logouts: Logouts | undefined) {}

  @Post('backchannel-logout')
  @PublicForm('logout_token')
  @HttpCode(200)
  @Documented({
    tag: '登录 signing in',
    summary: '统一退出 somebody signed out at the issuer',
    description:
      'OpenID Connect Back-Channel Logout 1.0: the issuer posts a `logout_token`, signed as its other tokens are. Tokens of that session (`sid`), or of all sessions of that `sub` that had begun, are refused with `auth/signed-out` on every node within a minute. Takes effect once. With the embedded issuer there is no such route.',
    who: ['The issuer, by the signature of the token that it sends.'],
    refuses: [
      ...['auth/logout-invalid', 'auth/issuer-unavailable', 'request/malformed', 'request/no-route'],
      ...['request/media-type', 'request/too-large', 'request/not-utf-8'],
      ...['store/unavailable', 'clock/disputed', 'command/conflict'],
    ],
  })
  async logout(
    @Req() { body }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Correlation() correlationId: CorrelationId,
  ): Promise<void> {
    if (this.logouts === undefined) throw edgeError('request/no-route');
    // Further fields are the issuer's own and passed over, as the specification has it.
    const { logout_token: token } = (body ?? {}) as { readonly logout_token?: unknown };
    if (typeof token !== 'string')
      throw authError('auth/logout-invalid', { claim: 'logout_token', expected: 'present, once' });
    await this.logouts.take(token, correlationId);
    reply.header('cache-control', 'no-store');
  }
}
