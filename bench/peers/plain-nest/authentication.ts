import { Injectable, UnauthorizedException, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose';

const CACHED_FOR_MS = 60_000;

export interface Authenticated extends FastifyRequest {
  claims?: JWTPayload;
}

/** Verifies bearer tokens with jose and remembers them for a minute, as the service does. */
@Injectable()
export class TokenGuard implements CanActivate {
  private readonly keys = createLocalJWKSet(JSON.parse(process.env['JWKS'] ?? '{}') as JSONWebKeySet);
  private readonly verified = new Map<string, { readonly claims: JWTPayload; readonly until: number }>();

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Authenticated>();
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    request.claims = await this.claimsOf(token);
    return true;
  }

  private async claimsOf(token: string): Promise<JWTPayload> {
    const known = this.verified.get(token);
    if (known && known.until > Date.now()) return known.claims;
    try {
      const { payload } = await jwtVerify(token, this.keys, { algorithms: ['EdDSA'] });
      this.verified.set(token, { claims: payload, until: Date.now() + CACHED_FOR_MS });
      return payload;
    } catch {
      throw new UnauthorizedException();
    }
  }
}
