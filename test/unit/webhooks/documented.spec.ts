import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHmac } from 'node:crypto';
import { signatureOf } from '../../../src/adapters/webhook/signing';

const page = readFileSync(join(__dirname, '../../../docs/reference/notices.md'), 'utf8');
/** Of the worked example. */
const given = (name: string): string => new RegExp(`^${name} +(.+)$`, 'm').exec(page)?.[1] ?? '';

describe('how a webhook is verified', () => {
  it('comes out, step by step as the page has it, at the signature that stands there', () => {
    const [secret, id, seconds, body] = [
      given('secret'),
      given('webhook-id'),
      given('webhook-timestamp'),
      given('body'),
    ];
    expect([secret, id, seconds, body].every((part) => part.length > 0)).toBe(true);
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const byHand = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
    expect(given('webhook-signature')).toBe(`v1,${byHand}`);
    expect(signatureOf([secret], { id, seconds: Number(seconds), body })).toBe(`v1,${byHand}`);
    expect(JSON.parse(body)).toMatchObject({ id, type: 'suqiu.notice.written.v1' });
  });
});
