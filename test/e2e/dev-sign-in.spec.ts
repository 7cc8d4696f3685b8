import { ask } from '../kit/api/exchange';
import { freshFolder, removeFolder, startService, type Service } from '../kit/service';

describe('the sign-in of the API page, in development', () => {
  const folder = freshFolder();
  let service: Service;
  beforeAll(async () => {
    service = await startService({ folder });
  });
  afterAll(async () => {
    await service.stop();
    removeFolder(folder);
  });

  const json = { 'content-type': 'application/json' };
  const tokenFor = (body: object, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${service.url}/api/v1/dev/tokens`, {
      method: 'POST',
      headers: { ...json, ...headers },
      body: JSON.stringify(body),
    });

  it('lists people of each role, and each of them gets a token that the service takes', async () => {
    const { people } = (await (await fetch(`${service.url}/api/v1/dev/people`)).json()) as {
      readonly people: readonly { readonly role: string; readonly where: string }[];
    };
    expect(new Set(people.map(({ role }) => role))).toEqual(
      new Set([
        ...['citizen', 'grid-worker', 'officer', 'dispatcher', 'follow-up'],
        ...['supervisor', 'auditor', 'admin', 'client'],
      ]),
    );
    for (const { role, where } of people) {
      const { token } = (await (await tokenFor({ role, where })).json()) as { readonly token: string };
      const me = await ask(`${service.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
      expect([role, where, me.status]).toEqual([role, where, 200]);
    }
    expect(await (await fetch(`${service.url}/api/docs/start.js`)).text()).toContain('dev/people');
  });

  it('says what leads to nobody, and gives nothing to who calls through a proxy or by another name', async () => {
    const wrong = await tokenFor({ role: 'officer', where: 'centre-of-nowhere' });
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ code: 'request/invalid', errors: [{ pointer: '/where' }] });
    const admin = { role: 'admin', where: '610921' };
    expect((await tokenFor(admin, { 'x-forwarded-for': '192.0.2.7' })).status).toBe(401);
  });
});
