import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import sharp from 'sharp';
import { openProfile } from '../../src/app/profile';
import {
  ATTACHMENT_ACCESS,
  ATTACHMENT_LIMITS,
  ATTACHMENT_PLACES,
  AttachmentRefs,
  AttachmentsModule,
  AttachmentViewsController,
  type AttachmentLimits,
  type Held,
} from '../../src/attachments';
import { readConfig, type Config } from '../../src/config/config';
import { configureApp, createAdapter, EdgeModule } from '../../src/edge';
import type { Actor } from '../../src/kernel/actor';
import { DomainError } from '../../src/kernel/domain-error';
import * as ports from '../../src/kernel/ports/tokens';
import { createLogger } from '../../src/observability';
import { judge } from './api/judge';
import { actors, edgePorts, problems, standardSettings } from './edge-app';
import { temporaryFolder } from './temporary-folder';

export const MIB = 1024 * 1024;

/** Bounds that a test reaches. */
const small = (config: Config, limits: Partial<AttachmentLimits>): Config => ({
  ...config,
  attachments: {
    ...config.attachments,
    ...{ photoBytes: MIB, voiceBytes: 2 * MIB, videoBytes: 3 * MIB, documentBytes: MIB },
    ...{ files: 3, uploadBytes: 5 * MIB, photoPixels: 1_000_000, filesPerDay: 0 },
    ...limits,
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

interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: string | object;
}

export type AttachmentsApp = Awaited<ReturnType<typeof attachmentsApp>>;

/** Attachments over HTTP on the stores of the embedded profile; who may read which, the test says. */
export async function attachmentsApp(limits: Partial<AttachmentLimits> = {}) {
  const folder = temporaryFolder();
  const config = small(readConfig({ DATA_FOLDER: folder }), limits);
  const logger = createLogger('silent');
  const profile = await openProfile(config, logger, []);
  const held = new Map<string, Held>();
  const barred = new Set<string>();
  const access = {
    find: async (_appeal: string, id: string, actor: Actor) => {
      const found = held.get(id);
      if (barred.has(actor.id)) throw new DomainError('appeal/not-found');
      if (found === undefined) throw new DomainError('attachment/not-found');
      return found;
    },
    current: (actor: Actor) => actor,
  };
  const { keys, citizens, uploads } = profile.primary;
  const provided = [
    ...edgePorts({}).filter(({ provide }) => provide !== ports.SECRETS),
    { provide: ports.SECRETS, useValue: profile.secrets },
    { provide: ports.KEY_STORE, useValue: keys },
    { provide: ports.CITIZEN_INDEX, useValue: citizens },
    { provide: ports.UPLOAD_LEDGER, useValue: uploads },
    { provide: ports.MESSAGING, useValue: profile.messaging },
    { provide: ports.RATE_COUNTS, useValue: profile.rateCounts },
    { provide: ports.EVENT_STORE, useValue: profile.events },
    { provide: ports.ATTACHMENT_STORE, useValue: profile.attachments },
    { provide: ports.DERIVED_STORE, useValue: profile.derived },
    { provide: ports.TRANSCODER, useValue: profile.transcoder },
    { provide: ATTACHMENT_ACCESS, useValue: access },
    { provide: ATTACHMENT_LIMITS, useValue: config.attachments },
    { provide: ATTACHMENT_PLACES, useValue: profile.attachmentPlaces },
  ];
  @Global()
  @Module({ providers: provided, exports: provided.map(({ provide }) => provide) })
  class Ports {}
  const testing = await Test.createTestingModule({
    imports: [Ports, EdgeModule.forRoot('system', false), AttachmentsModule],
    controllers: [AttachmentViewsController],
  }).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(
    createAdapter(standardSettings, problems),
    { logger: false },
  );
  await configureApp(app, standardSettings);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const refs = app.get(AttachmentRefs);

  /** Answers are held to the document, as those of a started service are. */
  const ask = async (request: Asked) => {
    const answer = await app.inject(request);
    const { statusCode: status, rawPayload: bytes } = answer;
    const headers = new Headers(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
    judge({ method: request.method ?? 'GET', url: `http://localhost${request.url}`, status, headers, bytes });
    return answer;
  };

  const upload = async (
    files: readonly Buffer[],
    headers: Readonly<Record<string, string>> = { authorization: 'Bearer chen' },
  ) => {
    const form = new FormData();
    for (const file of files) form.append('files', new Blob([Uint8Array.from(file)]), 'photo.exe');
    const request = new Request('http://localhost/', { method: 'POST', body: form });
    return ask({
      method: 'POST',
      url: '/api/v1/attachments',
      payload: Buffer.from(await request.arrayBuffer()),
      headers: { ...headers, 'content-type': request.headers.get('content-type')! },
    });
  };

  const appeal = randomUUID();
  return {
    ...{ folder, profile, refs, appeal, upload, ask },
    /** What events name. */
    held,
    /** Who may not know of the appeal any more. */
    barred,
    /** Uploaded by Chen and named by an event of an appeal that Chen may read. */
    named: async (file: Buffer): Promise<Held> => {
      const [kept] = (await upload([file])).json().attachments;
      const about = await refs.open(kept.ref, actors.chen!);
      held.set(about.id, about);
      return about;
    },
    read: (id: string, query = '', headers: Readonly<Record<string, string>> = {}) =>
      ask({
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
      await profile.close();
    },
  };
}
