import { removeFolder, freshFolder, startService } from '../../kit/service';
import { attack, firstOf, holds, refused, type Breach, type Kind } from './attack';

const key = (byte: (at: number) => number): string =>
  Buffer.from(Array.from({ length: 32 }, (_, at) => byte(at))).toString('base64');
/** All that production asks for. */
const sound = {
  NODE_ENV: 'production',
  SUQIU_MASTER_KEY: key((at) => (at * 167 + at * at * 59 + 11) % 256),
  HEAD_KEY_FILE: '/etc/suqiu/head-key.pem',
  TOKEN_ISSUER: 'jwks',
  TOKEN_ISSUER_NAME: 'https://login.hanyin.example',
  TOKEN_JWKS_URL: 'https://login.hanyin.example/jwks',
};

/** Held when the start ends and names the variable in a sentence. */
const isRefused = (name: string, values: readonly string[]) => (): Promise<Breach> =>
  firstOf(values, async (value) => {
    const folder = freshFolder();
    try {
      const service = await startService({ folder, until: 'live', env: { ...sound, [name]: value } });
      await service.kill();
      return 'it started';
    } catch (error) {
      const said = String(error);
      return holds(said.includes(`${name} should`), `it does not say why: ${said.slice(0, 300)}`);
    } finally {
      removeFolder(folder);
    }
  });

const inProduction = (name: string, ...values: readonly string[]) =>
  attack(
    `${name} of ${values.map((value) => `"${value.slice(0, 20)}"`).join(', ')} in production`,
    isRefused(name, values),
  );

const move = { now: '2036-07-01T09:00:00+08:00' };
const proxied = { 'x-forwarded-for': '203.0.113.5' };

export const unsafe: Kind = {
  kind: 'a setting or a tool that is unsafe outside a trial',
  attacks: [
    inProduction('TOKEN_JWKS_URL', 'http://login.hanyin.example/jwks'),
    inProduction(
      'SUQIU_MASTER_KEY',
      key(() => 0),
      key((at) => at),
      key((at) => 255 - at),
      Buffer.from('a password of exactly 32 letters').toString('base64'),
    ),
    ...['RATE_PER_TOKEN', 'RATE_PER_ADDRESS', 'RATE_ANONYMOUS_WRITES', 'ATTACHMENT_DAILY_FILES'].map((name) =>
      inProduction(name, '0'),
    ),
    inProduction('TRUST_PROXY', 'true', '0.0.0.0/0', '0.0.0.0/1,128.0.0.0/1', '::/0', '2000::/3'),
    inProduction('CORS_ORIGINS', '*', 'http://app.hanyin.example'),
    inProduction('CLOCK', 'settable'),
    inProduction('KURRENTDB_URL', 'esdb://admin:changeit@log:2113?tls=false'),
    attack('the clock of development, from elsewhere without a token', async (target) =>
      refused(
        await target.send('POST', '/dev/clock', { body: move, headers: proxied }),
        401,
        'auth/token-required',
      ),
    ),
    attack('the clock of development, from elsewhere as anybody but the administrator', (target) =>
      firstOf(['reporter', 'county', 'auditor'] as const, async (who) =>
        refused(
          await target.send('POST', '/dev/clock', {
            ...{ by: target.people[who], body: move },
            headers: { forwarded: 'for=203.0.113.5' },
          }),
          403,
          'access/forbidden',
        ),
      ),
    ),
  ],
};
