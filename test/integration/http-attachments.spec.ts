import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import sharp from 'sharp';
import { openAttachments, type Attachments } from '../../src/app/attachments';
import { openStores, type Stores } from '../../src/app/embedded';
import { ATTACHMENT_ACCESS, ATTACHMENT_LIMITS, AttachmentRefs } from '../../src/attachments';
import { AttachmentsModule } from '../../src/attachments/attachments.module';
import { Intake } from '../../src/attachments/intake';
import { AttachmentLinks } from '../../src/attachments/links';
import { Spool } from '../../src/attachments/spool';
import { Uploads } from '../../src/attachments/uploads';
import { Variants, type Held } from '../../src/attachments/variants';
import { readConfig, type Config } from '../../src/config';
import { configureApp, createAdapter, HttpModule } from '../../src/http';
import { DomainError } from '../../src/kernel/domain-error';
import type { Actor } from '../../src/kernel/actor';
import { createLogger } from '../../src/observability';
import { actors, edgePorts, standardSettings } from '../support/edge-app';
import { temporaryFolder } from '../support/temporary-folder';
import { sample, toldBy } from '../unit/attachments/samples';

const chen = actors.chen!;
const KIB = 1024;

/** Bounds that a test reaches. */
const small = (config: Config): Config => ({
  ...config,
  attachments: {
    ...config.attachments,
    ...{ photoBytes: 200 * KIB, voiceBytes: 300 * KIB, videoBytes: 400 * KIB, documentBytes: 100 * KIB },
    ...{ files: 3, uploadBytes: 700 * KIB, photoPixels: 1_000_000, filesPerDay: 0 },
  },
});

