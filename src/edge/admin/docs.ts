import type { Instant } from '../../kernel/time';
import type { RebuildStatus, RunnerStatus } from '../../runtime/runners/status';
import type { RouteDoc } from '../openapi/route-doc';
import {
  answerOf,
  eg,
  flag,
  instant,
  listOf,
  oneOf,
  real,
  shape,
  text,
  whole,
  type Plain,
  type Shape,
} from '../openapi/shapes';
import type { EdgeErrorCode } from '../problems/codes';

const tag = '运行 operations';

const rebuild: Shape<Plain<RebuildStatus>> = {
  type: 'object',
  description: 'A generation that is being filled beside the live one.',
};
const runner = shape({
  name: eg(text(), 'appeals'),
  kind: eg(oneOf(['projection', 'saga', 'relay', 'heads', 'posting']), 'projection'),
  state: eg(text(), 'running'),
  position: eg(whole(), 1842),
  lag: eg(
    whole('Milliseconds from the event it stands at to the newest one seen, as recorded; 0 at the head.'),
    0,
  ),
  parked: eg(listOf(shape({ key: text(), position: whole(), error: text(), at: instant })), []),
  'error?': text(),
  'rebuild?': rebuild,
  'timersHeld?': flag,
  'trouble?': text(),
});

const operation = (summary: string, status: number, ...refuses: readonly EdgeErrorCode[]): RouteDoc => ({
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
    description: 'What an operator looks at first; `parked` says what waits for a release.',
    answer: answerOf<{ readonly runners: readonly RunnerStatus[] }>()(
      'Runners',
      shape({ runners: listOf(runner) }),
    ),
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

export interface ClockState {
  readonly now: Instant;
  readonly speed: number;
}

const clock = answerOf<ClockState>()(
  'Clock',
  shape({ now: eg(instant, '2026-07-01T02:00:00.000Z'), speed: eg(real, 60) }),
);

const development = '开发 development';

export const clockDocs = {
  read: {
    tag: development,
    summary: '开发时钟 the settable clock',
    description: 'Only in development, and only while the clock is settable.',
    answer: clock,
  },
  set: {
    tag: development,
    summary: '拨动开发时钟 set or speed up the clock; absent in production',
    description:
      'Only in development, and only while the clock is settable. Tokens and limits go by real time.',
    answer: clock,
    bodyExample: { now: '2026-07-01T10:00:00+08:00', speed: 60 },
  },
} satisfies Readonly<Record<string, RouteDoc>>;
