import type { RouteDoc } from '../openapi/route-doc';
import { answerOf, eg, listOf, oneOf, shape, text } from '../openapi/shapes';
import type { Readiness } from './health';

const tag = '健康 health';

const readiness = shape({
  status: eg(oneOf(['ready', 'not-ready']), 'ready'),
  checks: listOf(
    shape({
      name: eg(text(), 'event store'),
      state: eg(oneOf(['ok', 'warn', 'fail']), 'ok'),
      'detail?': text(),
    }),
  ),
});

/** What the API document says of the platform's routes. */
export const healthDocs = {
  live: {
    tag,
    summary: '存活 the process runs and answers',
    description: 'For whoever restarts it: says nothing of its stores.',
    answer: {
      name: 'Liveness',
      schema: { type: 'object', required: ['status'], properties: { status: { const: 'live' } } },
      example: { status: 'live' },
    },
  },
  ready: {
    tag,
    summary: '就绪 whether requests may come',
    description: 'Answers 503 with the same body when a check fails; a warning keeps nobody away.',
    also: 503,
    answer: answerOf<Readiness>()('Readiness', readiness),
  },
  metrics: {
    tag,
    summary: '指标 Prometheus metrics',
    description: 'Requests, refusals, lag of the runners, pending timers.',
    answer: { mediaTypes: ['text/plain'] },
  },
} satisfies Readonly<Record<string, RouteDoc>>;
