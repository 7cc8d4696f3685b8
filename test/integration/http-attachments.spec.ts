import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import sharp from 'sharp';
import {
  ATTACHMENT_LIMITS,
  AttachmentRefs,
  AttachmentVault,
  type AttachmentLimits,
} from '../../src/attachments';
import { AttachmentsModule } from '../../src/attachments/attachments.module';
import { configureApp, createAdapter, EdgeModule } from '../../src/edge';
import type { AttachmentId, KeyId } from '../../src/kernel/ids';
import type { AttachmentStore } from '../../src/kernel/ports/attachment-store';
import type { DataKey, KeyStore } from '../../src/kernel/ports/primary-data';
import { Sealer } from '../../src/privacy';
import { actors, edgePorts, problems, standardSettings } from '../kit/edge-app';
import { ATTACHMENT_STORE, CITIZEN_INDEX, KEY_STORE } from '../../src/kernel/ports/tokens';

const limits: AttachmentLimits = {
  photoBytes: 200_000,
  voiceBytes: 400_000,
  files: 2,
  photoPixels: 1_000_000,
};

class MemoryStore implements AttachmentStore {
  readonly kept = new Map<AttachmentId, Buffer>();
  put = async (id: AttachmentId, sealed: Buffer) => void this.kept.set(id, sealed);
  get = async (id: AttachmentId) => this.kept.get(id);
  delete = async (id: AttachmentId) => void this.kept.delete(id);
}

class MemoryKeys implements KeyStore {
  private readonly keys = new Map<KeyId, DataKey>();
  take = async () => {
    const key = { id: randomUUID() as KeyId, secret: randomBytes(32) };
    this.keys.set(key.id, key);
    return key;
  };
  find = async (id: KeyId) => this.keys.get(id);
  destroy = async (id: KeyId) => void this.keys.delete(id);
  close = async () => undefined;
}

const chen = actors.chen!;

