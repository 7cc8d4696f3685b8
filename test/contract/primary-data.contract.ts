import { randomBytes } from 'node:crypto';
import type { KeyId } from '../../src/kernel/ids';
import type { Citizen, PrimaryData } from '../../src/kernel/ports/primary-data';
import type { Instant } from '../../src/kernel/time';
import type { UnderTest } from './key-store.contract';

const at = '2026-07-01T02:00:00.000Z' as Instant;

export interface PrimaryDataUnderTest extends UnderTest<PrimaryData> {
  /** Has the store look at its rows, as it does by itself now and then. */
  looksAtItself?(): Promise<void>;
  /** Which of these texts lie anywhere in its files; `undefined` where they cannot be read. */
  holding(texts: readonly string[]): Promise<readonly string[] | undefined>;
}

export function primaryDataContract(adapter: string, open: () => Promise<PrimaryDataUnderTest>): void {
  describe(`the primary data on ${adapter}`, () => {
    let under: PrimaryDataUnderTest;
    let data: PrimaryData;
    beforeEach(async () => {
      under = await open();
      data = under.port;
    });
    afterEach(() => under.close());

    it('has no trouble while it is heard', async () => {
      await data.keys.take();
      expect(data.trouble?.()).toBeUndefined();
    });

    it('has come as far as before after a read, and as another session after it was opened again', async () => {
      const key = await data.keys.take();
      const before = data.mark();
      await data.keys.find(key.id);
      expect(data.mark()).toEqual(before);
      data = await under.reopen();
      expect(data.mark().session).not.toBe(before.session);
      expect(data.mark().generation).toBeGreaterThanOrEqual(before.generation);
    });

    it('is purged whenever it is asked: with nothing erased, twice, and by several at once', async () => {
      const kept = await data.keys.take();
      await data.purge();
      const gone = await Promise.all(Array.from({ length: 5 }, () => data.keys.take()));
      await Promise.all(
        gone.map(async ({ id }) => {
          await data.keys.destroy(id);
          await data.purge();
        }),
      );
      data = await under.reopen();
      expect((await data.keys.find(kept.id))?.secret.equals(kept.secret)).toBe(true);
      for (const { id } of gone) expect(await data.keys.find(id)).toBeUndefined();
    });

    it('holds no byte of what was destroyed or forgotten once it is purged, and all else', async () => {
      const hashes = Array.from({ length: 20 }, () => randomBytes(32).toString('hex'));
      const [gone, kept] = [hashes.slice(0, 10), hashes.slice(10)];
      const citizens = new Map<string, Citizen>();
      for (const hash of hashes)
        citizens.set(hash, await data.citizens.findOrAdd(hash, async () => (await data.keys.take()).id));
      await data.citizens.link(citizens.get(gone[0]!)!.id, citizens.get(gone[1]!)!.id, at);
      await under.looksAtItself?.();
      const tracesOf = (of: readonly string[]) =>
        of.flatMap((hash) => [hash, citizens.get(hash)!.key, citizens.get(hash)!.id]);
      const before = await under.holding(tracesOf(hashes));
      if (before === undefined) return;
      expect(before).toEqual(tracesOf(hashes));
      for (const hash of gone) {
        const { id, key } = citizens.get(hash)!;
        await data.citizens.forget(id);
        await data.keys.destroy(key);
      }
      await data.purge();
      expect(await under.holding(tracesOf(gone))).toEqual([]);
      expect(await under.holding(tracesOf(kept))).toEqual(tracesOf(kept));
    });

    it('serves while it is purged', async () => {
      const keys = await Promise.all(Array.from({ length: 30 }, () => data.keys.take()));
      const purging = data.purge();
      for (const { id, secret } of keys) expect((await data.keys.find(id))?.secret.equals(secret)).toBe(true);
      const hash = randomBytes(32).toString('hex');
      const citizen = await data.citizens.findOrAdd(hash, async () => 'a key' as KeyId);
      await purging;
      expect(await data.citizens.find(hash)).toEqual(citizen);
    });
  });
}
