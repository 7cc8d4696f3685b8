import { authError, TokenAuthenticator, type Claims } from '../../../src/identity';
import type { CitizenId, KeyId, PersonId } from '../../../src/kernel/ids';

const NOW = Date.parse('2026-07-01T00:00:00Z');

function setUp(expiresInSeconds = 3600) {
  const asked: string[] = [];
  const clock = { now: NOW };
  const verifier = {
    verify: async (token: string): Promise<Claims> => {
      asked.push(token);
      if (token === 'bad') throw authError('auth/token-invalid');
      return {
        subject: 'citizen-1' as PersonId,
        role: 'citizen',
        phone: '13891500001',
        name: '陈秀兰',
        expires: NOW / 1000 + expiresInSeconds,
      };
    },
  };
  const citizens = { of: async () => ({ id: 'c-1' as CitizenId, key: 'k-1' as KeyId }) };
  return { asked, clock, authenticator: new TokenAuthenticator(verifier, citizens, () => clock.now) };
}

describe('authenticating', () => {
  it('gives the actor, with the citizen behind a citizen’s token', async () => {
    expect(await setUp().authenticator.authenticate('good')).toEqual({
      actor: { id: 'c-1', role: 'citizen', citizen: 'c-1' },
      citizen: { id: 'c-1', key: 'k-1' },
      subject: 'citizen-1',
      name: '陈秀兰',
      phone: '13891500001',
      expiresAt: '2026-07-01T01:00:00.000Z',
    });
  });

  it('verifies a token once a minute, however many requests bring it', async () => {
    const { asked, clock, authenticator } = setUp();
    await Promise.all([authenticator.authenticate('good'), authenticator.authenticate('good')]);
    await authenticator.authenticate('good');
    expect(asked).toEqual(['good']);
    clock.now += 60_000;
    await authenticator.authenticate('good');
    expect(asked).toEqual(['good', 'good']);
  });

  it('never remembers a token past its end, nor one that is bad', async () => {
    const { asked, clock, authenticator } = setUp(10);
    await authenticator.authenticate('good');
    clock.now += 10_000;
    await authenticator.authenticate('good');
    await expect(authenticator.authenticate('bad')).rejects.toMatchObject({ code: 'auth/token-invalid' });
    await expect(authenticator.authenticate('bad')).rejects.toMatchObject({ code: 'auth/token-invalid' });
    expect(asked).toEqual(['good', 'good', 'bad', 'bad']);
  });

  it('remembers no more than it may', async () => {
    const { asked, authenticator } = setUp();
    for (let token = 0; token < 10_001; token++) await authenticator.authenticate(`t${token}`);
    await authenticator.authenticate('t10000');
    expect(asked).toHaveLength(10_001);
    await authenticator.authenticate('t0');
    expect(asked).toHaveLength(10_002);
  });
});

describe('the citizen behind a token', () => {
  it('is found by telephone number where there is one, else by subject', async () => {
    const asked: string[] = [];
    const citizens = {
      of: async (mark: string, value: string) => {
        asked.push(`${mark}:${value}`);
        return { id: 'c-1' as CitizenId, key: 'k-1' as KeyId };
      },
    };
    const claims = { subject: 'wx-1' as PersonId, role: 'citizen' as const, expires: NOW };
    const verifier = {
      verify: async (token: string): Promise<Claims> =>
        token === 'known' ? { ...claims, phone: '13891500001' } : claims,
    };
    const authenticator = new TokenAuthenticator(verifier, citizens);
    await authenticator.authenticate('known');
    await authenticator.authenticate('unknown');
    expect(asked).toEqual(['phone:13891500001', 'subject:wx-1']);
  });
});
