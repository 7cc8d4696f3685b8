import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { edgeApp } from '../kit/edge-app';

describe('the bytes of a request', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await edgeApp();
  });
  afterAll(() => app.close());
  const chen = { authorization: 'Bearer chen' };

  const send = (payload: string | Buffer, contentType = 'application/json') =>
    app.inject({
      method: 'POST',
      url: '/api/v1/appeals',
      payload,
      headers: { ...chen, 'content-type': contentType },
    });
  /** 停电了, as systems of before UTF-8 write it. */
  const gbk = Buffer.concat([
    Buffer.from('{"words":"'),
    Buffer.from([0xcd, 0xa3, 0xb5, 0xe7, 0xc1, 0xcb]),
    Buffer.from('"}'),
  ]);

  it.each([
    ['GBK that says so', gbk, 'application/json; charset=gbk', 415, 'request/charset'],
    ['GBK that does not', gbk, 'application/json', 400, 'request/not-utf-8'],
    ['GBK that passes for UTF-8', gbk, 'application/json; charset="UTF-8"', 400, 'request/not-utf-8'],
    ['ASCII under another name', '{"words":"x"}', 'application/json;charset=utf-16', 415, 'request/charset'],
    ['half a character', '{"words":"\\ud83d"}', 'application/json', 400, 'request/not-utf-8'],
    ['half a character in a name', '{"\\udc00":1}', 'application/json', 400, 'request/not-utf-8'],
    ['NUL', '{"words":"停电\\u0000了"}', 'application/json', 400, 'request/not-utf-8'],
  ])('refuses %s before it looks at the fields', async (_, body, contentType, status, code) => {
    const answer = await send(body, contentType);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });

  it('takes UTF-8 as it is, with and without its name or mark', async () => {
    for (const type of [
      'application/json',
      'application/json; charset=utf8',
      'application/json;charset="UTF-8"',
    ])
      expect((await send('{"words":"停电了😀"}', type)).statusCode).toBe(201);
    expect((await send('\ufeff{"words":"停电了"}')).statusCode).toBe(201);
  });

  it('refuses a query that is no text', async () => {
    for (const query of ['q=%b5%e7', 'q=%00', 'q=%']) {
      const answer = await app.inject({ url: `/api/v1/appeals/list?${query}`, headers: chen });
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'request/not-utf-8']);
    }
  });
});
