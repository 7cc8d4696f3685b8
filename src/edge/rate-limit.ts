import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticator } from '../kernel/ports/authenticator';
import { edgeError } from './problems/problem';
import { isOpenToWrites } from './request/decorators';
import type { EdgeRequest } from './request/edge-request';
import { tokenHolder } from './request/identify';
import type { HttpSettings } from './settings';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Of each limit; the longest unused leaves first. */
const KEPT_CALLERS = 20_000;

/** Probes and scrapes come from the platform and must never be turned away; a preflight asks for nothing yet. */
const isExempt = ({ method, headers, routeOptions: { url = '' } }: FastifyRequest): boolean =>
  url.startsWith('/health/') ||
  url === '/metrics' ||
  (method === 'OPTIONS' && headers['access-control-request-method'] !== undefined);

/** Whoever reads the answer to such a report may be anybody, and who sent it is known to nobody but this count. */
const isAnonymousReport = ({ routeOptions, body }: FastifyRequest): boolean =>
  isOpenToWrites(routeOptions.config) && (body as { anonymous?: unknown } | undefined)?.anonymous === true;

/** Counts a request. @throws DomainError `rate/limited` */
type Count = (request: EdgeRequest, reply: FastifyReply, key: string) => Promise<void>;

/**
 * Counted in this process, by what a caller cannot renew: whoever holds a token by the person, over all their tokens
 * and addresses; everybody else by the address, unknown routes and made-up tokens included. So neither can take from
 * the other: a token is verified before it is counted, at the price of one signature.
 */
export async function limitRates(
  app: NestFastifyApplication,
  limits: HttpSettings['rateLimits'],
  authenticator: Pick<Authenticator, 'authenticate'>,
): Promise<void> {
  await app.register(rateLimit, { global: false, cache: KEPT_CALLERS });
  const fastify = app.getHttpAdapter().getInstance();
  const counting = (max: number, timeWindow: number): Count => {
    if (max === 0) return async () => undefined;
    const check = fastify.createRateLimit({
      max,
      timeWindow,
      keyGenerator: (request) => (request as EdgeRequest).suqiuCountedBy ?? '',
    });
    return async (request, reply, key) => {
      request.suqiuCountedBy = key;
      const count = await check(request);
      if (!count.isAllowed) told(reply, count);
    };
  };
  const perPerson = counting(limits.perPersonPerMinute, MINUTE);
  const perAddress = counting(limits.perAddressPerMinute, MINUTE);
  const anonymousWrites = counting(limits.anonymousWritesPerHour, HOUR);
  const anonymousReports = counting(limits.anonymousReportsOfOnePerHour, HOUR);

  fastify.addHook('onRequest', async (request: EdgeRequest, reply) => {
    if (isExempt(request)) return;
    const holder = await tokenHolder(request, authenticator);
    if (holder !== undefined) return perPerson(request, reply, holder.actor.id);
    const count = isOpenToWrites(request.routeOptions.config) ? anonymousWrites : perAddress;
    return count(request, reply, normalizeIP(request.ip));
  });
  fastify.addHook('preHandler', async (request: EdgeRequest, reply) => {
    if (!isAnonymousReport(request)) return;
    const holder = await tokenHolder(request, authenticator);
    if (holder !== undefined) await anonymousReports(request, reply, holder.actor.id);
  });
}

interface Counted {
  readonly max: number;
  readonly remaining: number;
  readonly ttlInSeconds: number;
  readonly isExceeded: boolean;
}

function told(reply: FastifyReply, { max, remaining, ttlInSeconds, isExceeded }: Counted): void {
  reply.headers({
    'x-ratelimit-limit': max,
    'x-ratelimit-remaining': remaining,
    'x-ratelimit-reset': ttlInSeconds,
  });
  if (!isExceeded) return;
  reply.header('retry-after', ttlInSeconds);
  throw edgeError('rate/limited', { retryAfterSeconds: ttlInSeconds });
}
