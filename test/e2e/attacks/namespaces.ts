import { randomUUID } from 'node:crypto';
import { ask } from '../../kit/api/exchange';
import { photoOf } from '../../kit/photo';
import { unsigned } from '../../kit/stories';
import { attack, firstOf, holds, refused, type Kind } from './attack';
import type { Target } from './target';

/** Reports of two callers under one key with one body. */
async function secretsOf(target: Target, key: string, claims: readonly (object | undefined)[]) {
  const answers = [];
  for (const each of claims) {
    const by = each === undefined ? undefined : target.holding(each);
    const { text } = await target.send('POST', '/appeals', {
      by,
      body: unsigned(),
      headers: { 'idempotency-key': key },
    });
    answers.push(/"secret":"([^"]+)"/.exec(text)?.[1]);
  }
  return answers;
}
const onlyOne = async (target: Target, ...others: readonly object[]) => {
  const [first, ...found] = await secretsOf(target, randomUUID(), [undefined, ...others]);
  if (first === undefined) return 'the anonymous report itself was refused';
  return holds(!found.includes(first), 'the secret came back to somebody else');
};

/** Too little for nobody to guess: the report is found again by this key alone. */
const GUESSABLE = [
  '1234567890123456789012',
  'abcdefghijklmnopqrstuvwxyz',
  '0123456789abcdef0123456789abcdef',
  'zyxwvutsrqponmlkjihgfedcba',
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  'qwertyuiopqwertyuiopqwertyuiop',
  '13579bdf13579bdf13579bdf13579bdf',
  '20260701-20260701-20260701-2026',
];

export const namespaces: Kind = {
  kind: 'a name that two kinds of callers could share',
  attacks: [
    attack('somebody on duty called anonymous, for an anonymous reporter’s secret', (target) =>
      onlyOne(
        target,
        { sub: 'anonymous', role: 'officer', unit: 'centre-610921', region: '610921' },
        { sub: 'anonymous', role: 'admin' },
      ),
    ),
    attack('a citizen called anonymous, for an anonymous reporter’s secret', (target) =>
      onlyOne(
        target,
        ...['anonymous', 'anonymous:anonymous', 'system', ''].map((sub) => ({ sub, role: 'citizen' })),
      ),
    ),
    attack('an officer under the key and body of an anonymous reporter', (target) =>
      onlyOne(target, { sub: 'officer-centre-610921102', role: 'officer' }),
    ),
    attack(
      'a photo that a caller without a token uploaded, by a citizen called anonymous',
      async (target) => {
        const form = new FormData();
        form.append('file', new Blob([Uint8Array.from(await photoOf())]), 'a.jpg');
        const sent = await ask(`${target.service.url}/api/v1/attachments`, { method: 'POST', body: form });
        const ref = /"ref":"([^"]+)"/.exec(sent.text)?.[1];
        if (ref === undefined) return `the upload was refused: ${sent.status}`;
        const by = target.holding({ sub: 'anonymous', role: 'citizen' });
        const body = unsigned({ anonymous: false, attachments: [{ ref }] });
        return refused(
          await target.send('POST', '/appeals', { by, body, headers: { 'idempotency-key': randomUUID() } }),
          422,
          'attachment/ref-invalid',
        );
      },
    ),
    attack('an anonymous report under a key that can be guessed', (target) =>
      firstOf(GUESSABLE, async (key) =>
        refused(
          await target.send('POST', '/appeals', { body: unsigned(), headers: { 'idempotency-key': key } }),
          400,
          'request/key-required',
        ),
      ),
    ),
  ],
};
