import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findAttachments, openAttachmentFolder } from '../../src/adapters/files/attachment-folder';
import { AttachmentDamaged, AttachmentsUnavailable } from '../../src/kernel/ports/attachment-store';
import { temporaryFolder } from '../kit/temporary-folder';
import { aPhoto, attachmentStoreContract } from './attachment-store.contract';

attachmentStoreContract('a folder', async () => {
  const root = join(temporaryFolder(), 'attachments');
  return {
    port: await openAttachmentFolder(root),
    reopen: () => openAttachmentFolder(root),
    close: () => Promise.resolve(),
  };
});

describe('a folder of attachments', () => {
  it('spreads its files over folders and lets only their owner read them', async () => {
    const root = temporaryFolder();
    const { id, sealed } = aPhoto();
    await (await openAttachmentFolder(root)).put(id, sealed);
    const path = join(root, id.slice(0, 2), id.slice(2, 4), id);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(root, 'incoming'))).toEqual([]);
  });

  it('says which file was changed, instead of giving it out', async () => {
    const root = temporaryFolder();
    const attachments = await openAttachmentFolder(root);
    const { id, sealed } = aPhoto();
    await attachments.put(id, sealed);
    writeFileSync(join(root, id.slice(0, 2), id.slice(2, 4), id), 'another photo');
    const refusal = await attachments.get(id).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AttachmentDamaged);
    expect(String(refusal)).toContain(id);
    await attachments.put(id, sealed);
    expect((await attachments.get(id))?.equals(sealed)).toBe(true);
  });

  it('clears away what a crash left half-written', async () => {
    const root = temporaryFolder();
    await openAttachmentFolder(root);
    writeFileSync(join(root, 'incoming', 'half a voice message'), 'RIFF');
    await openAttachmentFolder(root);
    expect(readdirSync(join(root, 'incoming'))).toEqual([]);
  });

  it('that nodes share takes nothing from under another that is still writing', async () => {
    const root = temporaryFolder();
    const file = (name: string) => join(root, 'incoming', name);
    await openAttachmentFolder(root, { shared: true });
    for (const name of ['under way', 'of a crash']) writeFileSync(file(name), 'RIFF');
    const before = new Date(Date.now() - 2 * 3_600_000);
    utimesSync(file('of a crash'), before, before);
    await openAttachmentFolder(root, { shared: true });
    expect(readdirSync(join(root, 'incoming'))).toEqual(['under way']);
  });

  it('that nodes open at once for the first time has one name', async () => {
    const root = temporaryFolder();
    await Promise.all(Array.from({ length: 4 }, () => openAttachmentFolder(root, { shared: true })));
    expect(findAttachments(root)).toMatchObject({ state: 'there', folder: expect.stringMatching(/^.{36}$/) });
    expect(readdirSync(join(root, 'incoming'))).toEqual([]);
  });

  it('is unavailable, not wrong, when its disk fails it', async () => {
    const root = temporaryFolder();
    const attachments = await openAttachmentFolder(root);
    const { id, sealed } = aPhoto();
    writeFileSync(join(root, id.slice(0, 2)), 'a file in the way of the folder');
    await expect(attachments.put(id, sealed)).rejects.toThrow(AttachmentsUnavailable);
    await expect(attachments.get(id)).rejects.toThrow(AttachmentsUnavailable);
    expect(readdirSync(join(root, 'incoming'))).toEqual([]);
  });
});
