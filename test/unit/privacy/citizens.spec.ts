import { Citizens, citizenHash } from '../../../src/privacy';
import type { CitizenId, KeyId } from '../../../src/kernel/ids';
import {
  PrimaryDataUnavailable,
  type Citizen,
  type CitizenIndex,
} from '../../../src/kernel/ports/primary-data';
import type { Instant } from '../../../src/kernel/time';

it('a citizen is known by the keyed hash of a mark, and gets a key of their own on first sight', async () => {
  const known = new Map<string, Citizen>();
  let keys = 0;
  const index = {
    findOrAdd: async (hash: string, newKey: () => Promise<KeyId>) => {
      const citizen = known.get(hash) ?? { id: `c${known.size}` as CitizenId, key: await newKey() };
      known.set(hash, citizen);
      return citizen;
    },
    find: async (hash: string) => known.get(hash),
    add: async (hash: string, citizen: Citizen) => {
      known.set(hash, known.get(hash) ?? citizen);
      return known.get(hash)!;
    },
    link: async () => undefined,
  };
  const store = { take: async () => ({ id: `k${keys++}` as KeyId, secret: Buffer.alloc(32) }) };
  const citizenIndex = Buffer.alloc(32, 5);
  const citizens = new Citizens(index, store, { citizenIndex, pseudonym: Buffer.alloc(32, 6) });
  const byPhone = await citizens.of('phone', '13891500001');
  expect(await citizens.of('phone', '+86 138-9150-0001')).toBe(byPhone);
  expect(await citizens.account('https://login.example', 'wx-1')).not.toBe(byPhone);
  expect([...known.keys()]).toEqual([
    citizenHash(citizenIndex, 'phone', '13891500001'),
    citizenHash(citizenIndex, 'account', '["https://login.example","wx-1"]'),
  ]);
  expect(await citizens.known('phone', '+86 138-9150-0001')).toBe(byPhone);
  expect(await citizens.known('phone', '13891500009')).toBeUndefined();
  await citizens.also('child', '["wx-1","石小川"]', byPhone);
  expect(await citizens.of('child', '["wx-1","石小川"]')).toBe(byPhone);
  expect(keys).toBe(2);
});

const knowing = (index: Partial<Pick<CitizenIndex, 'findOrAdd' | 'link'>>, pseudonym = Buffer.alloc(32, 6)) =>
  new Citizens(
    {
      findOrAdd: async (hash) => ({ id: hash as CitizenId, key: 'k' as KeyId }),
      find: async () => undefined,
      add: async (_, citizen) => citizen,
      link: async () => undefined,
      ...index,
    },
    { take: async () => ({ id: 'k' as KeyId, secret: Buffer.alloc(32) }) },
    { citizenIndex: Buffer.alloc(32, 5), pseudonym },
  );
const now = '2026-07-01T02:00:00.000Z' as Instant;

it('the same subject of two issuers, or of a subject that spells an issuer, is not the same account', async () => {
  const citizens = knowing({});
  const accounts = [
    ['https://a.example', 'b'],
    ['https://b.example', 'b'],
    ['https://a.example","b', ''],
  ] as const;
  const found = await Promise.all(accounts.map(([issuer, subject]) => citizens.account(issuer, subject)));
  expect(new Set(found.map(({ id }) => id)).size).toBe(3);
});

it('a pseudonym is one for one citizen, and leads back to nobody without the secret', async () => {
  const [chen, li] = ['b0b6f2a1-chen', 'b0b6f2a1-li'] as CitizenId[];
  const pseudonym = knowing({}).pseudonymOf(chen!);
  expect(pseudonym).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(knowing({}).pseudonymOf(chen!)).toBe(pseudonym);
  expect(knowing({}).pseudonymOf(li!)).not.toBe(pseudonym);
  expect(knowing({}, Buffer.alloc(32, 8)).pseudonymOf(chen!)).not.toBe(pseudonym);
  const number = await knowing({}).linked({ id: chen!, key: 'k' as KeyId }, '13891500001', now);
  expect(number?.pseudonym).toBe(knowing({}).pseudonymOf(number!.citizen));
});

it('a number opens what came after it was another account’s', async () => {
  const earlier = '2026-06-01T02:00:00.000Z' as Instant;
  const citizens = knowing({ link: async () => earlier });
  const account = await citizens.account('https://a.example', 'wx-1');
  expect(await citizens.linked(account, '13891500001', now)).toMatchObject({ after: earlier });
});

it('a number opens nothing while the link cannot be written down', async () => {
  const citizens = knowing({ link: () => Promise.reject(new PrimaryDataUnavailable('the disk is full')) });
  const account = await citizens.account('https://a.example', 'wx-1');
  expect(await citizens.linked(account, '13891500001', now)).toBeUndefined();
});
