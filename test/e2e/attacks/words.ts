import { filed, pole } from '../../kit/stories';
import { attack, firstOf, refused, type Kind } from './attack';
import type { Target } from './target';

const SHARED_NAMES = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf', '__proto__'];
const EMPTY = [
  '....',
  '。。。。',
  '----',
  '！！！！',
  '\u200b\u200b\u200b\u200b',
  '\u3164\u3164\u3164\u3164',
  '​    ​',
];
const YEARS = [
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+08:00',
  '1899-12-31T00:00:00Z',
  '9999-12-31T23:59:59Z',
];

type Write = readonly [path: string, body: object];
/** What county and auditor may write on an appeal that is routed. */
async function writesOf(target: Target): Promise<readonly Write[]> {
  const { id } = await filed(target.people.reporter, pole());
  return [
    [`/appeals/${id}/identity/reveal`, { purpose: '核实诉求人身份' }],
    [`/appeals/${id}/recall`, { reason: '派单有误' }],
    [`/appeals/${id}/classify`, { service: 'sanitation', reason: '是垃圾堆放' }],
    [`/appeals/${id}/escalate`, { reason: '需县级协调' }],
  ];
}

const onEach =
  (ways: readonly string[], change: (body: object, way: string) => string) => async (target: Target) => {
    const writes = await writesOf(target);
    return firstOf(
      writes.flatMap(([path, body]) => ways.map((way) => [path, change(body, way), way] as const)),
      async ([path, body]) =>
        refused(await target.send('POST', path, { by: target.people.county, body }), 400),
      ([path, , way]) => `${path} ${way}`,
    );
  };

export const words: Kind = {
  kind: 'a body that says nothing, or what every object says',
  attacks: [
    attack(
      'a field that is named like a method of every object',
      onEach(SHARED_NAMES, (body, name) => JSON.stringify(body).replace('{', `{${JSON.stringify(name)}:1,`)),
    ),
    attack(
      'a purpose or reason that says nothing',
      onEach(EMPTY, (body, nothing) =>
        JSON.stringify({ ...body, ...('purpose' in body ? { purpose: nothing } : { reason: nothing }) }),
      ),
    ),
    attack('a report or comment of nothing that anybody sees', async (target) => {
      const { id } = await filed(target.people.reporter, pole());
      const by = target.people.reporter;
      return firstOf(['\u200b', '\u3164', '\u2800 \u2800', '\u0301', '\ufeff'], async (nothing) => {
        const report = await target.send('POST', '/appeals', { by, body: pole({ words: nothing }) });
        const comment = { text: nothing, visibleTo: 'everyone' };
        return (
          refused(report, 400, 'request/invalid') ??
          refused(await target.send('POST', `/appeals/${id}/comments`, { by, body: comment }), 400)
        );
      });
    }),
    attack('a time of a year that nobody lives in', (target) =>
      firstOf(YEARS, async (observedAt) =>
        refused(
          await target.send('POST', '/appeals', { by: target.people.reporter, body: pole({ observedAt }) }),
          400,
        ),
      ),
    ),
    attack('lists from and to a year that nobody lives in', (target) =>
      firstOf(
        YEARS.flatMap((year) => [`from=${encodeURIComponent(year)}`, `to=${encodeURIComponent(year)}`]),
        async (query) =>
          refused(await target.send('GET', `/appeals?${query}`, { by: target.people.county }), 400),
      ),
    ),
  ],
};
