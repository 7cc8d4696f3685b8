import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import sharp from 'sharp';
import { openAttachments } from '../../src/app/attachments';
import { openStores } from '../../src/app/embedded';
import { ATTACHMENT_ACCESS, ATTACHMENT_LIMITS, AttachmentRefs } from '../../src/attachments';
import { AttachmentsModule } from '../../src/attachments/attachments.module';
import { Intake } from '../../src/attachments/intake';
import { AttachmentLinks } from '../../src/attachments/links';
import { Spool } from '../../src/attachments/spool';
import { Uploads } from '../../src/attachments/uploads';
import { Variants, type Held } from '../../src/attachments/variants';
import { readConfig, type Config } from '../../src/config';
import { configureApp, createAdapter, HttpModule } from '../../src/http';
import type { Actor } from '../../src/kernel/actor';
import { DomainError } from '../../src/kernel/domain-error';
import { createLogger } from '../../src/observability';
import { actors, edgePorts, standardSettings } from './edge-app';
import { temporaryFolder } from './temporary-folder';

export const KIB = 1024;

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
export const aPhoto = (pixels = 40): Promise<Buffer> =>
  sharp({ create: { width: pixels, height: pixels / 2, channels: 3, background: '#3a7' } })
    .withExif({
      IFD0: { Artist: '盘龙村王大山', ImageDescription: randomUUID() },
      IFD3: { GPSLatitude: '32/1 53/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

export type AttachmentsApp = Awaited<ReturnType<typeof attachmentsApp>>;

/** Attachments over HTTP on the stores of the embedded profile; who may read which, the test says. */
export async function attachmentsApp() {
  const folder = temporaryFolder();
  const config = small(readConfig({ DATA_FOLDER: folder }));
  const logger = createLogger('silent');
  const stores = await openStores(config, logger);
  const attachments = await openAttachments(stores, config, logger);
  const held = new Map<string, Held>();
  const barred = new Set<string>();
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
  const app = testing.createNestApplication<NestFastifyApplication>(createAdapter(standardSettings), {
    logger: false,
  });
  await configureApp(app, standardSettings);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();

  const upload = async (
    files: readonly Buffer[],
    headers: Readonly<Record<string, string>> = { authorization: 'Bearer chen' },
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

  const appeal = randomUUID();
  return {
    ...{ app, folder, stores, attachments, appeal, upload },
    /** What events name. */
    held,
    /** Who may read nothing any more. */
    barred,
    /** Uploaded by Chen and named by an event of an appeal that Chen may read. */
    named: async (file: Buffer): Promise<Held> => {
      const [kept] = (await upload([file])).json().attachments;
      const about = await attachments.refs.open(kept.ref, actors.chen!);
      held.set(about.id, about);
      return about;
    },
    read: (id: string, query = '', headers: Readonly<Record<string, string>> = {}) =>
      app.inject({
        url: `/api/v1/appeals/${appeal}/attachments/${id}${query}`,
        headers: { authorization: 'Bearer chen', ...headers },
      }),
    /** Names of what the store holds. */
    blobs: (): readonly string[] =>
      readdirSync(join(folder, 'attachments'), { recursive: true })
        .map(String)
        .filter((name) => /[0-9a-f]{64}$/.test(name)),
    /** Uploads that are on their way in. */
    arriving: (): readonly string[] => readdirSync(join(folder, 'spool')),
    close: async () => {
      await app.close();
      await attachments.close();
      await stores.close();
    },
  };
}
