import type { FastifyInstance } from 'fastify';
import type { Logger, Metrics } from '../observability';
import { answeredAfter } from './lingering';
import { correlationOf, type EdgeRequest } from './request/edge-request';

/**
 * One line and one reading per answer: method, route template, status, time, correlation id, role. Neither path
 * values nor query, headers or body, since any of them may lead to a person.
 */
export function logRequests(fastify: FastifyInstance, logger: Logger, metrics: Metrics): void {
  fastify.addHook('onRequest', (request: EdgeRequest, reply, done) => {
    reply.header('x-correlation-id', correlationOf(request));
    done();
  });
  fastify.addHook('onResponse', (request: EdgeRequest, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const millis = answeredAfter(reply);
    metrics.answered(request.method, route, reply.statusCode, millis / 1000);
    logger.info(
      {
        correlationId: correlationOf(request),
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(millis * 10) / 10,
        role: request.suqiuEdge?.identity.actor.role,
      },
      'answered',
    );
    done();
  });
}
