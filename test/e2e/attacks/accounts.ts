import { randomInt } from 'node:crypto';
import type { Caller } from '../../kit/api/caller';
import { filed, matter, powerCut } from '../../kit/stories';
import { attack, firstOf, holds, refused, type Breach, type Kind } from './attack';
import type { Target } from './target';

const aNumber = (): string => `139${randomInt(10_000_000, 99_999_999)}`;
let made = 0;
const account = (target: Target, phone: string, verified: unknown): Caller =>
  target.holding({
    ...{ sub: `wx-attack-${++made}`, role: 'citizen', phone_number: phone },
    ...(verified === undefined ? {} : { phone_number_verified: verified }),
  });

/** What an officer at the hotline takes down for this number. */
const takenDown = (target: Target, phone: string) =>
  filed(
    target.people.county,
    powerCut({ channel: 'hotline', reporter: { name: '赵玉芳', phone }, words: '家里的事，请保密' }),
  );

/** One appeal, everything of it, every step of a reporter, and the lists. */
async function opensNothing(target: Target, by: Caller, id: string): Promise<Breach> {
  const reads = ['', '/timeline', '/deadlines'];
  const read = await firstOf(reads, async (path) =>
    refused(await target.send('GET', `/appeals/${id}${path}`, { by }), 404, 'appeal/not-found'),
  );
  if (read !== undefined) return read;
  const steps = [
    ['withdraw', { reason: '不是我' }],
    ['urge', {}],
    ['comments', { text: '补充', visibleTo: 'everyone' }],
  ] as const;
  const step = await firstOf(
    steps,
    async ([verb, body]) =>
      refused(await target.send('POST', `/appeals/${id}/${verb}`, { by, body }), 404, 'appeal/not-found'),
    ([verb]) => verb,
  );
  if (step !== undefined) return step;
  return firstOf(['/appeals', '/appeals?mine=true'], async (path) => {
    const { text } = await target.send('GET', path, { by });
    return holds(!text.includes(id), 'it is listed');
  });
}

export const accounts: Kind = {
  kind: 'a telephone number that opens what is not its bearer’s',
  attacks: [
    attack('a number that the issuer has not verified, however it says so', async (target) => {
      const phone = aNumber();
      const { id } = await takenDown(target, phone);
      const breach = await firstOf(
        [undefined, null, false, 'false', 'true', 0, 1, '', [], [true], {}],
        (verified) => opensNothing(target, account(target, phone, verified), id),
        (verified) => JSON.stringify(verified) ?? 'absent',
      );
      // Otherwise nothing would be shown: the number's own bearer does see it.
      const own = await account(target, phone, true).statusOf({ id });
      return breach ?? holds(own === 200, `its own bearer gets ${own}`);
    }),
    attack('the verified number of somebody who filed by an account of their own', async (target) => {
      const phone = aNumber();
      const { id } = await filed(account(target, phone, true), powerCut());
      return opensNothing(target, account(target, phone, true), id);
    }),
    attack('a number that was another account’s when the report was taken down', async (target) => {
      const phone = aNumber();
      const before = account(target, phone, true);
      const { id } = await takenDown(target, phone);
      if ((await before.statusOf({ id })) !== 200) return 'its bearer of then does not see it';
      return opensNothing(target, account(target, phone, true), id);
    }),
    attack('a number that another account has verified since', async (target) => {
      const phone = aNumber();
      const claims = { sub: `wx-attack-${++made}`, role: 'citizen', phone_number: phone };
      const { id } = await takenDown(target, phone);
      const seen = await target.holding({ ...claims, phone_number_verified: true }).statusOf({ id });
      if (seen !== 200) return 'its first bearer does not see it';
      await account(target, phone, true).lists();
      // A token of its own: what one is remembered to open ends within a minute.
      return opensNothing(target, target.holding({ ...claims, phone_number_verified: true, jti: 'b' }), id);
    }),
    attack('the subject of a citizen who signs in with another number', async (target) => {
      const claims = { sub: `wx-attack-${++made}`, role: 'citizen', phone_number_verified: true };
      const { id } = await filed(target.holding({ ...claims, phone_number: aNumber() }), powerCut());
      const changed = await target.holding({ ...claims, phone_number: aNumber() }).statusOf({ id });
      return holds(changed === 200, `who changed their number gets ${changed} for what they filed`);
    }),
    attack('a subject that is a hash, a secret or an id of somebody else', async (target) => {
      const { id } = await filed(target.people.reporter, matter('neighbour-dispute', '地界又挪了'));
      const shown = await target.people.auditor.history({ id });
      const citizen = /"citizen":"([^"]+)"/.exec(JSON.stringify(shown))?.[1] ?? '';
      return firstOf([citizen, `citizen:${citizen}`, 'anonymous', 'system'].filter(Boolean), (sub) =>
        opensNothing(target, target.holding({ sub, role: 'citizen' }), id),
      );
    }),
  ],
};
