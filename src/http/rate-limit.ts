import { createHash } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { edgeError } from './problems/problem';
import type { HttpSettings } from './settings';

/** By what a request is counted. */
export type Caller = 'token' | 'address' | 'anonymous-write';

type Counted = Pick<FastifyRequest, 'method' | 'url' | 'headers'>;

/** Reports, and the photos that come before them. */
const anonymousWrites = ['/api/v1/appeals', '/api/v1/attachments'];

const MINUTE = 60_000;
const pathOf = (url: string): string => url.split('?')[0] ?? '';

/** Probes and scrapes come from the platform and must never be turned away. */
const isExempt = (path: string): boolean => path.startsWith('/health/') || path === '/metrics';

/**
 * A token counts for itself only once it was verified: until then its address pays, so that made-up tokens gain
 * nothing. @param knows whether this bearer token was verified lately
 */
export function callerOf(request: Counted, knows: (token: string) => boolean): Caller {
  const token = request.headers.authorization?.replace(/^Bearer +/i, '');
  if (token !== undefined) return knows(token) ? 'token' : 'address';
  return request.method === 'POST' && anonymousWrites.includes(pathOf(request.url))
    ? 'anonymous-write'
    : 'address';
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
    allowList: (request) => isExempt(pathOf(request.url)) || maxOf[callerOf(request, knows)] === 0,
    errorResponseBuilder: (_request, { ttl }) =>
      edgeError('rate/limited', { retryAfterSeconds: Math.ceil(ttl / 1000) }),
  });
}

const keyOf = (request: FastifyRequest, caller: Caller): string =>
  caller === 'token'
    ? `token:${createHash('sha256').update(String(request.headers.authorization)).digest('base64url')}`
    : `${caller}:${request.ip}`;