/** A photo of the fallen pole that tells where it was taken and by whom. */
const photo = (pixels = 40) =>
  sharp({ create: { width: pixels, height: pixels / 2, channels: 3, background: '#3a7' } })
    .withExif({ IFD0: { Artist: '盘龙村王大山' }, IFD3: { GPSLatitude: '32/1 53/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** A second of silence. */
const voice = (bytes = 8000): Buffer => {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + bytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(8000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(bytes, 40);
  return Buffer.concat([header, Buffer.alloc(bytes, 128)]);
};

describe('POST /api/v1/attachments', () => {
  const store = new MemoryStore();
  const keys = new MemoryKeys();
  const vault = new AttachmentVault(store, new Sealer(keys), limits);
  let now = Date.parse('2026-07-01T00:00:00Z');
  const refs = new AttachmentRefs(Buffer.alloc(32, 3), () => now);
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const provided = [
      ...edgePorts({}),
      { provide: ATTACHMENT_STORE, useValue: store },
      { provide: KEY_STORE, useValue: keys },
      { provide: CITIZEN_INDEX, useValue: {} },
      { provide: ATTACHMENT_LIMITS, useValue: limits },
    ];
    @Global()
    @Module({ providers: provided, exports: provided.map(({ provide }) => provide) })
    class Ports {}
    const testing = await Test.createTestingModule({
      imports: [Ports, EdgeModule.forRoot('system'), AttachmentsModule],
    })
      .overrideProvider(AttachmentRefs)
      .useValue(refs)
      .compile();
    app = testing.createNestApplication<NestFastifyApplication>(createAdapter(standardSettings, problems), {
      logger: false,
    });
    await configureApp(app, standardSettings);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  const upload = async (
    files: readonly Buffer[],
    headers: Record<string, string> = { authorization: 'Bearer chen' },
  ) => {
    const form = new FormData();
    for (const file of files) form.append('file', new Blob([Uint8Array.from(file)]), 'photo.exe');
    const request = new Request('http://localhost/', { method: 'POST', body: form });
    return app.inject({
      method: 'POST',
      url: '/api/v1/attachments',
      payload: Buffer.from(await request.arrayBuffer()),
      headers: { ...headers, 'content-type': request.headers.get('content-type')! },
    });
  };

  it('keeps a photo sealed, under the hash of its sealed bytes, without what its metadata told', async () => {
    const answer = await upload([await photo()]);
    expect(answer.statusCode).toBe(201);
    const [kept] = answer.json().attachments;
    expect(kept).toMatchObject({
      kind: 'photo',
      mediaType: 'image/jpeg',
      id: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const sealed = store.kept.get(kept.id)!;
    expect(createHash('sha256').update(sealed).digest('hex')).toBe(kept.id);
    expect(sealed.includes('JFIF')).toBe(false);

    const { bytes, mediaType } = await vault.read(refs.open(kept.ref, chen));
    expect([bytes.length, mediaType]).toEqual([kept.bytes, 'image/jpeg']);
    const picture = await sharp(bytes).metadata();
    expect(picture.exif).toBeUndefined();
    // Turned upright before the turn was forgotten.
    expect([picture.width, picture.height]).toEqual([20, 40]);
  });

  it('takes voice as it is, beside a photo', async () => {
    const answer = await upload([voice(), await photo()]);
    expect(answer.json().attachments.map(({ mediaType }: { mediaType: string }) => mediaType)).toEqual([
      'audio/wav',
      'image/jpeg',
    ]);
  });

  it('takes uploads before an anonymous report, for nobody but their uploader', async () => {
    const [kept] = (await upload([voice()], {})).json().attachments;
    expect(refs.open(kept.ref, { id: 'anonymous', role: 'anonymous' } as never).kind).toBe('voice');
    expect(() => refs.open(kept.ref, chen)).toThrow('attachment/ref-invalid');
  });

  it('refuses a ref that was changed, and one that is over', async () => {
    const [kept] = (await upload([voice()])).json().attachments;
    const [payload, signature] = kept.ref.split('.');
    const forged = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), uploader: 'x' }),
    );
    expect(() => refs.open(`${forged.toString('base64url')}.${signature}`, chen)).toThrow(
      'attachment/ref-invalid',
    );
    expect(() => refs.open('', chen)).toThrow('attachment/ref-invalid');
    now += 86_400_000;
    expect(() => refs.open(kept.ref, chen)).toThrow('attachment/ref-invalid');
  });

  it('says so once the key is destroyed, or the bytes are nowhere', async () => {
    const [kept] = (await upload([voice()])).json().attachments;
    const ref = refs.open(kept.ref, chen);
    await keys.destroy(ref.key);
    await expect(vault.read(ref)).rejects.toMatchObject({ code: 'attachment/erased' });
    await store.delete(ref.id);
    await expect(vault.read(ref)).rejects.toMatchObject({ code: 'attachment/not-found' });
  });

  it.each([
    [
      'a program by another name',
      async () => [Buffer.from('#!/bin/sh\nrm -rf /')],
      415,
      'attachment/media-type',
    ],
    [
      'a photo over its limit',
      async () => [Buffer.concat([await photo(), Buffer.alloc(200_000)])],
      413,
      'attachment/too-large',
    ],
    ['voice over its limit', async () => [voice(500_000)], 413, 'attachment/too-large'],
    ['three files', async () => [voice(), voice(), voice()], 413, 'attachment/too-many'],
    ['more pixels than allowed', async () => [await photo(2000)], 422, 'attachment/unreadable'],
    ['half a photo', async () => [(await photo(1000)).subarray(0, 1200)], 422, 'attachment/unreadable'],
    ['nothing', async () => [], 400, 'attachment/no-file'],
  ] as const)('refuses %s', async (_name, files, status, code) => {
    const answer = await upload(await files());
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.json().detail).not.toContain('—');
  });

  it('refuses what is no form', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/attachments',
      payload: { photo: 'x' },
      headers: { authorization: 'Bearer chen' },
    });
    expect(answer.json().code).toBe('request/media-type');
  });
});
