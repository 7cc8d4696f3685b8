import { PutObjectCommand } from '@aws-sdk/client-s3';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { openAttachmentBucket } from '../../src/adapters/s3/attachment-bucket';
import { clientOf } from '../../src/adapters/s3/client';
import { AttachmentDamaged, AttachmentsUnavailable } from '../../src/kernel/ports/attachment-store';
import { RealServer } from '../kit/real-server';
import { describeOnS3, freshBucket, onServer } from '../kit/s3/bucket-under-test';
import { aPhoto, attachmentStoreContract } from './attachment-store.contract';

describeOnS3('attachments in a bucket', () => {
  attachmentStoreContract('S3', async () => {
    const settings = await freshBucket();
    const opened = [await openAttachmentBucket(settings)];
    return {
      port: opened[0]!,
      reopen: async () => {
        const again = await openAttachmentBucket(settings);
        opened.push(again);
        return again;
      },
      close: () => {
        opened.forEach((bucket) => bucket.close());
        return Promise.resolve();
      },
    };
  });

  it('says of itself the same to whoever opens it, also to four at once', async () => {
    const settings = await freshBucket();
    const opened = await Promise.all(Array.from({ length: 4 }, () => openAttachmentBucket(settings)));
    const ids = new Set([...opened, await openAttachmentBucket(settings)].map(({ id }) => id));
    expect([...ids]).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    opened.forEach((bucket) => bucket.close());
  });

  it('tells what was changed from what was put', async () => {
    const settings = await freshBucket();
    const attachments = await openAttachmentBucket(settings);
    const { id, sealed } = aPhoto();
    await attachments.put(id, sealed);
    const clerk = clientOf(settings);
    const Key = `${id.slice(0, 2)}/${id.slice(2, 4)}/${id}`;
    await clerk.send(new PutObjectCommand({ Bucket: settings.bucket, Key, Body: 'another photo' }));
    clerk.destroy();
    await expect(attachments.get(id)).rejects.toThrow(AttachmentDamaged);
    await expect(attachments.get(id)).rejects.toThrow(`${settings.bucket}/${Key}`);
    attachments.close();
  });

  describe('is not opened', () => {
    it.each([
      [
        'where there is no such bucket',
        { bucket: 'not-there' },
        'has no bucket not-there: make it, or set S3_BUCKET',
      ],
      ['with a key that the server does not know', { accessKey: 'nobody' }, 'refuses S3_ACCESS_KEY'],
      ['with a wrong secret', { secretKey: 'wrong' }, 'refuses S3_ACCESS_KEY'],
      ['where nobody answers', { endpoint: 'http://127.0.0.1:1' }, 'http://127.0.0.1:1 cannot be reached'],
    ])('%s, and a sentence says so', async (_where, wrong, sentence) => {
      const settings = { ...(await freshBucket()), ...wrong };
      await expect(openAttachmentBucket(settings)).rejects.toThrow(sentence);
      // Nothing of the secret may reach a log.
      await expect(openAttachmentBucket(settings)).rejects.not.toThrow(/suqiu-secret|wrong/);
    });
  });

  it('that cannot be reached is unavailable, and serves again once it is back, with all that was put', async () => {
    const server = await RealServer.start('s3');
    try {
      const attachments = await openAttachmentBucket(await freshBucket(server.address));
      const [kept, later] = [aPhoto(), aPhoto()];
      await attachments.put(kept.id, kept.sealed);
      await server.kill();
      await expect(attachments.put(later.id, later.sealed)).rejects.toThrow(AttachmentsUnavailable);
      await expect(attachments.get(kept.id)).rejects.toThrow(AttachmentsUnavailable);
      await expect(attachments.part(kept.id, 0, 10)).rejects.toThrow(AttachmentsUnavailable);
      await expect(attachments.delete(kept.id)).rejects.toThrow(AttachmentsUnavailable);
      await server.again();
      await attachments.put(later.id, later.sealed);
      for (const { id, sealed } of [kept, later])
        expect((await attachments.get(id))?.equals(sealed)).toBe(true);
      attachments.close();
    } finally {
      await server.wipe();
    }
  });

  it('that takes a request and says nothing is given up', async () => {
    const open = new Set<Socket>();
    const silent = createServer((socket) => open.add(socket));
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const { port } = silent.address() as AddressInfo;
    try {
      const settings = { ...onServer(`http://127.0.0.1:${port}`), bucket: 'any' };
      await expect(openAttachmentBucket(settings)).rejects.toThrow('cannot be reached');
    } finally {
      open.forEach((socket) => socket.destroy());
      silent.close();
    }
  });
});
