import { ask } from '../../kit/api/exchange';
import { pole } from '../../kit/stories';
import { attack, firstOf, holds, refused, type Breach, type Kind } from './attack';
import type { Target } from './target';

const MANY = 20_000;
const strays = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`x${at}`, 1] as const));
/** A refusal of a body costs no more to send than this, however much the body held. */
const SHORT = 30_000;

/** An appeal that its village has in hand, and what people write on it. */
async function writesOn({ people }: Target) {
  const { id } = await people.reporter.reports(pole());
  return [
    `/appeals/${id}/comments`,
    `/appeals/${id}/urge`,
    `/appeals/${id}/accept`,
    `/appeals/${id}/resolve`,
    '/bulk',
  ] as const;
}

const isShort = (text: string): Breach =>
  holds(text.length < SHORT, `the answer has ${text.length} characters`);

export const bounds: Kind = {
  kind: 'work or room that one caller takes from everybody else',
  attacks: [
    attack('a body of 20,000 fields, on five routes, without a credential', async (target) =>
      firstOf(await writesOn(target), async (path) => {
        const answer = await target.send('POST', path, { body: strays(MANY) });
        return refused(answer, 401, 'auth/token-required') ?? isShort(answer.text);
      }),
    ),
    attack('the same with a made-up token, and with a made-up secret', async (target) =>
      firstOf(await writesOn(target), (path) =>
        firstOf(
          [{ authorization: 'Bearer x' }, { 'suqiu-secret': 'A'.repeat(32) }],
          async (headers: Readonly<Record<string, string>>) => {
            const answer = await target.send('POST', path, { body: strays(MANY), headers });
            // A secret is judged by the appeal that it opens: before that, bounds alone keep the body small.
            return (
              holds([400, 401].includes(answer.status), `answered ${answer.status}`) ?? isShort(answer.text)
            );
          },
        ),
      ),
    ),
    attack(
      'more fields, photos or nested lists than a body may hold, by who holds a token',
      async (target) => {
        const { id } = await target.people.reporter.reports(pole());
        const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
        const bodies = [
          strays(MANY),
          { attachments: Array.from({ length: MANY }, () => ({ ref: 'x' })) },
          { text: nested(60) },
        ];
        return firstOf(['/appeals', `/appeals/${id}/comments`, `/appeals/${id}/urge`, '/bulk'], (path) =>
          firstOf(
            bodies,
            async (body) => {
              const by = path === '/bulk' ? target.people.county : target.people.reporter;
              const answer = await target.send('POST', path, { by, body });
              return refused(answer, 400, 'request/malformed') ?? isShort(answer.text);
            },
            (body) => `${path} ${Object.keys(body)[0]}`,
          ),
        );
      },
    ),
    attack('a body that is no form, where files are expected', async (target) => {
      const url = `${target.service.url}/api/v1/attachments`;
      const json = (body: Uint8Array<ArrayBuffer> | string, type = 'application/json') =>
        ask(url, {
          method: 'POST',
          headers: { ...target.people.reporter.credentials, 'content-type': type },
          body: typeof body === 'string' ? body : new Blob([body]),
        });
      return (
        refused(await json(JSON.stringify(strays(120_000))), 413, 'request/too-large') ??
        refused(await json(JSON.stringify(strays(MANY))), 400, 'request/malformed') ??
        refused(await json(Uint8Array.from([0x22, 0xb5, 0xe7, 0x22])), 400, 'request/not-utf-8') ??
        refused(await json('{}', 'application/json; charset=gbk'), 415, 'request/charset')
      );
    }),
    attack('a list of 2,000 faults, by who holds a token', async (target) => {
      const { id } = await target.people.reporter.reports(pole());
      return firstOf(['/appeals', `/appeals/${id}/comments`, `/appeals/${id}/rate`], async (path) => {
        const answer = await target.send('POST', path, { by: target.people.reporter, body: strays(2_000) });
        return refused(answer, 400, 'request/invalid') ?? isShort(answer.text);
      });
    }),
    attack('a text longer than anybody reads, on four routes', async (target) => {
      const { people, send } = target;
      const { id } = await people.reporter.reports(pole());
      const long = '树'.repeat(20_001);
      const written = [
        ['/appeals', pole({ words: long })],
        [`/appeals/${id}/comments`, { text: long, visibleTo: 'everyone' }],
        [`/appeals/${id}/urge`, { reason: long }],
        [`/appeals/${id}/rate`, { stars: 5, responded: true, solved: true, satisfied: true, remark: long }],
      ] as const;
      return firstOf(
        written,
        async ([path, body]) =>
          refused(await send('POST', path, { by: people.reporter, body }), 400, 'request/invalid'),
        ([path]) => path,
      );
    }),
    attack('the thirty-first comment of a day, by each of two who are in it', async (target) => {
      const { reporter, townDispatcher } = target.people;
      const filed = await reporter.reports(pole());
      return firstOf([reporter, townDispatcher], async (by) => {
        const said = { text: '树还压着瓦', visibleTo: 'everyone' } as const;
        for (let at = 0; at < 30; at++) await by.does(filed, 'comments', said);
        return refused(await by.tries(filed, 'comments', said), 429, 'appeal/comments-of-today');
      });
    }),
    attack('pages longer than a screen, of lists, queues, timelines and histories', async (target) => {
      const { people, send } = target;
      const { id } = await people.reporter.reports(pole());
      const pages = [
        [people.reporter, '/appeals'],
        [people.townDispatcher, '/queues/centre-610921102'],
        [people.reporter, `/appeals/${id}/timeline`],
        [people.auditor, `/appeals/${id}/history`],
      ] as const;
      return firstOf(
        pages,
        async ([by, path]) =>
          refused(await send('GET', `${path}?limit=100000`, { by }), 400, 'request/invalid'),
        ([, path]) => path,
      );
    }),
  ],
};
