import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { aPhoto, attachmentsApp, MIB, type AttachmentsApp } from '../kit/attachments-app';
import { actors } from '../kit/edge-app';
import { sample, toldBy } from '../kit/media-samples';

const chen = actors.chen!;

const voice = (bytes: number): Buffer => {
  const all = sample('recorder.wav');
  return Buffer.concat([all, Buffer.alloc(Math.max(0, bytes - all.length))]);
};

describe('an upload', () => {
  let county: AttachmentsApp;
  beforeAll(async () => {
    county = await attachmentsApp();
  });
  afterAll(() => county.close());

  it('keeps a photo sealed, under the hash of its sealed bytes, without what its metadata told', async () => {
    const answer = await county.upload([await aPhoto()]);
    expect(answer.statusCode).toBe(201);
    const [kept] = answer.json().attachments;
    expect(kept).toMatchObject({ kind: 'photo', mediaType: 'image/jpeg' });
    const path = join(county.folder, 'attachments', kept.id.slice(0, 2), kept.id.slice(2, 4), kept.id);
    const sealed = readFileSync(path);
    expect(createHash('sha256').update(sealed).digest('hex')).toBe(kept.id);
    expect(sealed.includes('JFIF')).toBe(false);

    county.held.set(kept.id, await county.refs.open(kept.ref, chen));
    const { rawPayload } = await county.read(kept.id);
    expect(rawPayload.length).toBe(kept.bytes);
    const picture = await sharp(rawPayload).metadata();
    expect([picture.exif, picture.xmp, picture.iptc]).toEqual([undefined, undefined, undefined]);
    // Turned upright before the turn was forgotten.
    expect([picture.width, picture.height]).toEqual([20, 40]);
  });

  it.each([
    ['iphone.heic', 'photo', 'image/jpeg'],
    ['phone.jpg', 'photo', 'image/jpeg'],
    ['android.m4a', 'voice', 'audio/mp4'],
    ['samsung-amr.3gp', 'voice', 'audio/3gpp; codecs="samr"'],
    ['wechat.amr', 'voice', 'audio/silk'],
    ['mini-program.aac', 'voice', 'audio/aac'],
    ['browser-voice.webm', 'voice', 'audio/webm'],
    ['phone-video.mp4', 'video', 'video/mp4'],
    ['iphone-video.mov', 'video', 'video/quicktime'],
    ['receipt.pdf', 'document', 'application/pdf'],
  ])('takes %s, and keeps nothing that it tells', async (name, kind, mediaType) => {
    const { id, ...about } = await county.named(sample(name));
    expect(about).toMatchObject({ kind, mediaType });
    const answer = await county.read(id);
    expect(answer.headers['content-type']).toBe(mediaType);
    expect(toldBy(answer.rawPayload)).toEqual([]);
    expect(answer.rawPayload.includes('Exif\0')).toBe(false);
  });

  it('takes uploads before an anonymous report, for nobody but their uploader', async () => {
    const [kept] = (await county.upload([voice(20_000)], {})).json().attachments;
    const nobody = { id: 'anonymous', role: 'anonymous' } as never;
    expect((await county.refs.open(kept.ref, nobody)).kind).toBe('voice');
    await expect(county.refs.open(kept.ref, chen)).rejects.toThrow('attachment/ref-invalid');
  });

  it('answers the same for the same file from the same caller, and keeps it once', async () => {
    const file = await aPhoto();
    const first = (await county.upload([file])).json();
    const before = county.blobs();
    expect((await county.upload([file, file])).json().attachments).toEqual([
      ...first.attachments,
      ...first.attachments,
    ]);
    expect(county.blobs()).toEqual(before);
  });

  it.each([
    ['a program by another name', 0, async () => [Buffer.from('#!/bin/sh')], 415, 'attachment/media-type'],
    [
      'a photo over its limit',
      1,
      async () => [await aPhoto(), Buffer.concat([await aPhoto(), Buffer.alloc(MIB)])],
      413,
      'attachment/too-large',
    ],
    ['voice over its limit', 0, async () => [voice(2.5 * MIB)], 413, 'attachment/too-large'],
    ['a file over every limit', 0, async () => [voice(4 * MIB), await aPhoto()], 413, 'attachment/too-large'],
    [
      'too much in all',
      2,
      async () => [voice(1.9 * MIB), voice(1.8 * MIB), voice(1.7 * MIB)],
      413,
      'attachment/too-large',
    ],
    [
      'more pixels than allowed',
      2,
      async () => [await aPhoto(), await aPhoto(), await aPhoto(2000)],
      422,
      'attachment/too-many-pixels',
    ],
    [
      'half a photo',
      1,
      async () => [await aPhoto(), (await aPhoto(1000)).subarray(0, 1200)],
      422,
      'attachment/unreadable',
    ],
    ['half a HEIC', 0, async () => [sample('iphone.heic').subarray(0, 4_000)], 415, 'attachment/heic'],
    ['a PDF under a password', 0, async () => [sample('locked.pdf')], 422, 'attachment/protected'],
    [
      'half a video',
      0,
      async () => [sample('phone-video.mp4').subarray(0, 3_000)],
      422,
      'attachment/unreadable',
    ],
  ] as const)(
    'refuses %s, says which it was, and keeps nothing',
    async (_name, file, files, status, code) => {
      const before = county.blobs();
      const answer = await county.upload(await files());
      const problem = answer.json();
      expect([answer.statusCode, problem.code, problem.file]).toEqual([status, code, file + 1]);
      expect(problem.errors).toEqual([{ pointer: `/files/${file}`, code, message: expect.any(String) }]);
      expect(problem.detail).toContain(`第 ${file + 1} 个文件`);
      expect(problem.detail).not.toContain('—');
      expect(county.blobs()).toEqual(before);
      expect(county.arriving()).toEqual([]);
    },
  );

  it('names the limit of pixels', async () => {
    const { megapixels, max } = (await county.upload([await aPhoto(2000)])).json();
    expect([megapixels, max]).toEqual([2, 1]);
  });

  it.each([
    ['four files', async () => [voice(1), voice(2), voice(3), voice(4)], 413, 'attachment/too-many'],
    ['nothing', async () => [], 400, 'attachment/no-file'],
  ] as const)('refuses %s', async (_name, files, status, code) => {
    const answer = await county.upload(await files());
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(county.arriving()).toEqual([]);
  });

  it('refuses what is no form, or is cut off', async () => {
    const send = (payload: string | object, type?: string) =>
      county.ask({
        method: 'POST',
        url: '/api/v1/attachments',
        payload,
        headers: { authorization: 'Bearer chen', ...(type ? { 'content-type': type } : {}) },
      });
    expect((await send({ photo: 'x' })).json().code).toBe('request/media-type');
    const cut = '--x\r\ncontent-disposition: form-data; name="files"; filename="a"\r\n\r\nhalf';
    expect((await send(cut, 'multipart/form-data; boundary=x')).json().code).toBe('request/malformed');
    expect(county.arriving()).toEqual([]);
  });
});

describe('what one person may upload a day', () => {
  let county: AttachmentsApp;
  beforeAll(async () => {
    county = await attachmentsApp({ filesPerDay: 2 });
  });
  afterAll(() => county.close());

  it('is said when it is used up, and is not used up by the same file again', async () => {
    const first = await aPhoto();
    expect((await county.upload([first, await aPhoto()])).statusCode).toBe(201);
    expect((await county.upload([first])).statusCode).toBe(201);
    const more = await county.upload([await aPhoto()]);
    expect([more.statusCode, more.json()]).toMatchObject([
      429,
      { code: 'attachment/quota', files: 2, mib: 1024 },
    ]);
    // It is the person's, not the address's.
    expect((await county.upload([await aPhoto()], { authorization: 'Bearer puxi' })).statusCode).toBe(201);
  });
});
