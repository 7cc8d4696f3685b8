import { randomUUID } from 'node:crypto';
import type { Caller } from '../../kit/api/caller';
import { photoOf } from '../../kit/photo';
import { COUNTY, pole, unsigned } from '../../kit/stories';
import { attack, firstOf, holds, refused, type Breach, type Kind } from './attack';
import type { Target } from './target';

/** Few enough to be met at once; a minute's requests, of a person and of an address alike. */
const MOST = 40;
const ANONYMOUS = { ofAddress: 6, ofPerson: 3 };
const TRIES = MOST + 20;

const limits = {
  RATE_PER_TOKEN: String(MOST),
  RATE_PER_ADDRESS: String(MOST),
  RATE_ANONYMOUS_WRITES: String(ANONYMOUS.ofAddress),
  RATE_ANONYMOUS_OF_ONE: String(ANONYMOUS.ofPerson),
};

/** A citizen whom nobody has seen yet, with as many tokens as they ask for. */
const newcomer = ({ holding }: Target) => {
  const sub = `newcomer-${randomUUID()}`;
  return (): Caller => holding({ sub, role: 'citizen', jti: randomUUID() });
};

/** How many of these were answered, and not turned away for asking too often. */
async function answeredOf(tries: number, send: (at: number) => Promise<{ readonly status: number }>) {
  let answered = 0;
  for (let at = 0; at < tries; at++) if ((await send(at)).status !== 429) answered++;
  return answered;
}
const atMost = (most: number, answered: number): Breach =>
  holds(answered <= most, `${answered} were answered, not ${most}`);

/** Nobody in particular asks until the address is turned away; then somebody comes with a token. */
const lockingOut = (
  way: string,
  send: (target: Target, at: number) => Promise<unknown>,
  served: (target: Target, by: Caller) => Promise<Breach>,
) =>
  attack(`locking out who has a token and comes from the same address, ${way}`, async ({ limited }) => {
    const target = await limited(limits);
    for (let at = 0; at < TRIES; at++) await send(target, at);
    return (
      refused(await target.send('GET', '/appeals'), 429, 'rate/limited') ??
      (await served(target, newcomer(target)()))
    );
  });
const answers = (expected: number, { status }: { readonly status: number }): Breach =>
  holds(status === expected, `whoever came was answered ${status}`);

const strange = ['/nowhere', '/appeals/%E0%A4%A', '/appeals/x/y/z', '/%00'];

export const fairness: Kind = {
  kind: 'a limit that others pay for, or that a caller renews',
  attacks: [
    lockingOut(
      'by lists without one',
      ({ send }) => send('GET', '/appeals'),
      async ({ send }, by) => answers(200, await send('GET', '/me', { by })),
    ),
    lockingOut(
      'by made-up tokens, from reporting',
      ({ send }, at) => send('GET', '/me', { headers: { authorization: `Bearer ${at}.${randomUUID()}.x` } }),
      async ({ send }, by) => answers(201, await send('POST', '/appeals', { by, body: pole() })),
    ),
    lockingOut(
      'by paths that do not exist or cannot be read, from their queue',
      ({ send }, at) => send('GET', strange[at % strange.length] ?? ''),
      async ({ send, people }) => answers(200, await send('GET', `/queues/${COUNTY}`, { by: people.county })),
    ),
    lockingOut(
      'by guessed secrets, from uploading',
      ({ send }) => send('GET', `/appeals/${randomUUID()}`, { headers: { 'suqiu-secret': 'A'.repeat(32) } }),
      async (_, by) => {
        const { ref } = await by.upload(await photoOf({}));
        return holds(ref.length > 0, 'the upload was refused');
      },
    ),
    attack('more requests than one person has, with four tokens of theirs', async ({ limited }) => {
      const target = await limited(limits);
      const by = newcomer(target);
      const tokens = [by(), by(), by(), by()];
      return atMost(
        MOST,
        await answeredOf(TRIES, (at) => target.send('GET', '/appeals', { by: tokens[at % 4] })),
      );
    }),
    attack('the same on five routes in turn, unknown ones among them', async ({ limited }) => {
      const target = await limited(limits);
      const by = newcomer(target);
      const none = `/appeals/${randomUUID()}`;
      const routes = [
        ['GET', '/me'],
        ['POST', `${none}/comments`, { text: '还没有人来', visibleTo: 'everyone' }],
        ['POST', `${none}/rate`, { stars: 1, responded: false, solved: false, satisfied: false }],
        ['GET', '/nowhere'],
        ['GET', '/appeals/%E0%A4%A'],
      ] as const;
      return atMost(
        MOST,
        await answeredOf(TRIES, (at) => {
          const [method, path, body] = routes[at % routes.length] ?? routes[0];
          return target.send(method, path, { by: by(), body });
        }),
      );
    }),
    attack('more anonymous reports than one citizen has, with a token each', async ({ limited }) => {
      const target = await limited(limits);
      const by = newcomer(target);
      const reported = await answeredOf(ANONYMOUS.ofPerson + 2, () =>
        target.send('POST', '/appeals', {
          by: by(),
          body: unsigned(),
          headers: { 'idempotency-key': randomUUID() },
        }),
      );
      return holds(reported === ANONYMOUS.ofPerson, `${reported} were taken, not ${ANONYMOUS.ofPerson}`);
    }),
    attack('more anonymous reports and uploads than an address has, as if by others', async ({ limited }) => {
      const target = await limited(limits);
      return atMost(
        ANONYMOUS.ofAddress,
        await answeredOf(ANONYMOUS.ofAddress + 4, (at) =>
          target.send('POST', at % 2 === 0 ? '/appeals' : '/attachments', {
            body: unsigned(),
            headers: { 'idempotency-key': randomUUID(), 'x-forwarded-for': `198.51.100.${at}` },
          }),
        ),
      );
    }),
    attack('more requests than an address has, by naming another in each of four headers', ({ limited }) =>
      firstOf(['x-forwarded-for', 'forwarded', 'x-real-ip', 'cf-connecting-ip'], async (header) => {
        const target = await limited(limits);
        const told = (at: number) => (header === 'forwarded' ? `for=203.0.113.${at}` : `203.0.113.${at}`);
        const answered = await answeredOf(TRIES, (at) =>
          target.send('GET', '/appeals', { headers: { [header]: told(at) } }),
        );
        return atMost(MOST, answered);
      }),
    ),
  ],
};
