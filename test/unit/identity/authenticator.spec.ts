import { authError, TokenAuthenticator, type Claims, type KnownPeople } from '../../../src/identity';
import { DomainError } from '../../../src/kernel/domain-error';
import type { CitizenId, KeyId, RegionCode, UnitId } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';

const NOW = Date.parse('2026-07-01T00:00:00Z');

const people: KnownPeople = {
  citizens: {
    account: async () => ({ id: 'c-1' as CitizenId, key: 'k-1' as KeyId }),
    linked: async () => undefined,
    pseudonymOf: (citizen) => `pseudonym-${citizen}` as CitizenId,
  },
  directory: () => ({ person: () => undefined, unit: () => undefined }),
  clock: { now: () => '2026-07-01T00:00:00.000Z' as Instant },
};

function setUp(expiresInSeconds = 3600) {
  const asked: string[] = [];
  const clock = { now: NOW };
  const verifier = {
    verify: async (token: string): Promise<Claims> => {
      asked.push(token);
      if (token === 'bad') throw authError('auth/token-invalid');
      return {
        issuer: 'login',
        subject: 'citizen-1',
        role: 'citizen',
        phone: '13891500001',
        phoneVerified: false,
        name: '陈秀兰',
        expires: NOW / 1000 + expiresInSeconds,
      };
    },
  };
  return { asked, clock, authenticator: new TokenAuthenticator(verifier, people, () => clock.now) };
}

describe('authenticating', () => {
  it('gives the actor, with the citizen behind a citizen’s token', async () => {
    expect(await setUp().authenticator.authenticate('good')).toEqual({
      actor: { id: 'c-1', role: 'citizen', citizen: 'c-1', pseudonym: 'pseudonym-c-1' },
      citizen: { id: 'c-1', key: 'k-1' },
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
  const asked: string[] = [];
  const citizens: KnownPeople['citizens'] = {
    account: async (issuer, subject) => {
      asked.push(`account ${issuer} ${subject}`);
      return { id: 'c-1' as CitizenId, key: 'k-1' as KeyId };
    },
    linked: async ({ id }, phone, at) => {
      asked.push(`${phone} is ${id}’s ${at}`);
      return { citizen: 'n-1' as CitizenId, after: undefined };
    },
    pseudonymOf: people.citizens.pseudonymOf,
  };
  const claims = { issuer: 'login', subject: 'wx-1', role: 'citizen', expires: NOW } as const;
  const authenticated = async (change: Partial<Claims>) => {
    asked.length = 0;
    const verifier = {
      verify: async (): Promise<Claims> => ({ ...claims, phoneVerified: false, ...change }),
    };
    return (await new TokenAuthenticator(verifier, { ...people, citizens }).authenticate('token')).actor;
  };

  it('is the account, whatever its number is', async () => {
    const actor = await authenticated({ phone: '13891500001' });
    expect(actor).not.toHaveProperty('number');
    expect(actor).toMatchObject({ citizen: 'c-1', pseudonym: 'pseudonym-c-1' });
    expect(asked).toEqual(['account login wx-1']);
  });

  it('has a number besides once the issuer vouches for it', async () => {
    const actor = await authenticated({ phone: '13891500001', phoneVerified: true });
    expect(actor).toMatchObject({ citizen: 'c-1', number: { citizen: 'n-1' } });
    expect(asked).toEqual(['account login wx-1', '13891500001 is c-1’s 2026-07-01T00:00:00.000Z']);
  });
});

describe('while the county’s clock is disputed', () => {
  const clock = {
    now: () => {
      throw new DomainError('clock/disputed');
    },
  };
  const asking = (claims: Partial<Claims>) =>
    new TokenAuthenticator(
      {
        verify: async (): Promise<Claims> => ({
          ...{ issuer: 'login', subject: 'wx-1', role: 'citizen', expires: NOW / 1000 + 60 },
          ...{ phoneVerified: true, phone: '13891500001', ...claims },
        }),
      },
      {
        ...people,
        clock,
        directory: () => ({
          person: () => ({ role: 'admin', unit: 'centre-610921' as UnitId, region: '610921' as RegionCode }),
          unit: () => undefined,
        }),
      },
      () => NOW,
    ).authenticate('token');

  it('an administrator is known, who must confirm it', async () => {
    expect((await asking({ subject: 'admin-610921', role: 'admin' })).actor.role).toBe('admin');
  });

  it('a citizen is known by account alone', async () => {
    const { actor } = await asking({});
    expect(actor.citizen).toBe('c-1');
    expect(actor.number).toBeUndefined();
  });
});

describe('somebody on duty', () => {
  it('is asked of the directory at every request, while the token is remembered', async () => {
    let unit = 'dept-water';
    const directory = () => ({
      person: () => ({ role: 'officer' as const, unit: unit as UnitId, region: '610921' as RegionCode }),
      unit: () => undefined,
    });
    const verifier = {
      verify: async (): Promise<Claims> => ({
        ...{ issuer: 'login', subject: 'officer-li', role: 'officer', phoneVerified: false },
        expires: NOW / 1000 + 3600,
      }),
    };
    const authenticator = new TokenAuthenticator(verifier, { ...people, directory }, () => NOW);
    expect((await authenticator.authenticate('token')).actor.unit).toBe('dept-water');
    unit = 'dept-roads';
    expect((await authenticator.authenticate('token')).actor.unit).toBe('dept-roads');
  });
});
