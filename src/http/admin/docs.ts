import type { RouteDoc } from '../../openapi';
import type { ErrorCode } from '../problems/codes';

const tag = '运行 operations';

const runner = {
  type: 'object',
  required: ['name', 'kind', 'state', 'position', 'lag', 'parked'],
  properties: {
    name: { type: 'string' },
    kind: { type: 'string', enum: ['projection', 'saga'] },
    state: { type: 'string' },
    position: { type: 'integer' },
    lag: { type: 'integer', description: 'Positions behind the last event seen.' },
    parked: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          key: { type: 'string' },
          position: { type: 'integer' },
          error: { type: 'string' },
          at: { type: 'string', format: 'date-time' },
        },
      },
    },
    error: { type: 'string' },
    rebuild: { type: 'object', description: 'A generation that is being filled beside the live one.' },
    timersHeld: { type: 'boolean' },
  },
} as const;

const operation = (summary: string, status: number, ...refuses: readonly ErrorCode[]): RouteDoc => ({
  tag,
  summary,
  status,
  refuses,
});

/** What the API document says of the operator's routes. */
export const operationDocs = {
  list: {
    tag,
    summary: '运行器列表 the runners: how far they are and what is parked',
    answer: {
      name: 'Runners',
      schema: {
        type: 'object',
        required: ['runners'],
        properties: { runners: { type: 'array', items: runner } },
      },
      example: {
        runners: [
          { name: 'appeals', kind: 'projection', state: 'running', position: 1842, lag: 0, parked: [] },
        ],
      },
    },
  },
  release: operation('放行 try what is parked again', 204, 'runner/not-found', 'runner/not-possible'),
  rebuild: operation(
    '重建 fill a new generation from the log',
    202,
    'runner/not-found',
    'runner/not-possible',
  ),
  accept: operation(
    '采用重建结果 make the rebuilt generation live',
    204,
    'runner/not-found',
    'runner/not-possible',
  ),
  discard: operation(
    '放弃重建结果 drop the rebuilt generation',
    204,
    'runner/not-found',
    'runner/not-possible',
  ),
  confirmClock: operation('确认时间 end a dispute of the clock: the wall time of now is right', 204),
} satisfies Readonly<Record<string, RouteDoc>>;

const clock = {
  name: 'Clock',
  schema: {
    type: 'object',
    required: ['now', 'speed'],
    properties: { now: { type: 'string', format: 'date-time' }, speed: { type: 'number' } },
  },
  example: { now: '2026-07-01T02:00:00.000Z', speed: 60 },
} as const;

const development = '开发 development';

export const clockDocs = {
  read: { tag: development, summary: '开发时钟 the settable clock', answer: clock },
  set: {
    tag: development,
    summary: '拨动开发时钟 set or speed up the clock; absent in production',
    answer: clock,
    bodyExample: { now: '2026-07-01T10:00:00+08:00', speed: 60 },
  },
} satisfies Readonly<Record<string, RouteDoc>>;
