import { hash } from 'node:crypto';
import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { edgeError } from './problems/problem';
import { isOpenToWrites } from './request/decorators';
import type { HttpSettings } from './settings';

/** By what a request is counted. */
type Caller = 'token' | 'address' | 'anonymous-write';

const MINUTE = 60_000;
/** The route that was found, never the path as it was written: one route has many spellings. */
const routeOf = ({ routeOptions }: FastifyRequest): string => routeOptions.url ?? '';

/** Probes and scrapes come from the platform and must never be turned away. */
const isExempt = (path: string): boolean => path.startsWith('/health/') || path === '/metrics';

/**
 * A token counts for itself only once it was verified: until then its address pays, so that made-up tokens gain
 * nothing. @param knows whether this bearer token was verified lately
 */
function callerOf(request: FastifyRequest, knows: (token: string) => boolean): Caller {
  const token = tokenOf(request);
  if (token !== undefined) return knows(token) ? 'token' : 'address';
  return isOpenToWrites(request.routeOptions.config) ? 'anonymous-write' : 'address';
}

/** Counted in this process, before a token's signature is checked: a flood must cost less than what it asks for. */
export async function limitRates(
  app: NestFastifyApplication,
  limits: HttpSettings['rateLimits'],
  knows: (token: string) => boolean,
): Promise<void> {
  const maxOf: Readonly<Record<Caller, number>> = {
    token: limits.perTokenPerMinute,
    address: limits.perAddressPerMinute,
    'anonymous-write': limits.anonymousWritesPerHour,
  };
  if (Object.values(maxOf).every((max) => max === 0)) return;
  await app.register(rateLimit, {
    global: true,
    cache: 20_000,
    keyGenerator: (request) => keyOf(request, callerOf(request, knows)),
    max: (request) => maxOf[callerOf(request, knows)],
    timeWindow: (request) => (callerOf(request, knows) === 'anonymous-write' ? 60 * MINUTE : MINUTE),
    allowList: (request) => isExempt(routeOf(request)) || maxOf[callerOf(request, knows)] === 0,
    errorResponseBuilder: (_request, { ttl }) =>
      edgeError('rate/limited', { retryAfterSeconds: Math.ceil(ttl / 1000) }),
  });
}

const tokenOf = ({ headers }: FastifyRequest): string | undefined =>
  headers.authorization?.replace(/^Bearer +/i, '');

/** A token by what was signed: its signature, like the scheme before it, can be spelt in several ways. An IPv6 caller has a whole /64. */
const keyOf = (request: FastifyRequest, caller: Caller): string =>
  caller === 'token'
    ? `token:${hashOf(signedPart(tokenOf(request) ?? ''))}`
    : `${caller}:${normalizeIP(request.ip)}`;

const signedPart = (token: string): string => token.replace(/\.[^.]*$/, '');
const hashOf = (text: string): string => hash('sha256', text, 'base64url');
