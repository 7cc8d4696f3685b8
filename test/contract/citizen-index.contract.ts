import { randomBytes } from 'node:crypto';
import type { CitizenId, KeyId } from '../../src/kernel/ids';
import type { Instant } from '../../src/kernel/time';
import type { CitizenIndex } from '../../src/kernel/ports/primary-data';
import type { UnderTest } from './key-store.contract';

const aHash = (): string => randomBytes(32).toString('hex');
const [number, wang, li] = ['number', 'wang', 'li'] as unknown as readonly [CitizenId, CitizenId, CitizenId];
const aKey = (): KeyId => randomBytes(8).toString('hex') as KeyId;

export function citizenIndexContract(adapter: string, open: () => Promise<UnderTest<CitizenIndex>>): void {
  describe(`the citizen index on ${adapter}`, () => {
    let under: UnderTest<CitizenIndex>;
    let citizens: CitizenIndex;
    beforeEach(async () => {
      under = await open();
      citizens = under.port;
    });
    afterEach(() => under.close());

    it('knows nobody at first', async () => {
      expect(await citizens.find(aHash())).toBeUndefined();
    });

    it('makes a citizen with the supplied key on first sight, and finds the same one again', async () => {
      const [hash, key] = [aHash(), aKey()];
      const citizen = await citizens.findOrAdd(hash, async () => key);
      expect(citizen.key).toBe(key);
      expect(await citizens.find(hash)).toEqual(citizen);
      const again = await citizens.findOrAdd(hash, () => Promise.reject(new Error('needs no second key')));
      expect(again).toEqual(citizen);
    });

    it('makes one citizen of many calls at once', async () => {
      const hashes = [aHash(), aHash(), aHash()];
      const calls = Array.from({ length: 60 }, (_, call) => hashes[call % 3] as string);
      const found = await Promise.all(calls.map((hash) => citizens.findOrAdd(hash, async () => aKey())));
      expect(new Set(found.map(({ id }) => id)).size).toBe(3);
      expect(new Set(found.map(({ key }) => key)).size).toBe(3);
      for (const [call, citizen] of found.entries())
        expect(await citizens.find(calls[call]!)).toEqual(citizen);
    });

    it('finds a citizen by one hash more, which stays with who had it first, and goes with them', async () => {
      const [hash, other, taken] = [aHash(), aHash(), aHash()];
      const citizen = await citizens.findOrAdd(hash, async () => aKey());
      const first = await citizens.findOrAdd(taken, async () => aKey());
      expect(await citizens.add(other, citizen)).toEqual(citizen);
      expect(await citizens.add(other, citizen)).toEqual(citizen);
      expect(await citizens.add(taken, citizen)).toEqual(first);
      expect(await citizens.findOrAdd(other, async () => aKey())).toEqual(citizen);
      citizens = await under.reopen();
      expect([await citizens.find(other), await citizens.find(taken)]).toEqual([citizen, first]);
      await citizens.forget(citizen.id);
      expect([await citizens.find(hash), await citizens.find(other)]).toEqual([undefined, undefined]);
    });

    it('gives ids that say nothing of the hash', async () => {
      const hash = aHash();
      const { id } = await citizens.findOrAdd(hash, async () => aKey());
      const other = await open();
      const elsewhere = await other.port.findOrAdd(aHash(), async () => aKey());
      await other.close();
      expect(id).not.toContain(hash.slice(0, 8));
      expect(id).not.toBe(elsewhere.id);
    });

    it('adds nobody when no key could be had, and tries again next time', async () => {
      const hash = aHash();
      const noKey = () => Promise.reject(new Error('no key now'));
      await expect(citizens.findOrAdd(hash, noKey)).rejects.toThrow('no key now');
      expect(await citizens.find(hash)).toBeUndefined();
      const key = aKey();
      expect((await citizens.findOrAdd(hash, async () => key)).key).toBe(key);
    });

    it('tells of a number since when it is no other account’s any more', async () => {
      const at = (hour: string) => `2026-07-01T${hour}:00:00.000Z` as Instant;
      expect(await citizens.link(number, wang, at('02'))).toBeUndefined();
      expect(await citizens.link(number, wang, at('03'))).toBeUndefined();
      expect(await citizens.link(number, li, at('05'))).toBe(at('03'));
      expect(await citizens.link(number, wang, at('06'))).toBe(at('05'));
      expect(await citizens.link('another' as CitizenId, li, at('06'))).toBeUndefined();
      citizens = await under.reopen();
      expect(await citizens.link(number, li, at('07'))).toBe(at('06'));
    });

    it('keeps the later of two times at which a number was an account’s', async () => {
      await citizens.link(number, wang, '2026-07-02T02:00:00.000Z' as Instant);
      await citizens.link(number, wang, '2026-07-01T02:00:00.000Z' as Instant);
      expect(await citizens.link(number, li, '2026-07-03T02:00:00.000Z' as Instant)).toBe(
        '2026-07-02T02:00:00.000Z',
      );
    });

    it('forgets every mark of one citizen for good, and nobody else; twice is no error', async () => {
      const [phone, account, other] = [aHash(), aHash(), aHash()];
      const gone = await citizens.findOrAdd(phone, async () => aKey());
      const kept = await citizens.findOrAdd(other, async () => aKey());
      const theirs = await citizens.findOrAdd(account, async () => aKey());
      await citizens.forget(gone.id);
      await citizens.forget(gone.id);
      expect(await citizens.find(phone)).toBeUndefined();
      citizens = await under.reopen();
      expect(await citizens.find(phone)).toBeUndefined();
      expect([await citizens.find(other), await citizens.find(account)]).toEqual([kept, theirs]);
    });

    it('makes whoever comes again with a forgotten mark somebody new', async () => {
      const [hash, key] = [aHash(), aKey()];
      const before = await citizens.findOrAdd(hash, async () => aKey());
      await citizens.forget(before.id);
      const again = await citizens.findOrAdd(hash, async () => key);
      expect(again.id).not.toBe(before.id);
      expect(again.key).toBe(key);
    });

    it('forgets the links of a number, and those of an account', async () => {
      const at = (hour: string) => `2026-07-01T${hour}:00:00.000Z` as Instant;
      const zhang = 'zhang' as CitizenId;
      await citizens.link(number, wang, at('02'));
      await citizens.link(number, li, at('03'));
      await citizens.forget(li);
      expect(await citizens.link(number, zhang, at('04'))).toBe(at('02'));
      await citizens.forget(number);
      expect(await citizens.link(number, wang, at('05'))).toBeUndefined();
    });

    it('remembers after a restart', async () => {
      const hash = aHash();
      const citizen = await citizens.findOrAdd(hash, async () => aKey());
      citizens = await under.reopen();
      expect(await citizens.find(hash)).toEqual(citizen);
      expect(await citizens.findOrAdd(hash, async () => aKey())).toEqual(citizen);
    });
  });
}
