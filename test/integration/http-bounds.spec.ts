import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { edgeApp, type EdgeOptions } from '../kit/edge-app';

async function withApp(options: EdgeOptions, check: (app: NestFastifyApplication) => Promise<void>) {
  const app = await edgeApp(options);
  try {
    await check(app);
  } finally {
    await app.close();
  }
}

type Headers = Readonly<Record<string, string>>;
const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });
const report = (app: NestFastifyApplication, body: object, headers: Headers) =>
  app.inject({ method: 'POST', url: '/api/v1/appeals', payload: { words: '夜间倾倒', ...body }, headers });
const anonymously = (app: NestFastifyApplication) =>
  report(app, {}, { 'idempotency-key': crypto.randomUUID() });

async function statuses(app: NestFastifyApplication, url: string, each: readonly Headers[]) {
  const answers = [];
  for (const headers of each) answers.push((await app.inject({ url, headers })).statusCode);
  return answers;
}

describe('what one caller may ask for', () => {
  const rateLimits = {
    perPersonPerMinute: 3,
    perAddressPerMinute: 2,
    anonymousWritesPerHour: 1,
    anonymousReportsOfOnePerHour: 1,
  };
  const settings = { rateLimits };
  const one = '/api/v1/appeals/a1';

  it('is counted by the person, whatever token they bring', () =>
    withApp({ settings }, async (app) => {
      const tokens = ['chen', 'chen.2', 'chen.3', 'chen.4'].map(bearer);
      expect(await statuses(app, one, tokens)).toEqual([200, 200, 200, 429]);
      const late = await app.inject({ url: one, headers: bearer('chen.5') });
      expect(late.json()).toMatchObject({ code: 'rate/limited', title: '请求过于频繁' });
      expect(Number(late.headers['retry-after'])).toBeGreaterThan(0);
      expect(await statuses(app, one, [bearer('puxi')])).toEqual([200]);
    }));

  it.each([
    ['nobody’s requests', one, [{}, {}, {}], [401, 401, 429]],
    ['made-up tokens', one, ['x1', 'x2', 'x3'].map(bearer), [401, 401, 429]],
    ['what is no token at all', one, ['x y', 'z z', 'a a'].map(bearer), [401, 401, 429]],
    ['unknown routes', '/api/v1/nowhere', [{}, {}, {}], [404, 404, 429]],
    ['paths that cannot be read', '/api/v1/appeals/%ff', [{}, {}, {}], [404, 404, 429]],
  ])('by the address for %s, which costs nobody who holds a token', (_, url, callers, expected) =>
    withApp({ settings }, async (app) => {
      expect(await statuses(app, url, callers)).toEqual(expected);
      // Who signs in only now is not known from before.
      expect(await statuses(app, one, [bearer('chen.new'), {}])).toEqual([200, 429]);
    }),
  );

  it('counts unknown routes for the person, too', () =>
    withApp({ settings }, async (app) => {
      const asked = Array.from({ length: 4 }, () => bearer('chen'));
      expect(await statuses(app, '/api/v1/nowhere', asked)).toEqual([404, 404, 404, 429]);
    }));

  it('lets a browser ask whether it may ask, however many ask there', () =>
    withApp({ settings }, async (app) => {
      await statuses(app, one, [{}, {}, {}]);
      const asked = await app.inject({
        method: 'OPTIONS',
        url: one,
        headers: { origin: 'https://hanyin.example', 'access-control-request-method': 'GET' },
      });
      expect(asked.statusCode).toBe(204);
    }));

  it('has a limit of its own for anonymous reports of an address, and none for probes', () =>
    withApp({ settings }, async (app) => {
      expect([(await anonymously(app)).statusCode, (await anonymously(app)).statusCode]).toEqual([201, 429]);
      expect(await statuses(app, '/health/live', Array(5).fill({}))).toEqual(Array(5).fill(200));
    }));

  it('counts anonymous reports that come with a token for the person, and no other report', () =>
    withApp({ settings: { rateLimits: { ...rateLimits, perPersonPerMinute: 0 } } }, async (app) => {
      const hidden = [];
      for (const token of ['chen', 'chen.2'])
        hidden.push((await report(app, { anonymous: true }, bearer(token))).statusCode);
      expect(hidden).toEqual([201, 429]);
      expect((await report(app, {}, bearer('chen'))).statusCode).toBe(201);
      // The address has not been charged.
      expect((await anonymously(app)).statusCode).toBe(201);
    }));
});

describe('what one caller may ask of several nodes', () => {
  const limits = { perPersonPerMinute: 3, perAddressPerMinute: 9, anonymousWritesPerHour: 9 };
  const settings = { rateLimits: { ...limits, anonymousReportsOfOnePerHour: 9 } };
  const one = '/api/v1/appeals/a1';
  const counted = new Map<string, number>();
  let isAway = false;
  const counts = {
    count: async (key: string) => {
      if (isAway) return undefined;
      const current = (counted.get(key) ?? 0) + 1;
      counted.set(key, current);
      return { current, left: 12_345 };
    },
  };

  it('is counted over all of them, and by each alone while they cannot be asked', () =>
    withApp({ settings, counts }, (first) =>
      withApp({ settings, counts }, async (second) => {
        const twice = [bearer('chen'), bearer('chen')];
        expect(await statuses(first, one, twice)).toEqual([200, 200]);
        expect(await statuses(second, one, twice)).toEqual([200, 429]);
        const late = await first.inject({ url: one, headers: bearer('chen') });
        expect(late.headers).toMatchObject({ 'retry-after': '13', 'x-ratelimit-remaining': '0' });
        isAway = true;
        expect(await statuses(first, one, [...twice, ...twice])).toEqual([200, 200, 200, 429]);
      }),
    ));
});

describe('what a body may hold', () => {
  const strays = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`x${at}`, 1]));
  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
  const settings = { bodyLimit: 1024 * 1024 };

  it('is looked at only once its sender may send it: what cannot be read is no matter before', () =>
    withApp({ settings }, async (app) => {
      const sent = (url: string, headers: Headers) =>
        app.inject({
          method: 'POST',
          url,
          payload: '{"words"',
          headers: { ...headers, 'content-type': 'application/json' },
        });
      const answers = [
        await sent('/api/v1/appeals', {}),
        await sent('/api/v1/appeals', bearer('made-up')),
        await sent('/api/v1/appeals/a1/accept', {}),
        await sent('/api/v1/appeals/a1/accept', { 'suqiu-secret': 'A'.repeat(32) }),
        await sent('/api/v1/nowhere', bearer('chen')),
        await sent('/api/v1/appeals/a1/accept', bearer('chen')),
      ];
      expect(answers.map((answer) => answer.json().code)).toEqual([
        'request/key-required',
        'auth/token-invalid',
        'auth/token-required',
        'auth/token-required',
        'request/no-route',
        'request/malformed',
      ]);
    }));

  it.each([
    ['80,000 unknown fields', strays(80_000)],
    ['80,000 photos', { photos: Array.from({ length: 80_000 }, () => 7) }],
    ['photos in photos', { photos: nested(40) }],
  ])('is too much with %s, and costs no more to refuse than to read', (_, body) =>
    withApp({ settings }, async (app) => {
      const answer = await report(app, body, bearer('chen'));
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'request/malformed']);
      expect(answer.body.length).toBeLessThan(1_000);
    }),
  );

  it('names the first twenty of 4,000 faults', () =>
    withApp({ settings }, async (app) => {
      const answer = await report(app, strays(4_000), bearer('chen'));
      expect(answer.json().errors).toHaveLength(20);
      expect(answer.json().more).toBe(3_980);
    }));
});
