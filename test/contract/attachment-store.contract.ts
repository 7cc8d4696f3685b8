import { createHash, randomBytes } from 'node:crypto';
import type { AttachmentId } from '../../src/kernel/ids';
import type { AttachmentStore } from '../../src/kernel/ports/attachment-store';
import type { UnderTest } from './key-store.contract';

export const aPhoto = (size = 20_000): { id: AttachmentId; sealed: Buffer } => {
  const sealed = randomBytes(size);
  return { id: createHash('sha256').update(sealed).digest('hex') as AttachmentId, sealed };
};

export function attachmentStoreContract(
  adapter: string,
  open: () => Promise<UnderTest<AttachmentStore>>,
): void {
  describe(`the attachment store on ${adapter}`, () => {
    let under: UnderTest<AttachmentStore>;
    let attachments: AttachmentStore;
    beforeEach(async () => {
      under = await open();
      attachments = under.port;
    });
    afterEach(() => under.close());

    it('gives back the same bytes, also after a restart', async () => {
      const { id, sealed } = aPhoto();
      await attachments.put(id, sealed);
      expect((await attachments.get(id))?.equals(sealed)).toBe(true);
      attachments = await under.reopen();
      expect((await attachments.get(id))?.equals(sealed)).toBe(true);
    });

    it('takes the same content twice, also at once', async () => {
      const { id, sealed } = aPhoto(3_000_000);
      await Promise.all([attachments.put(id, sealed), attachments.put(id, sealed)]);
      await attachments.put(id, sealed);
      expect((await attachments.get(id))?.equals(sealed)).toBe(true);
    });

    it('gives a part, what there is of it at the end, and none of what is not there', async () => {
      const { id, sealed } = aPhoto(1_000);
      await attachments.put(id, sealed);
      expect((await attachments.part(id, 10, 20))?.equals(sealed.subarray(10, 30))).toBe(true);
      expect((await attachments.part(id, 990, 20))?.equals(sealed.subarray(990))).toBe(true);
      expect((await attachments.part(id, 2_000, 20))?.length).toBe(0);
      expect(await attachments.part(aPhoto().id, 0, 20)).toBeUndefined();
    });

    it('has none under an id that it never took', async () => {
      expect(await attachments.get(aPhoto().id)).toBeUndefined();
    });

    it('refuses bytes that are not those of the id, and keeps none of them', async () => {
      const { id } = aPhoto();
      await expect(attachments.put(id, randomBytes(100))).rejects.toThrow('hash');
      expect(await attachments.get(id)).toBeUndefined();
    });

    it('refuses an id that is no hash', async () => {
      await expect(attachments.get('../../log.db' as AttachmentId)).rejects.toThrow('SHA-256');
      expect(() => attachments.part('../../log.db' as AttachmentId, 0, 1)).toThrow('SHA-256');
      await expect(attachments.delete('../../log.db' as AttachmentId)).rejects.toThrow('SHA-256');
    });

    it('deletes for good, and only that one; twice is no error', async () => {
      const [gone, kept] = [aPhoto(), aPhoto()];
      await attachments.put(gone.id, gone.sealed);
      await attachments.put(kept.id, kept.sealed);
      await attachments.delete(gone.id);
      await attachments.delete(gone.id);
      attachments = await under.reopen();
      expect(await attachments.get(gone.id)).toBeUndefined();
      expect((await attachments.get(kept.id))?.equals(kept.sealed)).toBe(true);
    });
  });
}
