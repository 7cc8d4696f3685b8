import { randomBytes } from 'node:crypto';
import type { DerivedStore } from '../../src/kernel/ports/attachment-store';
import { aPhoto } from './attachment-store.contract';
import type { UnderTest } from './key-store.contract';

/** @param anHourLater makes all that is there look as if it had been made an hour ago */
export function derivedStoreContract(
  adapter: string,
  open: () => Promise<UnderTest<DerivedStore> & { anHourLater(): void }>,
): void {
  describe(`the store of what was made of attachments, on ${adapter}`, () => {
    let under: Awaited<ReturnType<typeof open>>;
    let derived: DerivedStore;
    beforeEach(async () => {
      under = await open();
      derived = under.port;
    });
    afterEach(() => under.close());

    it('gives a part of what was put last, what there is of it at the end, and none of what was never made', async () => {
      const [{ id }, sealed] = [aPhoto(), randomBytes(1_000)];
      await derived.put(id, 'thumbnail', randomBytes(500));
      await derived.put(id, 'thumbnail', sealed);
      expect((await derived.part(id, 'thumbnail', 10, 20))?.equals(sealed.subarray(10, 30))).toBe(true);
      expect((await derived.part(id, 'thumbnail', 990, 20))?.equals(sealed.subarray(990))).toBe(true);
      expect(await derived.part(id, 'playable', 0, 20)).toBeUndefined();
      expect(await derived.part(aPhoto().id, 'thumbnail', 0, 20)).toBeUndefined();
    });

    it('takes the same at once from two who made it', async () => {
      const [{ id }, sealed] = [aPhoto(), randomBytes(300_000)];
      await Promise.all([derived.put(id, 'playable', sealed), derived.put(id, 'playable', sealed)]);
      expect((await derived.part(id, 'playable', 0, 300_000))?.equals(sealed)).toBe(true);
    });

    it('forgets everything that was made of one, and of no other; twice is no error', async () => {
      const [gone, kept] = [aPhoto(), aPhoto()];
      for (const variant of ['thumbnail', 'playable']) await derived.put(gone.id, variant, gone.sealed);
      await derived.put(kept.id, 'thumbnail', kept.sealed);
      await derived.forget(gone.id);
      await derived.forget(gone.id);
      derived = await under.reopen();
      for (const variant of ['thumbnail', 'playable'])
        expect(await derived.part(gone.id, variant, 0, 1)).toBeUndefined();
      expect((await derived.part(kept.id, 'thumbnail', 0, 20_000))?.equals(kept.sealed)).toBe(true);
    });

    it('prunes what was made before a moment, and nothing that came after', async () => {
      const [old, fresh] = [aPhoto(), aPhoto()];
      await derived.prune(Date.now());
      await derived.put(old.id, 'thumbnail', old.sealed);
      under.anHourLater();
      await derived.put(fresh.id, 'thumbnail', fresh.sealed);
      await derived.prune(Date.now() - 1_800_000);
      expect(await derived.part(old.id, 'thumbnail', 0, 1)).toBeUndefined();
      expect(await derived.part(fresh.id, 'thumbnail', 0, 1)).toBeDefined();
    });

    it('refuses an id that is no hash, and a name that leads elsewhere', async () => {
      await expect(derived.put('../../log.db' as never, 'thumbnail', Buffer.alloc(1))).rejects.toThrow(
        'nothing is made of',
      );
      await expect(derived.put(aPhoto().id, '../x', Buffer.alloc(1))).rejects.toThrow('nothing is made of');
    });
  });
}