/** A photo of the fallen pole that tells where it was taken and by whom; no two are the same. */
const photo = (pixels = 40) =>
  sharp({ create: { width: pixels, height: pixels / 2, channels: 3, background: '#3a7' } })
    .withExif({
      IFD0: { Artist: '盘龙村王大山', ImageDescription: randomUUID() },
      IFD3: { GPSLatitude: '32/1 53/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

const voice = (bytes: number): Buffer => {
  const all = sample('recorder.wav');
  return Buffer.concat([all, Buffer.alloc(Math.max(0, bytes - all.length))]);
};

describe('attachments over HTTP', () => {
  const folder = temporaryFolder();
  let stores: Stores;
  let attachments: Attachments;
  let app: NestFastifyApplication;
  /** What events name, and who may read it. */
  const held = new Map<string, Held>();
  const barred = new Set<string>();

  beforeAll(async () => {
    const config = small(readConfig({ DATA_FOLDER: folder }));
    const logger = createLogger('silent');
    stores = await openStores(config, logger);
    attachments = await openAttachments(stores, config, logger);
    const access = {
      find: async (_appeal: string, id: string, actor: Actor) => {
        const found = held.get(id);
        if (found === undefined || barred.has(actor.id)) throw new DomainError('attachment/not-found');
        return found;
      },
    };
    const provided = [
      ...edgePorts({}),
      { provide: ATTACHMENT_ACCESS, useValue: access },
      { provide: ATTACHMENT_LIMITS, useValue: config.attachments },
      { provide: AttachmentRefs, useValue: attachments.refs },
      { provide: AttachmentLinks, useValue: attachments.links },
      { provide: Intake, useValue: attachments.intake },
      { provide: Spool, useValue: attachments.spool },
      { provide: Uploads, useValue: attachments.uploads },
      { provide: Variants, useValue: attachments.variants },
    ];
    @Global()
    @Module({ providers: provided, exports: provided.map(({ provide }) => provide) })
    class Ports {}
    const testing = await Test.createTestingModule({
      imports: [Ports, HttpModule.forRoot('system'), AttachmentsModule],
    }).compile();
    app = testing.createNestApplication<NestFastifyApplication>(createAdapter(standardSettings), {
      logger: false,
    });
    await configureApp(app, standardSettings);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app.close();
    await attachments.close();
    await stores.close();
  });

  const upload = async (
    files: readonly Buffer[],
    headers: Record<string, string> = { authorization: 'Bearer chen' },
  ) => {
    const form = new FormData();
    for (const file of files) form.append('files', new Blob([Uint8Array.from(file)]), 'photo.exe');
    const request = new Request('http://localhost/', { method: 'POST', body: form });
    return app.inject({
      method: 'POST',
      url: '/api/v1/attachments',
      payload: Buffer.from(await request.arrayBuffer()),
      headers: { ...headers, 'content-type': request.headers.get('content-type')! },
    });
  };

  const blobs = (): readonly string[] =>
    readdirSync(join(folder, 'attachments'), { recursive: true })
      .map(String)
      .filter((name) => /[0-9a-f]{64}$/.test(name));

  /** Uploaded and named by an event of an appeal that Chen may read. */
  const named = async (file: Buffer): Promise<Held & { readonly ref: string }> => {
    const [kept] = (await upload([file])).json().attachments;
    const about = await attachments.refs.open(kept.ref, chen);
    held.set(about.id, about);
    return { ...about, ref: kept.ref };
  };

  const APPEAL = randomUUID();
  const read = (id: string, query = '', headers: Record<string, string> = {}) =>
    app.inject({
      url: `/api/v1/appeals/${APPEAL}/attachments/${id}${query}`,
      headers: { authorization: 'Bearer chen', ...headers },
    });

  describe('an upload', () => {
    it('keeps a photo sealed, under the hash of its sealed bytes, without what its metadata told', async () => {
      const answer = await upload([await photo()]);
      expect(answer.statusCode).toBe(201);
      const [kept] = answer.json().attachments;
      expect(kept).toMatchObject({ kind: 'photo', mediaType: 'image/jpeg' });
      const path = join(folder, 'attachments', kept.id.slice(0, 2), kept.id.slice(2, 4), kept.id);
      const sealed = readFileSync(path);
      expect(createHash('sha256').update(sealed).digest('hex')).toBe(kept.id);
      expect(sealed.includes('JFIF')).toBe(false);

      held.set(kept.id, await attachments.refs.open(kept.ref, chen));
      const { rawPayload } = await read(kept.id);
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
      const { id, ...about } = await named(sample(name));
      expect(about).toMatchObject({ kind, mediaType });
      const answer = await read(id);
      expect(answer.headers['content-type']).toBe(mediaType);
      expect(toldBy(answer.rawPayload)).toEqual([]);
      expect(answer.rawPayload.includes('Exif\0')).toBe(false);
    });

    it('takes uploads before an anonymous report, for nobody but their uploader', async () => {
      const [kept] = (await upload([voice(20_000)], {})).json().attachments;
      const nobody = { id: 'anonymous', role: 'anonymous' } as never;
      expect((await attachments.refs.open(kept.ref, nobody)).kind).toBe('voice');
      await expect(attachments.refs.open(kept.ref, chen)).rejects.toThrow('attachment/ref-invalid');
    });

    it('answers the same for the same file from the same caller, and keeps it once', async () => {
      const file = await photo();
      const first = (await upload([file])).json();
      const before = blobs();
      expect((await upload([file, file])).json().attachments).toEqual([
        ...first.attachments,
        ...first.attachments,
      ]);
      expect(blobs()).toEqual(before);
    });

    it.each([
      ['a program by another name', 0, async () => [Buffer.from('#!/bin/sh')], 415, 'attachment/media-type'],
      [
        'a photo over its limit',
        1,
        async () => [await photo(), Buffer.concat([await photo(), Buffer.alloc(200 * KIB)])],
        413,
        'attachment/too-large',
      ],
      ['voice over its limit', 0, async () => [voice(310 * KIB)], 413, 'attachment/too-large'],
      [
        'a file over every limit',
        0,
        async () => [voice(500 * KIB), await photo()],
        413,
        'attachment/too-large',
      ],
      [
        'too much in all',
        2,
        async () => [voice(290 * KIB), voice(291 * KIB), voice(292 * KIB)],
        413,
        'attachment/too-large',
      ],
      [
        'more pixels than allowed',
        2,
        async () => [await photo(), await photo(), await photo(2000)],
        422,
        'attachment/too-many-pixels',
      ],
      [
        'half a photo',
        1,
        async () => [await photo(), (await photo(1000)).subarray(0, 1200)],
        422,
        'attachment/unreadable',
      ],
      [
        'half a HEIC',
        0,
        async () => [sample('iphone.heic').subarray(0, 4_000)],
        422,
        'attachment/unreadable',
      ],
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
        const before = blobs();
        const answer = await upload(await files());
        const problem = answer.json();
        expect([answer.statusCode, problem.code, problem.file]).toEqual([status, code, file + 1]);
        expect(problem.errors).toEqual([{ pointer: `/files/${file}`, code, message: expect.any(String) }]);
        expect(problem.detail).toContain(`第 ${file + 1} 个文件`);
        expect(problem.detail).not.toContain('—');
        expect(blobs()).toEqual(before);
        expect(readdirSync(join(folder, 'spool'))).toEqual([]);
      },
    );

    it('names the limit of pixels', async () => {
      const { megapixels, max } = (await upload([await photo(2000)])).json();
      expect([megapixels, max]).toEqual([2, 1]);
    });

    it.each([
      ['four files', async () => [voice(1), voice(2), voice(3), voice(4)], 413, 'attachment/too-many'],
      ['nothing', async () => [], 400, 'attachment/no-file'],
    ] as const)('refuses %s', async (_name, files, status, code) => {
      const answer = await upload(await files());
      expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
      expect(readdirSync(join(folder, 'spool'))).toEqual([]);
    });

    it('refuses what is no form, or is cut off', async () => {
      const send = (payload: string | object, type?: string) =>
        app.inject({
          method: 'POST',
          url: '/api/v1/attachments',
          payload,
          headers: { authorization: 'Bearer chen', ...(type ? { 'content-type': type } : {}) },
        });
      expect((await send({ photo: 'x' })).json().code).toBe('request/media-type');
      const cut = '--x\r\ncontent-disposition: form-data; name="files"; filename="a"\r\n\r\nhalf';
      expect((await send(cut, 'multipart/form-data; boundary=x')).json().code).toBe('request/malformed');
      expect(readdirSync(join(folder, 'spool'))).toEqual([]);
    });
  });

  describe('reading one', () => {
    it('says what it is, for private caches alone, as a download', async () => {
      const { id } = await named(sample('android.m4a'));
      expect((await read(id)).headers).toMatchObject({
        'content-type': 'audio/mp4',
        'content-disposition': `attachment; filename="${id.slice(0, 16)}.m4a"`,
        'cache-control': 'private, max-age=604800, immutable',
        'accept-ranges': 'bytes',
        etag: `"${id}"`,
        'x-content-type-options': 'nosniff',
      });
    });

    it('sends nothing again to who has it, but asks first whether they may', async () => {
      const { id } = await named(await photo());
      const has = { 'if-none-match': `W/"${id}", "x"` };
      const again = await read(id, '', has);
      expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
      barred.add(chen.id);
      expect((await read(id, '', has)).statusCode).toBe(404);
      barred.clear();
    });

    it('sends parts', async () => {
      const { id, bytes } = await named(sample('recorder.wav'));
      const whole = (await read(id)).rawPayload;
      const part = await read(id, '', { range: 'bytes=100-199' });
      expect([part.statusCode, part.headers['content-range']]).toEqual([206, `bytes 100-199/${bytes}`]);
      expect(part.rawPayload.equals(whole.subarray(100, 200))).toBe(true);
      const none = await read(id, '', { range: `bytes=${bytes}-` });
      expect([none.statusCode, none.headers['content-range'], none.json().code]).toEqual([
        416,
        `bytes */${bytes}`,
        'attachment/range-invalid',
      ]);
      const changed = await read(id, '', { range: 'bytes=0-9', 'if-range': '"another"' });
      expect([changed.statusCode, changed.rawPayload.length]).toEqual([200, bytes]);
    });

    it('says so once the key is destroyed, or the bytes are nowhere', async () => {
      const erased = await named(await photo());
      await stores.primary.keys.destroy(erased.key);
      expect((await read(erased.id)).json().code).toBe('attachment/erased');
      expect((await read(erased.id, '?as=thumbnail')).json().code).toBe('attachment/erased');
      const lost = await named(await photo());
      await stores.attachments.delete(lost.id);
      expect((await read(lost.id)).json().code).toBe('attachment/not-found');
    });

    it('makes a thumbnail once, sealed as the photo is', async () => {
      const { id, key } = await named(await photo(800));
      const first = await read(id, '?as=thumbnail');
      expect([first.statusCode, first.headers['content-type'], first.headers.etag]).toEqual([
        200,
        'image/jpeg',
        `"${id}.thumbnail"`,
      ]);
      const { width, height } = await sharp(first.rawPayload).metadata();
      expect([width, height]).toEqual([160, 320]);
      const kept = readFileSync(join(folder, 'derived', id.slice(0, 2), `${id}.thumbnail`));
      expect(kept.includes('JFIF')).toBe(false);
      expect((await read(id, '?as=thumbnail')).rawPayload.equals(first.rawPayload)).toBe(true);
      await stores.primary.keys.destroy(key);
      expect((await read(id, '?as=thumbnail')).statusCode).toBe(410);
    });

    it('plays what WeChat recorded, and everything else as it is while there is no tool', async () => {
      const silk = await read((await named(sample('wechat.amr'))).id, '?as=playable');
      expect(silk.headers['content-type']).toBe('audio/wav');
      // A second at 24 kHz, 16 bits.
      expect(silk.rawPayload.length).toBe(44 + 48_000);
      const m4a = await read((await named(sample('iphone.m4a'))).id, '?as=playable');
      expect([m4a.statusCode, m4a.headers['content-type']]).toEqual([200, 'audio/mp4']);
      const amr = await read((await named(sample('amr-nb.amr'))).id, '?as=playable');
      expect([amr.statusCode, amr.json().code]).toEqual([406, 'attachment/not-playable']);
    });

    it('refuses a form of it that there is not', async () => {
      expect((await read((await named(await photo())).id, '?as=poster')).json().errors).toMatchObject([
        { pointer: '/as' },
      ]);
    });
  });

  describe('its link', () => {
    const linkTo = async (id: string, query = '') => {
      const answer = await app.inject({
        method: 'POST',
        url: `/api/v1/appeals/${APPEAL}/attachments/${id}/link${query}`,
        headers: { authorization: 'Bearer chen' },
      });
      return { ...answer.json(), status: answer.statusCode } as {
        readonly status: number;
        readonly url: string;
        readonly expiresAt: string;
      };
    };

    it('opens it without a header, in the form that it was asked for', async () => {
      const { id } = await named(await photo(800));
      const { status, url, expiresAt } = await linkTo(id, '?as=thumbnail');
      expect(status).toBe(200);
      expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(4.9 * 60_000);
      const shown = await app.inject({ url });
      expect([shown.statusCode, shown.headers.etag]).toEqual([200, `"${id}.thumbnail"`]);
      expect((await app.inject({ url, headers: { range: 'bytes=0-9' } })).rawPayload.length).toBe(10);
    });

    it('is given to nobody who may not read it, and opens nothing to who lost that right', async () => {
      const { id } = await named(await photo());
      expect((await linkTo('0'.repeat(64))).status).toBe(404);
      const { url } = await linkTo(id);
      barred.add(chen.id);
      expect((await linkTo(id)).status).toBe(404);
      expect((await app.inject({ url })).json().code).toBe('attachment/not-found');
      barred.clear();
      expect((await app.inject({ url })).statusCode).toBe(200);
    });

    it('that was made up opens nothing', async () => {
      const answer = await app.inject({ url: '/api/v1/attachments/linked?token=abc' });
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'attachment/link-invalid']);
    });
  });
});
