import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { ask, spelt } from '../kit/api/exchange';
import type { AppealAnswer } from '../kit/api/types';
import { eventually } from '../kit/eventually';
import { photoOf } from '../kit/photo';
import { factsRecorded } from '../kit/recorded';
import { removeFolder, startService, type Service } from '../kit/service';
import { matter, PANLONG, powerCut } from '../kit/stories';

const base64url = (value: object | Buffer): string =>
  (Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value))).toString('base64url');

describe('under attack', () => {
  let service: Service;
  let citizen: Caller;
  let neighbour: Caller;
  let appeal: AppealAnswer;

  beforeAll(async () => {
    service = await startService({
      env: { CLOCK: 'settable', CLOCK_SPEED: '0', RATE_PER_TOKEN: '400', RATE_ANONYMOUS_WRITES: '3' },
    });
    const client = await Client.of(service);
    citizen = await client.as('citizen', '13891500001');
    neighbour = await client.as('citizen', '13891500002');
    appeal = await citizen.reports(powerCut());
    await eventually(
      () => citizen.sees(appeal),
      ({ holder }) => holder === 'ent-power',
    );
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const send = (path: string, body: string, type = 'application/json') =>
    ask(`${service.url}/api/v1${path}`, {
      method: 'POST',
      body,
      headers: {
        ...citizen.credentials,
        'content-type': type,
        'idempotency-key': 'Vb7Qe2Rt9Yu4Io1Pa6Sd3Fg8',
      },
    });

  const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const withForm = (form: string) =>
    JSON.stringify(powerCut({ form: {} })).replace('"form":{}', `"form":${form}`);

  it.each([
    ['a body that is no JSON', '{"words":', 400, 'request/malformed'],
    [
      'lists nested to the limit of size',
      `{"words":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      400,
      'request/malformed',
    ],
    ['objects nested to the limit of size', deep(40_000), 400, 'request/malformed'],
    ['a form nested to the limit of size', withForm(deep(40_000)), 400, 'request/malformed'],
    ['half a character', JSON.stringify(powerCut({ words: '停电\ud800' })), 400, 'request/not-utf-8'],
    ['half a character in a name', withForm('{"\\udc00":1}'), 400, 'request/not-utf-8'],
    ['__proto__', '{"__proto__":{"role":"admin"}}', 400, 'request/malformed'],
    ['__proto__ in a form', withForm('{"__proto__":{"role":"admin"}}'), 400, 'request/malformed'],
    ['constructor.prototype', '{"constructor":{"prototype":{"role":"admin"}}}', 400, 'request/malformed'],
    ['an infinite number', '{"place":{"location":{"latitude":1e999}}}', 400, 'request/malformed'],
    ['names of every object', '{"toString":1,"valueOf":1,"hasOwnProperty":1}', 400, 'request/invalid'],
    [
      'a service named like a method',
      JSON.stringify(matter('constructor', '停电')),
      422,
      'appeal/unknown-service',
    ],
    [
      'a unit named like a method',
      JSON.stringify(powerCut({ accused: [{ unit: 'constructor' }] })),
      422,
      'appeal/unknown-accused',
    ],
    ['more than a body may have', JSON.stringify({ words: '停'.repeat(200_000) }), 413, 'request/too-large'],
  ])('refuses %s and records nothing', async (_what, body, status, code) => {
    const before = await factsRecorded(service.folder);
    expect(await send('/appeals', body)).toMatchObject({ status, code });
    expect(await factsRecorded(service.folder)).toBe(before);
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'application/xml'])(
    'takes no %s for JSON',
    async (type) => {
      const comment = 'text=%E5%8F%88%E5%81%9C%E7%94%B5%E4%BA%86&visibleTo=everyone';
      expect(await send(`/appeals/${appeal.id}/comments`, comment, type)).toMatchObject({
        status: 415,
        code: 'request/media-type',
      });
    },
  );

  it.each([
    ['/api/v1/appeals/%zz', 404, 'request/no-route'],
    [`/api/v1/appeals/${'7'.repeat(300)}`, 404, 'request/no-route'],
    ['/api/v1/appeals/..%2f..%2f..%2fetc%2fpasswd', 404, 'appeal/not-found'],
    ['/api/v1/appeals/%00', 404, 'appeal/not-found'],
    ['/api/v1/appeals?limit=1e9', 400, 'request/invalid'],
    ['/api/v1/appeals?limit=-1', 400, 'request/invalid'],
    ['/api/v1/appeals?limit=1&limit=100', 400, 'request/invalid'],
    ['/api/v1/appeals?from=%2B275760-09-13T00:00:00Z', 400, 'request/invalid'],
    ['/api/v1/appeals?region=61092', 400, 'request/invalid'],
    ['/api/v1/appeals?cursor=JyBvciAxPTEtLQ', 400, 'request/cursor-invalid'],
  ])('answers %s with a problem', async (path, status, code) => {
    expect(await ask(`${service.url}${path}`, { headers: { ...citizen.credentials } })).toMatchObject({
      status,
      code,
    });
  });

  it.each([
    ['without a boundary', 'multipart/form-data', 'x'],
    [
      'cut off',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="f"; filename="a"\r\n\r\nab',
    ],
    ['of no part', 'multipart/form-data; boundary=x', '--x\r\n[]--x--\r\n'],
  ])('refuses an upload %s', async (_what, type, body) => {
    expect(await send('/attachments', body, type)).toMatchObject({ status: 400, code: 'request/malformed' });
  });

  it('takes a photo from who uploaded it alone, also with an anonymous report', async () => {
    const { ref, id: photo } = await citizen.upload(await photoOf());
    const attachments = [{ ref }];
    expect(await neighbour.triesToReport(powerCut({ attachments }))).toMatchObject({
      status: 422,
      body: { code: 'attachment/ref-invalid' },
    });
    const unsigned = matter('violation-report', '有人夜里在月河盗采河沙', { anonymous: true, attachments });
    const { id, secret } = await citizen.reports(unsigned);
    const { text } = await ask(`${service.url}/api/v1/appeals/${id}`, {
      headers: { 'suqiu-secret': secret ?? '' },
    });
    expect(text).toContain(photo);
    expect(await citizen.statusOf({ id })).toBe(404);
  });

  it('shows a forged cursor no more than the caller may see', async () => {
    const cursor = base64url(Buffer.from(JSON.stringify(['reported', '9999-12-31T00:00:00.000Z', 'z'])));
    const { items } = await neighbour.lists({ cursor });
    expect(items).toEqual([]);
  });

  it('takes no region for another that begins alike', async () => {
    const { items } = await citizen.lists({ region: [PANLONG] });
    expect(items.map(({ id }) => id)).toContain(appeal.id);
    const within = await citizen.lists({ region: [PANLONG.slice(0, 9)] });
    expect(within.items.map(({ id }) => id)).toContain(appeal.id);
    for (const code of [`${PANLONG.slice(0, 8)}9`, `${PANLONG.slice(0, 11)}0`, `${PANLONG}-01`])
      expect((await citizen.lists({ region: [code] })).items).toEqual([]);
  });

  it.each(['*', 'W/1', '1', '"-1"', '"1","2"', '"1e2"', '"99999999999999999999"', '""'])(
    'takes no If-Match of %s',
    async (tag) => {
      const answer = await ask(`${service.url}/api/v1/appeals/${appeal.id}/withdraw`, {
        method: 'POST',
        body: '{}',
        headers: { ...citizen.credentials, 'content-type': 'application/json', 'if-match': tag },
      });
      expect(answer).toMatchObject({ status: 400, code: 'request/if-match-invalid' });
    },
  );

  it('takes a token from nobody but its issuer', async () => {
    const issuer = JSON.parse(readFileSync(join(service.folder, 'token-issuer.json'), 'utf8')) as Record<
      string,
      string
    >;
    const { d: _secret, ...publicKey } = issuer;
    const claims = {
      ...{ sub: 'dispatcher-centre-610921', role: 'dispatcher', unit: 'centre-610921', region: '610921' },
      ...{ iss: 'suqiu-embedded', aud: 'suqiu', exp: Math.floor(Date.now() / 1000) + 600 },
    };
    const signed = (header: object, key: string | Buffer) => {
      const text = `${base64url(header)}.${base64url(claims)}`;
      return `${text}.${base64url(createHmac('sha256', key).update(text).digest())}`;
    };
    const kid = issuer.kid ?? '';
    const [header = '', payload = '', signature = ''] = tokenOf(citizen).split('.');
    const promoted = { ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object), ...claims };
    const forged = {
      none: `${base64url({ alg: 'none', kid })}.${base64url(claims)}.`,
      'HS256 with the public key': signed({ alg: 'HS256', kid }, Buffer.from(issuer.x ?? '', 'base64url')),
      'HS256 with the key set': signed({ alg: 'HS256', kid }, JSON.stringify(publicKey)),
      'a key of its own': signed({ alg: 'EdDSA', kid, jwk: publicKey }, 'x'),
      'a kid that is a path': signed({ alg: 'EdDSA', kid: '../../dev/null' }, ''),
      'claims exchanged': `${header}.${base64url(promoted)}.${signature}`,
      nothing: '',
    };
    for (const [what, token] of Object.entries(forged)) {
      const { status } = await ask(`${service.url}/api/v1/appeals`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect([what, status]).toEqual([what, 401]);
    }
  });

  it('counts an anonymous report as one however its path is spelt and whoever claims to forward it', async () => {
    const { host } = new URL(service.url);
    const spellings = [
      '/api/v1/appeals',
      '/api/v1/appeals?x=1',
      '/api/v1/%61ppeals',
      `http://${host}/api/v1/appeals`,
      '/api/v1/appeals#here',
      '/api/v1/appeals',
    ];
    const statuses: number[] = [];
    for (const [number, path] of spellings.entries())
      statuses.push(await spelt(service.url, path, `X-Forwarded-For: 10.0.0.${number}`));
    expect(statuses).toEqual([400, 400, 400, 429, 429, 429]);
  });

  it('counts a token as one however it is spelt', async () => {
    const token = tokenOf(neighbour);
    const limitLeft = async (authorization: string) => {
      const { text } = await ask(`${service.url}/api/v1/appeals`, { headers: { authorization } });
      return Number(/x-ratelimit-remaining: (\d+)/.exec(text)?.[1]);
    };
    const first = await limitLeft(`Bearer ${token}`);
    expect(await limitLeft(`bEARER ${token}`)).toBe(first - 1);
    expect(await limitLeft(`Bearer    ${token}`)).toBe(first - 2);
  });

  it('lets one of many who do the same thing at once do it', async () => {
    const twelve = <T>(act: () => Promise<T>) => Promise.all(Array.from({ length: 12 }, act));
    const endorsed = await twelve(() => neighbour.tries(appeal, 'endorse'));
    expect(endorsed.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(11).fill(409)]);
    expect((await citizen.sees(appeal)).endorsements).toBe(1);
    const withdrawn = await twelve(() => citizen.tries(appeal, 'withdraw'));
    expect(withdrawn.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('keeps a key to its caller, its route and its body', async () => {
    const key = 'Kd8Wm3Zx6Cv1Bn9Lp4Qa7Se2';
    const mine = await citizen.reports(powerCut(), { key });
    expect((await citizen.reports(powerCut(), { key })).id).toBe(mine.id);
    expect(await citizen.triesToReport(powerCut({ words: '村口又停电' }), { key })).toMatchObject({
      status: 422,
      body: { code: 'command/key-reused' },
    });
    expect((await neighbour.reports(powerCut(), { key })).id).not.toBe(mine.id);
  });

  const tokenOf = ({ credentials }: Caller): string =>
    (credentials['authorization'] ?? '').replace('Bearer ', '');
});
