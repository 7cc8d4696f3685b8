import { judge, NotAsDocumented } from '../../kit/api/judge';

const ID = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b';
const accepted = {
  id: ID,
  number: '610921-20260701-0001',
  status: 'accepted',
  revision: 3,
  round: 1,
  events: [{ type: 'AppealAccepted', revision: 3, occurredAt: '2026-07-01T10:00:00.000+08:00' }],
};
const refused = {
  type: 'urn:suqiu:problem:appeal/closed',
  title: '已结案',
  status: 409,
  detail: '请申请重办或复查。',
  instance: `/api/v1/appeals/${ID}/accept`,
  code: 'appeal/closed',
  correlationId: ID,
};
const stands = { etag: '"3"', 'suqiu-position': 'Mw' };

/** What the service answers, as a test's client has it before the test. */
const answered = (
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
  path = `/api/v1/appeals/${ID}/accept`,
) =>
  judge({
    method: 'POST',
    url: `http://127.0.0.1${path}`,
    status,
    headers: new Headers({
      'content-type': status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json',
      ...headers,
    }),
    bytes: Buffer.from(JSON.stringify(body)),
  });

describe('an answer is held to the API document', () => {
  it('lets pass what the document says', () => {
    answered(200, accepted, stands);
    answered(409, { ...refused, standing: 'closed' });
    answered(404, { ...refused, status: 404, code: 'request/no-route' }, {}, '/api/v1/nothing');
    answered(
      404,
      { ...refused, status: 404, code: 'request/no-route' },
      {},
      `/api/v1/appeals/${'7'.repeat(300)}/accept`,
    );
  });

  it.each([
    ['a status', () => answered(202, accepted, stands), 'respond.accept lists no 202'],
    ['a code', () => answered(409, { ...refused, code: 'appeal/evidence-missing' }), 'is not one of'],
    ['a member more', () => answered(200, { ...accepted, colour: 'red' }, stands), 'has "colour"'],
    [
      'a member more, deep down',
      () => answered(200, { ...accepted, events: [{ ...accepted.events[0], by: 'x' }] }, stands),
      '/events/0 has "by"',
    ],
    ['a member more of a problem', () => answered(409, { ...refused, stack: 'at …' }), 'has "stack"'],
    [
      'a member less',
      () => answered(200, { ...accepted, number: undefined }, stands),
      "required property 'number'",
    ],
    ['another value', () => answered(200, { ...accepted, status: 'lost' }, stands), '/status is "lost"'],
    ['a header less', () => answered(200, accepted, { etag: '"3"' }), 'Suqiu-Position is missing'],
    [
      'a media type',
      () => answered(200, accepted, { ...stands, 'content-type': 'text/html' }),
      'text/html is not one of',
    ],
    ['a route', () => answered(200, accepted, stands, '/api/v1/nothing'), 'no such route'],
    [
      'a documented route that is none',
      () => answered(404, { ...refused, status: 404, code: 'request/no-route' }),
      'is not one of',
    ],
  ])('refuses %s that the document does not list', (_what, answer, why) => {
    expect(answer).toThrow(NotAsDocumented);
    expect(answer).toThrow(why);
  });
});
