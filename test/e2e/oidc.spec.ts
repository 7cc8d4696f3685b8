import { setTimeout as pause } from 'node:timers/promises';
import { ask, type RawAnswer } from '../kit/api/exchange';
import { eventually } from '../kit/eventually';
import { RealIssuer } from '../kit/issuer/real-issuer';
import { signIn } from '../kit/issuer/sign-in';
import { freePort } from '../kit/ports';
import { removeFolder, startService, type Service } from '../kit/service';
import { powerCut } from '../kit/stories';

const MINUTE = 60_000;
/** What is promised within a minute is seen in seconds. */
const SOON = { TOKEN_RECHECK_SECONDS: '3' };
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const seconds = (ago: number) => Math.floor(Date.now() / 1000) - ago;

/** An issuer as counties have one, and the service that trusts it. */
describe('with an OpenID Connect issuer', () => {
  let issuer: RealIssuer;
  let service: Service;
  const env = () => ({
    ...{ ...issuer.env, ...SOON },
    ...{ RATE_ANONYMOUS_WRITES: '0', STEP_UP_MINUTES: '5' },
  });

  beforeAll(async () => {
    const port = await freePort();
    issuer = await RealIssuer.start(`http://127.0.0.1:${port}`);
    await issuer.down();
    service = await startService({ port, env: env() });
  });
  afterAll(async () => {
    await service.stop();
    await issuer.stop();
    removeFolder(service.folder);
  });

  const me = (token: string): Promise<RawAnswer> =>
    ask(`${service.url}/api/v1/me`, { headers: bearer(token) });
  const health = async () => {
    const { checks } = (await (await fetch(`${service.url}/health/ready`)).json()) as {
      checks: readonly { name: string; state: string; detail?: string }[];
    };
    return checks.find(({ name }) => name === 'token issuer');
  };
  const officer = (more: object = {}) => issuer.sign({ role: 'officer', where: 'ent-power', ...more });

  it('starts without it, takes reports, says what is wrong, and lets people in once it is there', async () => {
    const token = await officer();
    expect((await me(token)).code).toBe('auth/issuer-unavailable');
    expect(await health()).toMatchObject({
      state: 'warn',
      detail: expect.stringMatching(/^nobody can sign in: the issuer’s keys were never read/),
    });
    await issuer.up();
    await eventually(
      () => me(token),
      ({ status }) => status === 200,
    );
    expect(await health()).toEqual({ name: 'token issuer', state: 'ok' });
  });

  it('knows who signs in by the issuer’s pages, until they sign out there, also after a new start', async () => {
    await issuer.describe('officer', 'ent-power');
    const { accessToken, idToken, signOut } = await signIn(issuer.url, 'officer-ent-power');
    const elsewhere = await signIn(issuer.url, 'officer-ent-power');
    expect((await me(accessToken)).text).toContain('officer-ent-power');
    // Of the same issuer and signature, and yet no access token.
    expect((await me(idToken)).status).toBe(401);
    const stream = await fetch(`${service.url}/api/v1/events`, { headers: bearer(accessToken) });
    const heard = textOf(stream);
    await signOut();
    await eventually(
      () => me(accessToken),
      ({ code }) => code === 'auth/signed-out',
      MINUTE,
    );
    // Another session of the same person goes on.
    expect((await me(elsewhere.accessToken)).status).toBe(200);
    expect(await heard).toMatch(/event: bye\ndata: \{"reason":"token"\}/);
    await service.stop();
    service = await startService({ port: service.port, folder: service.folder, env: env() });
    await eventually(
      () => me(elsewhere.accessToken),
      ({ status }) => status === 200,
    );
    expect((await me(accessToken)).code).toBe('auth/signed-out');
  }, 180_000);

  it('takes a new key with the first token of it, and none of a key that was taken back', async () => {
    const before = await officer();
    expect((await me(before)).status).toBe(200);
    await issuer.rotate(true);
    expect((await me(await officer({ claims: { n: 1 } }))).status).toBe(200);
    await issuer.rotate(false);
    expect((await me(await officer({ claims: { n: 2 } }))).status).toBe(200);
    await eventually(
      () => me(before),
      ({ code }) => code === 'auth/token-invalid',
      MINUTE,
    );
  }, 90_000);

  it.each([
    ['another program', { claims: { azp: 'shop' } }, 'auth/claims-invalid'],
    ['a role that the directory does not give', { claims: { role: 'auditor' } }, 'auth/beyond-directory'],
    ['another unit', { claims: { unit: 'dept-water' } }, 'auth/beyond-directory'],
    ['an identity token’s claims', { claims: { at_hash: 'x' } }, 'auth/claims-invalid'],
    ['the past', { seconds: -60 }, 'auth/token-expired'],
  ])('refuses a token of %s', async (_what, how, code) => {
    expect((await me(await officer(how))).code).toBe(code);
  });

  it('is not asked again for each of many tokens of keys that there are not', async () => {
    const [header, ...rest] = (await officer()).split('.');
    const before = await issuer.calls();
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, at) => {
        const told = JSON.parse(Buffer.from(header ?? '', 'base64url').toString()) as object;
        const forged = Buffer.from(JSON.stringify({ ...told, kid: `stranger-${at}` })).toString('base64url');
        return me([forged, ...rest].join('.'));
      }),
    );
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set(['auth/token-invalid']));
    expect((await issuer.calls()).jwks - before.jwks).toBeLessThanOrEqual(3);
  });

  it('lets those go on whose keys are known while it is down', async () => {
    const token = await officer({ claims: { n: 3 } });
    await issuer.down();
    try {
      expect((await me(token)).status).toBe(200);
      // Of a key that may be new: nobody can tell.
      const [header, ...rest] = (await officer()).split('.');
      const forged = Buffer.from(
        Buffer.from(header ?? '', 'base64url')
          .toString()
          .replace(/key-\d+/, 'key-77'),
      ).toString('base64url');
      expect((await me([forged, ...rest].join('.'))).code).toBe('auth/issuer-unavailable');
      expect(await health()).toMatchObject({ state: 'warn', detail: expect.stringContaining('are taken') });
    } finally {
      await issuer.up();
    }
  });

  it('shows identities to whoever signed in a moment ago alone, and says for how long that is', async () => {
    const citizen = await issuer.sign({ role: 'citizen', where: '13891500001' });
    const report = await ask(`${service.url}/api/v1/appeals`, {
      method: 'POST',
      headers: {
        ...bearer(citizen),
        'content-type': 'application/json',
        'idempotency-key': 'oidc-power-cut-1',
      },
      body: JSON.stringify(powerCut()),
    });
    const id = /"id":"([0-9a-f-]{36})"/.exec(report.text)?.[1] ?? '';
    const reveals = async (claims: object) =>
      ask(`${service.url}/api/v1/appeals/${id}/identity/reveal`, {
        method: 'POST',
        headers: {
          ...bearer(await issuer.sign({ role: 'dispatcher', where: 'centre-610921', claims: { ...claims } })),
          'content-type': 'application/json',
        },
        body: JSON.stringify({ purpose: '电话核实停电地点' }),
      });
    const stale = await reveals({ auth_time: seconds(301) });
    expect([stale.status, stale.code]).toEqual([401, 'auth/step-up']);
    expect(stale.text).toMatch(
      /www-authenticate: Bearer error="insufficient_user_authentication", .*max_age=300/,
    );
    expect((await reveals({ auth_time: seconds(200) })).status).toBe(200);
    // An issuer that does not say when: by when it signed.
    expect((await reveals({})).status).toBe(200);
  });
});

