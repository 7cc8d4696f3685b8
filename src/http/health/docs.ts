import type { RouteDoc } from '../../openapi';

const tag = '健康 health';

const readiness = {
  type: 'object',
  required: ['status', 'checks'],
  properties: {
    status: { type: 'string', enum: ['ready', 'not-ready'] },
    checks: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'state'],
        properties: {
          name: { type: 'string' },
          state: { type: 'string', enum: ['ok', 'warn', 'fail'] },
          detail: { type: 'string' },
        },
      },
    },
  },
} as const;

/** What the API document says of the platform's routes. */
export const healthDocs = {
  live: {
    tag,
    summary: '存活 the process runs and answers',
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
    answer: {
      name: 'Readiness',
      schema: readiness,
      example: { status: 'ready', checks: [{ name: 'event store', state: 'ok' }] },
    },
  },
  metrics: { tag, summary: '指标 Prometheus metrics', answer: { mediaTypes: ['text/plain'] } },
} satisfies Readonly<Record<string, RouteDoc>>;
