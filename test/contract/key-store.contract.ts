import type { KeyId } from '../../src/kernel/ids';
import type { DataKey, KeyStore } from '../../src/kernel/ports/primary-data';

export interface UnderTest<Port> {
  readonly port: Port;
  /** Closes it and opens the same data again. */
  reopen(): Promise<Port>;
  close(): Promise<void>;
}

const plain = (key: DataKey | undefined) => key && { id: key.id, secret: key.secret.toString('hex') };

export function keyStoreContract(adapter: string, open: () => Promise<UnderTest<KeyStore>>): void {
  describe(`the key store on ${adapter}`, () => {
    let under: UnderTest<KeyStore>;
    let keys: KeyStore;
    beforeEach(async () => {
      under = await open();
      keys = under.port;
    });
    afterEach(() => under.close());

    it('hands out 32 bytes that nobody had before, also to many at once and beyond its stock', async () => {
      const taken = await Promise.all(Array.from({ length: 700 }, () => keys.take()));
      expect(new Set(taken.map(({ id }) => id)).size).toBe(700);
      expect(new Set(taken.map(({ secret }) => secret.toString('hex'))).size).toBe(700);
      expect(taken.every(({ secret }) => secret.length === 32)).toBe(true);
    });

    it('finds a key by its id, and none for an id that it never gave', async () => {
      const key = await keys.take();
      expect(plain(await keys.find(key.id))).toEqual(plain(key));
      expect(await keys.find('nobody' as KeyId)).toBeUndefined();
    });

    it('has a key on disk before it hands it out', async () => {
      const taken = await Promise.all(Array.from({ length: 40 }, () => keys.take()));
      keys = await under.reopen();
      for (const key of taken) expect(plain(await keys.find(key.id))).toEqual(plain(key));
    });

    it('never hands out a key again after a restart', async () => {
      const before = await Promise.all(Array.from({ length: 40 }, () => keys.take()));
      keys = await under.reopen();
      const after = await Promise.all(Array.from({ length: 400 }, () => keys.take()));
      const known = new Set(before.map(({ id }) => id));
      expect(after.filter(({ id }) => known.has(id))).toEqual([]);
    });

    it('destroys a key for good, and only that one; twice is no error', async () => {
      const [gone, kept] = [await keys.take(), await keys.take()];
      await keys.find(gone.id);
      await keys.destroy(gone.id);
      await keys.destroy(gone.id);
      expect(await keys.find(gone.id)).toBeUndefined();
      keys = await under.reopen();
      expect(await keys.find(gone.id)).toBeUndefined();
      expect(plain(await keys.find(kept.id))).toEqual(plain(kept));
    });
  });
}
