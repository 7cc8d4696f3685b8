import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  calendarReading,
  clockCheck,
  edgeError,
  pingCheck,
  positionToken,
  type FreshnessPort,
} from '../../src/edge';
import type { Position } from '../../src/kernel/ids';
import type { Day } from '../../src/kernel/time';
import { ClockDisputed } from '../../src/kernel/ports/clock';
import { METRICS, type Metrics } from '../../src/observability';
import { edgeApp, standardSettings, type EdgeOptions } from '../kit/edge-app';

const chen = { authorization: 'Bearer chen' };
const admin = { authorization: 'Bearer admin' };

const withApp = async (options: EdgeOptions, run: (app: NestFastifyApplication) => Promise<void>) => {
  const app = await edgeApp(options);
  try {
    await run(app);
  } finally {
    await app.close();
  }
};

describe('Suqiu-Min-Position', () => {
  const asked: [string, number, number][] = [];
  const freshness = (state: 'fresh' | 'late' | 'parked'): FreshnessPort => ({
    epoch: async () => 'log-1',
    waitFor: async (...wait) => {
      asked.push(wait);
      return state;
    },
  });
  const list = (app: NestFastifyApplication, position: string) =>
    app.inject({ url: '/api/v1/appeals/list', headers: { ...chen, 'suqiu-min-position': position } });
  const token = positionToken('log-1', 12 as Position);

  it('waits for the read model of the route, for as long as configured', () =>
    withApp({ freshness: freshness('fresh') }, async (app) => {
      expect((await list(app, token)).statusCode).toBe(200);
      expect(asked).toEqual([['appeals', 12, standardSettings.freshnessWaitMs]]);
    }));

  it.each([
    ['late', 'read/not-fresh'],
    ['parked', 'read/parked'],
  ] as const)('says so when it is %s', (state, code) =>
    withApp({ freshness: freshness(state) }, async (app) => {
      const answer = await list(app, token);
      expect(answer.statusCode).toBe(503);
      expect(answer.json().code).toBe(code);
      expect(answer.headers['retry-after']).toBe('1');
    }),
  );

  it('refuses garbage, and the position of another log', () =>
    withApp({ freshness: freshness('fresh') }, async (app) => {
      const garbage = await list(app, 'yesterday');
      const foreign = await list(app, positionToken('log-0', 12 as Position));
      expect([garbage.statusCode, garbage.json().code]).toEqual([400, 'request/position-invalid']);
      expect([foreign.statusCode, foreign.json().code]).toEqual([409, 'read/foreign-position']);
    }));
});

describe('health and metrics', () => {
  it('is ready with a warning, and not ready when a check fails', () =>
    withApp(
      {
        checks: [
          pingCheck('store', async () => undefined),
          { name: 'calendar', read: async () => calendarReading('2026-11-15' as Day, '2026-12-31' as Day) },
        ],
      },
      async (app) => {
        const answer = await app.inject({ url: '/health/ready' });
        expect(answer.statusCode).toBe(200);
        expect(answer.json()).toMatchObject({
          status: 'ready',
          checks: [{ state: 'ok' }, { state: 'warn' }],
        });
      },
    ));

  it('tells which check failed, without what its error said', () =>
    withApp(
      {
        checks: [
          pingCheck('store', () => Promise.reject(new Error('/data/log.db: disk I/O error'))),
          clockCheck(() => {
            throw new ClockDisputed('by 40 s');
          }),
        ],
      },
      async (app) => {
        const answer = await app.inject({ url: '/health/ready' });
        expect(answer.statusCode).toBe(503);
        expect(answer.json()).toMatchObject({
          status: 'not-ready',
          checks: [
            { name: 'store', state: 'fail', detail: 'Error' },
            { name: 'clock', state: 'fail' },
          ],
        });
      },
    ));

  it('gives Prometheus the requests by template, the refusals by code, and what runners say', () =>
    withApp({}, async (app) => {
      app.get<Metrics>(METRICS).readFrom({
        runners: async () => [{ name: 'appeals', state: 'running', lag: 4000, parked: 1 }],
        timersDue: async () => 2,
      });
      app.get<Metrics>(METRICS).appended(0.004);
      await app.inject({ url: '/api/v1/appeals/13891500001', headers: chen });
      await app.inject({ method: 'POST', url: '/api/v1/appeals/a1/accept', payload: {} });
      const text = (await app.inject({ url: '/metrics' })).body;
      for (const line of [
        /suqiu_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/appeals\/:id",status="200"\} 1/,
        /suqiu_commands_refused_total\{code="auth\/token-required"\} 1/,
        /suqiu_runner_lag_seconds\{runner="appeals"\} 4/,
        /suqiu_runner_parked\{runner="appeals"\} 1/,
        /suqiu_timers_due 2/,
        /suqiu_append_duration_seconds_count 1/,
      ])
        expect(text).toMatch(line);
      expect(text).not.toContain('13891500001');
    }));
});

describe('operations', () => {
  it('are the admin’s, and reach the runners', async () => {
    const done: string[] = [];
    const runners = {
      list: async () => [{ name: 'appeals', state: 'differs' }],
      release: async (name: string, key?: string) => void done.push(`release ${name} ${key}`),
      accept: async (name: string) => {
        if (name !== 'appeals') throw edgeError('runner/not-found');
        done.push(`accept ${name}`);
      },
    };
    await withApp({ runners }, async (app) => {
      const send = (path: string, headers: Record<string, string>, payload: object = {}) =>
        app.inject({ method: 'POST', url: `/api/v1/operations/${path}`, headers, payload });
      expect((await app.inject({ url: '/api/v1/operations/runners', headers: admin })).json()).toEqual({
        runners: [{ name: 'appeals', state: 'differs' }],
      });
      expect((await send('runners/appeals/release', admin, { key: 'appeal-1' })).statusCode).toBe(204);
      expect((await send('runners/appeals/accept', admin)).statusCode).toBe(204);
      expect((await send('runners/nobody/accept', admin)).json().code).toBe('runner/not-found');
      expect((await send('runners/appeals/accept', chen)).json().code).toBe('access/forbidden');
    });
    expect(done).toEqual(['release appeals appeal-1', 'accept appeals']);
  });
});

describe('the development clock', () => {
  it('is set by RFC 3339 and speed', async () => {
    const clock = {
      speed: 1,
      at: '2026-07-01T00:00:00.000Z',
      now: () => clock.at,
      set: (now: string | undefined, speed: number | undefined) => {
        clock.at = now ?? clock.at;
        clock.speed = speed ?? clock.speed;
      },
    };
    await withApp({ clock }, async (app) => {
      const set = (payload: object) => app.inject({ method: 'POST', url: '/api/v1/dev/clock', payload });
      expect((await set({ now: '2026-07-02T08:00:00+08:00', speed: 600 })).json()).toEqual({
        now: '2026-07-02T00:00:00.000Z',
        speed: 600,
      });
      expect((await set({ speed: -1 })).json().errors).toMatchObject([
        { pointer: '/speed', code: 'field/too-small' },
      ]);
      expect((await app.inject({ url: '/api/v1/dev/clock' })).json().speed).toBe(600);
    });
  });

  it('is not there when the clock is the system’s', () =>
    withApp({}, async (app) => {
      expect((await app.inject({ url: '/api/v1/dev/clock' })).statusCode).toBe(404);
    }));
});
