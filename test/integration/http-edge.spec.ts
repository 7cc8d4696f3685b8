import { connect, type AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { edgeApp } from '../kit/edge-app';

const KEY = 'c1d9a0a2-98f6-4e0b-8a35-0d1a7f2b9c44';

describe('the shared edge', () => {
  let app: NestFastifyApplication;
  const lines: string[] = [];
  beforeAll(async () => {
    app = await edgeApp({ lines });
    await app.listen(0, '127.0.0.1');
  });
  afterAll(() => app.close());

  const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url, payload, headers });
  const get = (url: string, headers: Record<string, string> = {}) =>
    app.inject({ method: 'GET', url, headers });
  const chen = { authorization: 'Bearer chen' };

  describe('problems', () => {
    it('answers an unknown route in Chinese by default, as problem details', async () => {
      const answer = await get('/api/v1/nowhere');
      expect(answer.statusCode).toBe(404);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(answer.json()).toMatchObject({
        type: 'urn:suqiu:problem:request/no-route',
        title: '没有这个地址',
        status: 404,
        code: 'request/no-route',
        instance: '/api/v1/nowhere',
        correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
    });

    it('answers in English when that is asked for, with the details of the code', async () => {
      const answer = await get('/api/v1/appeals/refused', { ...chen, 'accept-language': 'en-GB, zh;q=0.5' });
      expect(answer.statusCode).toBe(412);
      expect(answer.json()).toMatchObject({ title: 'The appeal has changed', revision: 4 });
    });

    it('tells nothing of a fault of ours but the correlation id, and logs it', async () => {
      const answer = await get('/api/v1/appeals/fault', chen);
      expect(answer.statusCode).toBe(500);
      expect(answer.body).not.toContain('a fault of ours');
      const logged = lines.map((line) => JSON.parse(line)).find((line) => line.code === 'server/failed');
      expect(logged).toMatchObject({
        correlationId: answer.json().correlationId,
        error: { name: 'TypeError' },
      });
    });

    it('refuses what is no JSON, too long, or of another type', async () => {
      const json = { ...chen, 'content-type': 'application/json' };
      const broken = await app.inject({
        method: 'POST',
        url: '/api/v1/appeals',
        payload: '{"words"',
        headers: json,
      });
      const long = await post('/api/v1/appeals', { words: '长'.repeat(5000) }, chen);
      const xml = await app.inject({
        method: 'POST',
        url: '/api/v1/appeals',
        payload: '<a/>',
        headers: { ...chen, 'content-type': 'application/xml' },
      });
      expect([broken, long, xml].map((answer) => answer.json().code)).toEqual([
        'request/malformed',
        'request/too-large',
        'request/media-type',
      ]);
    });
  });

  describe('fields', () => {
    it('names each wrong field by its pointer, unknown ones included', async () => {
      const answer = await post(
        '/api/v1/appeals',
        {
          means: 'letter',
          observedAt: '2026-02-30T10:00:00+08:00',
          phone: '13891500001',
          photos: [{ caption: 7 }],
        },
        { ...chen, 'accept-language': 'en' },
      );
      expect(answer.statusCode).toBe(400);
      expect(answer.json().code).toBe('request/invalid');
      expect(answer.json().errors).toEqual(
        expect.arrayContaining([
          { pointer: '/words', code: 'field/required', message: 'is required: add it' },
          { pointer: '/means', code: 'field/not-a-choice', message: 'should be one of: phone, visit' },
          { pointer: '/observedAt', code: 'field/not-an-instant', message: expect.any(String) },
          { pointer: '/phone', code: 'field/unknown', message: expect.any(String) },
          { pointer: '/photos/0/caption', code: 'field/not-text', message: 'should be text' },
        ]),
      );
      expect(answer.json().errors).toHaveLength(5);
    });

    it('names twenty faults at most, and says how many more there are', async () => {
      const strays = Object.fromEntries(Array.from({ length: 250 }, (_, at) => [`x${at}`, 1]));
      const answer = await post('/api/v1/appeals', { words: '停电', ...strays }, chen);
      expect(answer.json().errors).toHaveLength(20);
      expect(answer.json().more).toBe(230);
    });

    it('counts characters as people do, and says the bound', async () => {
      const fits = await post('/api/v1/appeals', { words: '𠮷'.repeat(20) }, chen);
      const over = await post('/api/v1/appeals', { words: '路'.repeat(21) }, chen);
      expect(fits.statusCode).toBe(201);
      expect(over.json().errors).toEqual([
        { pointer: '/words', code: 'field/too-long', message: '最多 20 个字' },
      ]);
    });

    it('takes any offset in and gives the instant in UTC', async () => {
      const answer = await post(
        '/api/v1/appeals',
        { words: '停电', observedAt: '2026-07-01T10:00:00+08:00' },
        chen,
      );
      expect(answer.json().observedAt).toBe('2026-07-01T02:00:00.000Z');
    });
  });

  describe('who calls', () => {
    it('asks for a token, and refuses one that does not hold', async () => {
      const none = await get('/api/v1/appeals/a1');
      const bad = await get('/api/v1/appeals/a1', { authorization: 'Bearer nobody' });
      const basic = await get('/api/v1/appeals/a1', { authorization: 'Basic Y2hlbg==' });
      expect([none, bad, basic].map(({ statusCode }) => statusCode)).toEqual([401, 401, 401]);
      expect(none.json().code).toBe('auth/token-required');
      expect(none.headers['www-authenticate']).toBe('Bearer');
      expect(bad.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
    });

    it('takes the secret of an anonymous appeal where that is allowed', async () => {
      const secret = { 'suqiu-secret': '0123 4567 89AB CDEF GHJK MNPQ RSTV WXYZ' };
      const read = await get('/api/v1/appeals/a1', secret);
      expect(read.json().actor).toMatchObject({
        role: 'anonymous',
        id: expect.stringMatching(/^secret:[0-9a-f]{64}$/),
      });
      expect((await post('/api/v1/appeals/a1/accept', {}, secret)).statusCode).toBe(401);
      expect((await get('/api/v1/appeals/a1', { 'suqiu-secret': 'short' })).json().code).toBe(
        'auth/secret-invalid',
      );
    });

    it('takes an anonymous report with a random key only', async () => {
      const codes = await Promise.all(
        [undefined, 'report-1', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', KEY].map(async (key) => {
          const answer = await post(
            '/api/v1/appeals',
            { words: '排污' },
            key ? { 'idempotency-key': key } : {},
          );
          return answer.json().code ?? answer.statusCode;
        }),
      );
      expect(codes).toEqual(['request/key-required', 'request/key-required', 'request/key-required', 201]);
    });

    it('keeps roles to their routes', async () => {
      expect((await get('/api/v1/appeals/audit', chen)).json().code).toBe('access/forbidden');
    });
  });

  describe('envelopes', () => {
    const accept = async (headers: Record<string, string>, body: object = {}, id = 'a1') =>
      (await post(`/api/v1/appeals/${id}/accept`, body, { authorization: 'Bearer puxi', ...headers })).json();

    it('gives the same key on the same appeal the same command, and the same body the same digest', async () => {
      const first = await accept({ 'idempotency-key': KEY }, { note: '已联系' });
      const again = await accept({ 'idempotency-key': KEY }, { note: '已联系' });
      const other = await accept({ 'idempotency-key': KEY }, { note: '未联系' });
      const elsewhere = await accept({ 'idempotency-key': KEY }, {}, 'a2');
      expect(again).toMatchObject({ commandId: first.commandId, bodyDigest: first.bodyDigest, hasKey: true });
      expect(other.commandId).toBe(first.commandId);
      expect(other.bodyDigest).not.toBe(first.bodyDigest);
      expect(elsewhere.commandId).not.toBe(first.commandId);
      expect(first.route).toBe('POST /api/v1/appeals/:id/accept');
    });

    it('gives a command without a key an id of its own each time', async () => {
      const [a, b] = [await accept({}), await accept({})];
      expect(a.commandId).not.toBe(b.commandId);
      expect(a).toMatchObject({ hasKey: false });
      expect(a.bodyDigest).toBeUndefined();
    });

    it('refuses keys and tags that are none', async () => {
      expect((await accept({ 'idempotency-key': 'has blank' })).code).toBe('request/key-invalid');
      expect((await accept({ 'if-match': 'W/3' })).code).toBe('request/if-match-invalid');
      expect((await accept({ 'if-match': '"3"' })).ifMatch).toBe(3);
    });

    it('keeps a correlation id that is a UUID, and makes one otherwise', async () => {
      const kept = await get('/api/v1/appeals/a1', { ...chen, 'x-correlation-id': KEY });
      const made = await get('/api/v1/appeals/a1', { ...chen, 'x-correlation-id': '13891500001' });
      expect(kept.headers['x-correlation-id']).toBe(KEY);
      expect(made.headers['x-correlation-id']).toMatch(/^[0-9a-f]{8}-/);
    });
  });

  it('says where an answer stands, and forbids keeping or framing it', async () => {
    const answer = await post('/api/v1/appeals', { words: '停电' }, chen);
    expect(answer.headers).toMatchObject({
      etag: '"0"',
      'suqiu-position': expect.stringMatching(/^[\w-]+$/),
      location: expect.stringContaining('/api/v1/appeals/'),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  it.each([
    ['a route', '/api/v1/appeals/refused', 412],
    ['no route', '/api/v1/nowhere', 404],
    ['a path that is no UTF-8', '/api/v1/appeals/%ff', 404],
    ['a path that ends in a percent sign', '/%', 404],
    ['an id as long as a page', `/api/v1/appeals/${'a'.repeat(201)}`, 404],
  ])('secures, names and logs its answer at %s', async (_, url, status) => {
    lines.length = 0;
    const answer = await get(url, chen);
    expect(answer.statusCode).toBe(status);
    expect(answer.json().instance).toBe(url);
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-security-policy': expect.stringContaining("'none'"),
      'cache-control': 'no-store',
      'x-correlation-id': answer.json().correlationId,
    });
    expect(lines.join('')).toContain(answer.json().correlationId);
  });

  it.each([
    ['no HTTP at all', 'GEHT /\r\n\r\n', 400, 'request/malformed'],
    ['a header that is none', 'GET / HTTP/1.1\r\nHost: a\r\nno header\r\n\r\n', 400, 'request/malformed'],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nHost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`,
      413,
      'request/too-large',
    ],
  ])('answers %s as everything else', async (_, sent, status, code) => {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(sent));
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
    });
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status} `);
    expect(head).toContain('x-content-type-options: nosniff');
    expect(JSON.parse(body)).toMatchObject({ code, status });
    expect(head).toContain(`x-correlation-id: ${JSON.parse(body).correlationId}`);
  });

  it('lets browsers of the named origins call, and no others', async () => {
    const asked = (origin: string) =>
      app.inject({
        method: 'OPTIONS',
        url: '/api/v1/appeals',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    expect((await asked('https://hanyin.example')).headers['access-control-allow-origin']).toBe(
      'https://hanyin.example',
    );
    expect((await asked('https://elsewhere.example')).headers['access-control-allow-origin']).toBeUndefined();
  });

  it('answers what there is not no sooner than what is another’s', async () => {
    for (const id of ['absent', 'foreign']) {
      const startedAt = performance.now();
      const answer = await get(`/api/v1/appeals/${id}/hidden`, chen);
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'appeal/not-found']);
      // By whole ticks, as far as the clocks agree.
      expect(performance.now() - startedAt).toBeGreaterThan(9);
    }
  });

  it('logs each answer without path values, query, headers or body', async () => {
    lines.length = 0;
    await post(
      '/api/v1/appeals?phone=13891500009',
      { words: '盘龙村李桂兰' },
      { ...chen, 'idempotency-key': KEY },
    );
    await get('/api/v1/appeals/13891500009', chen);
    const text = lines.join('');
    expect(text).toContain('"route":"/api/v1/appeals/:id"');
    for (const canary of ['13891500009', '李桂兰', KEY, 'Bearer', 'chen']) expect(text).not.toContain(canary);
  });
});
