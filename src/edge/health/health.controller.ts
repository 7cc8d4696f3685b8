import { Controller, Get, Header, HttpCode, Inject, Res, VERSION_NEUTRAL } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Documented } from '../openapi/route-doc';
import { METRICS, type Metrics } from '../../observability';
import { Public } from '../request/decorators';
import { healthDocs } from './docs';
import { HEALTH_CHECKS, readinessOf, readOne, type HealthCheck, type Readiness } from './health';

const PROBE_TIMEOUT_MS = 2_000;

/** For whoever keeps the service running; outside `/api/v1` and its prefix. */
@Public()
@Controller({ version: VERSION_NEUTRAL })
export class HealthController {
  constructor(
    @Inject(HEALTH_CHECKS) private readonly checks: readonly HealthCheck[],
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  /** The process runs and answers. */
  @Get('health/live')
  @Documented(healthDocs.live)
  @HttpCode(200)
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  /** 200 when requests may come, else 503; both list every check. */
  @Get('health/ready')
  @Documented(healthDocs.ready)
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = readinessOf(
      await Promise.all(this.checks.map((check) => readOne(check, PROBE_TIMEOUT_MS))),
    );
    if (readiness.status !== 'ready') reply.code(503);
    return readiness;
  }

  @Get('metrics')
  @Documented(healthDocs.metrics)
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  scrape(): Promise<string> {
    return this.metrics.text();
  }
}
