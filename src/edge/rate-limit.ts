import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticator } from '../kernel/ports/authenticator';
import type { RateCount, RateCounts } from '../kernel/ports/rate-counts';
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

interface Asking {
  readonly authenticator: Pick<Authenticator, 'authenticate'>;
  /** Those of all nodes, where there are several. */
  readonly counts?: Pick<RateCounts, 'count'> | undefined;
}

/** Counts a request. @throws DomainError `rate/limited` */
type Count = (request: EdgeRequest, reply: FastifyReply, key: string) => Promise<void>;

/**
 * Counted over all nodes, or in this process where it is the only one or the others cannot be asked, by what a caller cannot renew: whoever holds a token by the person, over all their tokens
 * and addresses; everybody else by the address, unknown routes and made-up tokens included. So neither can take from
 * the other: a token is verified before it is counted, at the price of one signature.
 */
export async function limitRates(
  app: NestFastifyApplication,
  limits: HttpSettings['rateLimits'],
  { authenticator, counts }: Asking,
): Promise<void> {
  await app.register(rateLimit, { global: false, cache: KEPT_CALLERS });
  const fastify = app.getHttpAdapter().getInstance();
  const counting = (name: string, max: number, timeWindow: number): Count => {
    if (max === 0) return async () => undefined;
    const check = fastify.createRateLimit({
      max,
      timeWindow,
      keyGenerator: (request) => (request as EdgeRequest).suqiuCountedBy ?? '',
    });
    return async (request, reply, key) => {
      const shared = await counts?.count(`${name} ${key}`, timeWindow);
      if (shared !== undefined) return told(reply, countedOf(max, shared));
      request.suqiuCountedBy = key;
      const count = await check(request);
      if (!count.isAllowed) told(reply, count);
    };
  };
  const perPerson = counting('person', limits.perPersonPerMinute, MINUTE);
  const perAddress = counting('address', limits.perAddressPerMinute, MINUTE);
  const anonymousWrites = counting('anonymous write', limits.anonymousWritesPerHour, HOUR);
  const anonymousReports = counting('anonymous report', limits.anonymousReportsOfOnePerHour, HOUR);

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

const countedOf = (max: number, { current, left }: RateCount): Counted => ({
  max,
  remaining: Math.max(0, max - current),
  ttlInSeconds: Math.ceil(left / 1000),
  isExceeded: current > max,
});

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
