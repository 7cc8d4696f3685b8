import type { LookupAddress } from 'node:dns';
import { Addresses } from '../../../src/adapters/webhook/addresses';
import { WebhookChannel, type WebhookSettings } from '../../../src/adapters/webhook/webhook-channel';
import type { OutgoingNotice } from '../../../src/kernel/ports/notice-channel';
import { Receiver } from '../../kit/receiver';
import { verifies } from '../../kit/verify-webhook';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=';
const OTHER = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const notice: OutgoingNotice = {
  id: '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b',
  message: {
    ...{ topic: 'suqiu.notification.v1', key: 'a', value: '{"text":"新派单：盘龙村"}' },
    headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' },
  },
};

describe('a webhook', () => {
  let receiver: Receiver;

  beforeEach(async () => {
    receiver = await Receiver.start();
  });
  afterEach(() => receiver.stop());

  const post = (
    over: Partial<WebhookSettings> & { readonly url?: string; readonly secrets?: readonly string[] } = {},
  ) => {
    const { url = receiver.url, secrets = [SECRET], ...settings } = over;
    const find = async () => ({ url, secrets });
    const addresses = new Addresses(['127.0.0.1']);
    return new WebhookChannel({ find, addresses, withinMs: 400, ...settings }).post(notice, 'w');
  };
  const names = (...found: readonly string[]): Pick<WebhookSettings, 'resolve'> => ({
    resolve: async () =>
      found.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
  });

  it('is posted once, byte for byte, with a signature that a receiver can verify', async () => {
    expect(await post()).toEqual({ kind: 'taken' });
    expect(receiver.received).toHaveLength(1);
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
    expect(body).toBe(notice.message.value);
    expect(headers).toMatchObject({
      'webhook-id': notice.id,
      'content-type': notice.message.headers['content-type'],
    });
    expect(verifies(SECRET, headers, body)).toBe(true);
    expect(verifies(OTHER, headers, body)).toBe(false);
    expect(verifies(SECRET, headers, `${body} `)).toBe(false);
    expect(verifies(SECRET, { ...headers, 'webhook-id': 'other' }, body)).toBe(false);
  });

  it('is signed with both secrets while both hold', async () => {
    await post({ secrets: [OTHER, SECRET] });
    const { headers, body } = receiver.received[0]!;
    expect([verifies(SECRET, headers, body), verifies(OTHER, headers, body)]).toEqual([true, true]);
  });

  it('says when, and a receiver takes nothing that is old', async () => {
    await post({ now: () => Date.now() - 600_000 });
    const { headers, body } = receiver.received[0]!;
    expect(verifies(SECRET, headers, body)).toBe(false);
  });

  it.each([
    ['fail', { kind: 'failed', cause: 'answered 500' }],
    ['gone', { kind: 'gone', cause: 'answered 410' }],
    ['redirect', { kind: 'failed', cause: 'answered 307' }],
    ['hang', { kind: 'failed', cause: 'too slow' }],
    ['drip', { kind: 'failed', cause: 'too slow' }],
    ['reset', { kind: 'failed', cause: 'unreachable: ECONNRESET' }],
    ['slow', { kind: 'taken' }],
    ['flood', { kind: 'taken' }],
  ] as const)('whose receiver is in the mood to %s comes back in time', async (mood, outcome) => {
    receiver.mood = mood;
    const before = performance.now();
    expect(await post()).toEqual(outcome);
    expect(performance.now() - before).toBeLessThan(3_000);
    // No redirect is followed.
    expect(receiver.received.map(({ path }) => path)).toEqual(['/suqiu']);
  });

  it('whose receiver is not there says so', async () => {
    const { url } = receiver;
    await receiver.stop();
    expect(await post({ url })).toEqual({ kind: 'failed', cause: 'unreachable: ECONNREFUSED' });
    receiver = await Receiver.start();
  });

  it('that was ended goes nowhere', async () => {
    expect(await post({ find: async () => undefined })).toEqual({ kind: 'failed', cause: 'ended' });
  });

  describe('never goes to a private address', () => {
    const refused = { kind: 'failed', cause: 'address not allowed' };
    const strict = { addresses: new Addresses([]) };

    it.each([
      'http://127.0.0.1',
      'http://127.1',
      'http://2130706433',
      'http://0x7f.0.0.1',
      'http://0177.0.0.1',
      'http://[::1]',
      'http://[::ffff:127.0.0.1]',
      'http://[::ffff:7f00:1]',
      'http://169.254.169.254',
      'http://[fd00:ec2::254]',
      'http://0.0.0.0',
      'https://127.0.0.1',
    ])('written as %s', async (host) => {
      expect(await post({ ...strict, url: `${host}:${receiver.port}/` })).toEqual(refused);
      expect(receiver.received).toEqual([]);
    });

    it.each([
      ['IPv4', ['127.0.0.1']],
      ['IPv6', ['::1']],
      ['a mapped one', ['::ffff:127.0.0.1']],
      ['one of several', ['8.8.8.8', '127.0.0.1']],
    ])('behind a name: %s', async (_, found) => {
      const url = `http://gateway.example.cn:${receiver.port}/`;
      expect(await post({ ...strict, url, ...names(...found) })).toEqual(refused);
      expect(receiver.received).toEqual([]);
    });

    it('behind a name that answers otherwise the second time: what was judged is connected to', async () => {
      const answers = [['8.8.8.8'], ['127.0.0.1']];
      let asked = 0;
      const resolve = async () =>
        (answers[Math.min(asked++, 1)] ?? []).map((address) => ({ address, family: 4 }));
      const url = `http://gateway.example.cn:${receiver.port}/`;
      expect((await post({ ...strict, url, resolve, withinMs: 200 })).kind).toBe('failed');
      expect(asked).toBe(1);
      expect(await post({ ...strict, url, resolve })).toEqual(refused);
      expect(receiver.received).toEqual([]);
    });

    it('unless the configuration allows it, by name as well', async () => {
      const url = `http://gateway.example.cn:${receiver.port}/suqiu`;
      expect(await post({ url, ...names('127.0.0.1') })).toEqual({ kind: 'taken' });
    });
  });

  it('of a name that cannot be looked up comes back, and the next is looked up', async () => {
    const resolve = async (host: string) => {
      if (host !== 'localhost') throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
      return [{ address: '127.0.0.1', family: 4 }];
    };
    const url = `http://nowhere.example.cn:${receiver.port}/`;
    expect(await post({ url, resolve })).toEqual({ kind: 'failed', cause: 'unreachable: ENOTFOUND' });
    expect(await post({ url: `http://localhost:${receiver.port}/`, resolve })).toEqual({ kind: 'taken' });
  });
});
