import { Citizens, citizenHash } from '../../../src/privacy';
import type { CitizenId, KeyId } from '../../../src/kernel/ids';
import type { Citizen } from '../../../src/kernel/ports/primary-data';

it('a citizen is known by the keyed hash of a mark, and gets a key of their own on first sight', async () => {
  const known = new Map<string, Citizen>();
  let keys = 0;
  const index = {
    findOrAdd: async (hash: string, newKey: () => Promise<KeyId>) => {
      const citizen = known.get(hash) ?? { id: `c${known.size}` as CitizenId, key: await newKey() };
      known.set(hash, citizen);
      return citizen;
    },
  };
  const store = { take: async () => ({ id: `k${keys++}` as KeyId, secret: Buffer.alloc(32) }) };
  const citizenIndex = Buffer.alloc(32, 5);
  const citizens = new Citizens(index, store, { citizenIndex });
  const byPhone = await citizens.of('phone', '13891500001');
  expect(await citizens.of('phone', '+86 138-9150-0001')).toBe(byPhone);
  expect(await citizens.of('subject', 'wx-1')).not.toBe(byPhone);
  expect([...known.keys()]).toEqual([
    citizenHash(citizenIndex, 'phone', '13891500001'),
    citizenHash(citizenIndex, 'subject', 'wx-1'),
  ]);
  expect(keys).toBe(2);
});