describe('a logout token', () => {
  it('is taken once, from the issuer alone, as a form', async () => {
    const port = await freePort();
    const issuer = await RealIssuer.start(`http://127.0.0.1:${port}`);
    const service = await startService({ port, env: { ...issuer.env, ...SOON } });
    const posts = (body: string, type = 'application/x-www-form-urlencoded') =>
      ask(`${service.url}/api/v1/oidc/backchannel-logout`, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      });
    try {
      const token = await issuer.sign({ role: 'officer', where: 'ent-power', session: 's-9' });
      await eventually(
        () => ask(`${service.url}/api/v1/me`, { headers: bearer(token) }),
        ({ status }) => status === 200,
      );
      expect((await posts('')).code).toBe('auth/logout-invalid');
      expect((await posts('logout_token=a&logout_token=b')).code).toBe('auth/logout-invalid');
      expect((await posts(`logout_token=${token}`)).code).toBe('auth/logout-invalid');
      expect((await posts('{}', 'application/json')).code).toBe('request/media-type');
      await issuer.logout('officer-ent-power', 's-9');
      await pause(1_100);
      // The other session of the same person is another.
      const other = await issuer.sign({ role: 'officer', where: 'ent-power', session: 's-10' });
      expect((await ask(`${service.url}/api/v1/me`, { headers: bearer(other) })).status).toBe(200);
      await eventually(
        () => ask(`${service.url}/api/v1/me`, { headers: bearer(token) }),
        ({ code }) => code === 'auth/signed-out',
        MINUTE,
      );
    } finally {
      await service.stop();
      await issuer.stop();
      removeFolder(service.folder);
    }
  }, 120_000);

  it('has no address where tokens are made here', async () => {
    const service = await startService();
    try {
      const { code } = await ask(`${service.url}/api/v1/oidc/backchannel-logout`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'logout_token=x',
      });
      expect(code).toBe('request/no-route');
    } finally {
      await service.stop();
      removeFolder(service.folder);
    }
  });
});

async function textOf(answer: Response): Promise<string> {
  return answer.text();
}
