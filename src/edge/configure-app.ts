import { RequestMethod, VersioningType } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AUTHENTICATOR, type Authenticator } from '../kernel/ports/authenticator';
import type { RateCounts } from '../kernel/ports/rate-counts';
import { RATE_COUNTS } from '../kernel/ports/tokens';
import type { Problems } from '../kernel/problem';
import { LOGGER, METRICS, type Logger, type Metrics } from '../observability';
import { FRESHNESS, type FreshnessPort } from './answers/freshness';
import { tellRepresentations } from './answers/representations';
import { writeAnswers } from './answers/write-answers';
import { lingerWhereRefused } from './lingering';
import { limitRates } from './rate-limit';
import { boundBodies } from './request/body-bounds';
import { identifyBeforeBodies } from './request/identify';
import { readJsonAsUtf8 } from './request/json-body';
import { logRequests } from './request-log';
import { secure } from './safety';
import type { HttpSettings } from './settings';
import { endConnectionsOnStop } from './stopping';
import { LONGEST_SEGMENT, readableUrl, unparsed } from './unreadable';

/** The adapter that main.ts and tests start from: limits that Fastify takes at birth. */
export const createAdapter = (settings: HttpSettings, problems: Problems): FastifyAdapter =>
  new FastifyAdapter({
    logger: false,
    bodyLimit: settings.bodyLimit,
    trustProxy: typeof settings.trustProxy === 'boolean' ? settings.trustProxy : [...settings.trustProxy],
    // No longer than a short video over a village's line; keeps slow callers from holding sockets.
    requestTimeout: 300_000,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: LONGEST_SEGMENT },
    rewriteUrl: readableUrl,
    clientErrorHandler: unparsed(settings, problems),
    forceCloseConnections: 'idle',
    // What still comes on an open connection while it stops is served, and the connection closed: Fastify's own
    // refusal would be no problem details.
    return503OnClosing: false,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  });

/** Everything about the edge that is no module. Call before `init` or `listen`. */
export async function configureApp(app: NestFastifyApplication, settings: HttpSettings): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  logRequests(fastify, app.get<Logger>(LOGGER), app.get<Metrics>(METRICS));
  secure(fastify, settings);
  endConnectionsOnStop(fastify);
  lingerWhereRefused(fastify);
  readJsonAsUtf8(app, settings.bodyLimit);
  boundBodies(fastify);
  tellRepresentations(fastify);
  writeAnswers(fastify, app.get<FreshnessPort>(FRESHNESS));
  const authenticator = app.get<Authenticator>(AUTHENTICATOR);
  const counts = app.get<RateCounts | undefined>(RATE_COUNTS);
  await limitRates(app, settings.rateLimits, { authenticator, counts });
  identifyBeforeBodies(fastify, authenticator);
  app.setGlobalPrefix('api', {
    exclude: ['health/live', 'health/ready', 'metrics'].map((path) => ({ path, method: RequestMethod.GET })),
  });
  app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
  if (settings.corsOrigins.length > 0)
    app.enableCors({
      origin: [...settings.corsOrigins],
      exposedHeaders: [
        'Content-Language',
        'ETag',
        'Location',
        'Retry-After',
        'Suqiu-Position',
        'WWW-Authenticate',
        'X-Correlation-Id',
      ],
      maxAge: 600,
    });
}
