import { JiebaSegmenter } from '../../../src/adapters/chinese/segmenter';
import { CqrsModule } from '@nestjs/cqrs';
import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHash, randomBytes } from 'node:crypto';
import { appealAggregate } from '../../../src/appeals/application/aggregate';
import { APPEAL_PORTS, type AppealPorts } from '../../../src/appeals/application/ports';
import { Identities, RETENTION_DAYS } from '../../../src/access';
import { EARLY_WARNINGS, NIGHTLY_PROOF } from '../../../src/appeals';
import { IncidentsModule } from '../../../src/incidents/incidents.module';
import { RostersModule } from '../../../src/rosters/rosters.module';
import { AppealsModule } from '../../../src/appeals/appeals.module';
import {
  ATTACHMENT_ACCESS,
  ATTACHMENT_LIMITS,
  ATTACHMENT_PLACES,
  type AttachmentAccess,
} from '../../../src/attachments';
import { readConfig } from '../../../src/config/config';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { appealSchemas } from '../../../src/appeals/domain/schemas';
import type { AttachmentRef } from '../../../src/appeals/domain/values';
import { DEV_SIGN_IN, configureApp, createAdapter, EdgeModule } from '../../../src/edge';
import { AUTHENTICATOR, authError } from '../../../src/identity';
import type { Actor } from '../../../src/kernel/actor';
import { DomainError } from '../../../src/kernel/domain-error';
import {
  BEFORE_ALL,
  type AttachmentId,
  type CitizenId,
  type KeyId,
  type Position,
} from '../../../src/kernel/ids';
import type { Citizen, DataKey } from '../../../src/kernel/ports/primary-data';
import { addMillis, instantOf, type Instant } from '../../../src/kernel/time';
import { Sealer } from '../../../src/privacy';
import { ApiDocument } from '../../../src/edge/openapi/api-document';
import { OpenApiModule } from '../../../src/edge/openapi/openapi.module';
import {
  ATTACHMENT_STORE,
  CITIZEN_INDEX,
  CLOCK,
  DERIVED_STORE,
  EVENT_STORE,
  KEY_STORE,
  MESSAGING,
  NODE_NAME,
  RATE_COUNTS,
  SEGMENTER,
  SHEETS,
  NUMBER_BLOCKS,
  TRANSCODER,
  UPLOAD_LEDGER,
} from '../../../src/kernel/ports/tokens';
import { ReferenceInForce } from '../../../src/reference';
import { ReferenceModule } from '../../../src/reference/reference.module';
import { JOBS } from '../../../src/runtime/jobs';
import { ReadSide } from '../../../src/runtime/read-side';
import { recordedOf } from '../../../src/runtime/codec';
import { CommandExecutor } from '../../../src/runtime/executor';
import { callers, reference, START } from './county';
import { edgePorts, problems, standardSettings } from '../../kit/edge-app';
import { MemoryEventStore } from '../../kit/memory-event-store';
import { temporaryFolder } from '../../kit/temporary-folder';
import { readTables } from '../../kit/read-tables';

/** Keys, citizens, numbers and uploads in memory. */
function primaryData() {
  const keys = new Map<KeyId, DataKey>();
  const citizens = new Map<string, Citizen>();
  const uploads = new Map<string, { ref: AttachmentRef; clear: Buffer }>();
  let taken = 0;
  const take = async (): Promise<DataKey> => {
    const key = { id: `key-${++taken}` as KeyId, secret: randomBytes(32) };
    keys.set(key.id, key);
    return key;
  };
  let number = 0;
  return {
    keys,
    uploads,
    taken: () => taken,
    sealer: new Sealer({
      take,
      find: async (id) => keys.get(id),
      destroy: async () => undefined,
      close: async () => undefined,
    }),
    numbers: { next: async () => ++number },
    citizens: {
      of: async (mark: string, value: string): Promise<Citizen> => {
        const id = value.startsWith('citizen:')
          ? value.slice('citizen:'.length)
          : `${mark}-${value.slice(-4)}`;
        const known = citizens.get(id) ?? { id: id as CitizenId, key: (await take()).id };
        citizens.set(id, known);
        return known;
      },
      known: async (mark: string, value: string) => citizens.get(`${mark}-${value.slice(-4)}`),
      also: async () => undefined,
      pseudonymOf: (citizen: CitizenId) => `pseudonym-${citizen}` as CitizenId,
    },
    attachments: {
      resolve: async (refs: readonly string[]) =>
        refs.map((ref) => {
          const found = uploads.get(ref);
          if (!found) throw new DomainError('attachment/ref-invalid');
          return found.ref;
        }),
    },
  };
}

export type AppealsApp = Awaited<ReturnType<typeof appealsApp>>;

/** The appeals over HTTP with everything outside them in memory, but for the read models' file. */
export async function appealsApp() {
  const store = new MemoryEventStore();
  const primary = primaryData();
  const read = await readTables(temporaryFolder());
  let now: Instant = START;
  const clock = { now: () => now, realDelayUntil: () => 0 as never, onChanged: () => () => undefined };
  const executor = new CommandExecutor({ store, clock, inForce: () => reference });
  const inForce = () => reference;
  const ports: AppealPorts = {
    ...{ executor, inForce, inForceAt: async () => reference, clock, log: store },
    ...{ sealer: primary.sealer, citizens: primary.citizens, numbers: primary.numbers },
    attachments: primary.attachments,
    reveals: { reveal: async ({ purpose }) => ({ reporter: { name: `陈秀英 (${purpose.reason})` } }) },
    identities: new Identities(executor, primary.sealer),
    readTables: { current: async () => read.tables },
    anonymousSecret: Buffer.alloc(32, 3),
  };
  let projected: Position = BEFORE_ALL;

  const provided = [
    ...edgePorts({}).filter(({ provide }) => provide !== AUTHENTICATOR),
    {
      provide: AUTHENTICATOR,
      useValue: {
        authenticate: async (token: string) => {
          const actor = (callers as Readonly<Record<string, Actor>>)[token];
          if (!actor) throw authError('auth/token-invalid');
          const citizen =
            actor.role === 'citizen' ? await primary.citizens.of('account', actor.id) : undefined;
          const authenticatedAt = instantOf(Date.now());
          return { actor, citizen, authenticatedAt, name: token === 'reporter' ? '陈秀英' : undefined };
        },
      },
    },
    { provide: ReferenceInForce, useValue: { current: inForce, asOf: async () => reference } },
    // What only the ports would ask for.
    ...[
      CommandExecutor,
      ReadSide,
      JOBS,
      EVENT_STORE,
      CLOCK,
      KEY_STORE,
      CITIZEN_INDEX,
      NUMBER_BLOCKS,
      ATTACHMENT_STORE,
      DERIVED_STORE,
      UPLOAD_LEDGER,
      TRANSCODER,
    ].map((provide) => ({ provide, useValue: {} })),
    { provide: MESSAGING, useValue: undefined },
    { provide: NIGHTLY_PROOF, useValue: undefined },
    { provide: EARLY_WARNINGS, useValue: undefined },
    { provide: RETENTION_DAYS, useValue: 30 },
    { provide: NODE_NAME, useValue: 'alone' },
    { provide: SHEETS, useValue: {} },
    { provide: SEGMENTER, useValue: new JiebaSegmenter() },
    { provide: RATE_COUNTS, useValue: undefined },
    { provide: DEV_SIGN_IN, useValue: undefined },
    { provide: ATTACHMENT_LIMITS, useValue: readConfig({}).attachments },
    { provide: ATTACHMENT_PLACES, useValue: { spool: temporaryFolder(), unpackWorker: '' } },
  ];
  @Global()
  @Module({ providers: provided, exports: provided.map(({ provide }) => provide) })
  class Ports {}
  const testing = await Test.createTestingModule({
    imports: [
      Ports,
      CqrsModule.forRoot(),
      EdgeModule.forRoot('system', false),
      AppealsModule,
      IncidentsModule,
      RostersModule,
      ReferenceModule,
      OpenApiModule,
    ],
  })
    .overrideProvider(APPEAL_PORTS)
    .useValue(ports)
    .compile();
  const app = testing.createNestApplication<NestFastifyApplication>(
    createAdapter(standardSettings, problems),
    {
      logger: false,
    },
  );
  app.get(ApiDocument).attach(app);
  await configureApp(app, { ...standardSettings, bodyLimit: 65_536 });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();

  const call = async (
    method: 'GET' | 'POST',
    path: string,
    by: string | undefined,
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const answer = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...(by === undefined ? {} : { authorization: `Bearer ${by}` }), ...headers },
      ...(body === undefined ? {} : { payload: body }),
    });
    const json = answer.headers['content-type']?.toString().includes('json');
    return {
      status: answer.statusCode,

      body: json ? answer.json() : {},
      raw: answer.rawPayload,
      headers: answer.headers,
    };
  };

  return {
    app,
    store,
    primary,
    executor,
    aggregate: appealAggregate,
    access: app.get<AttachmentAccess>(ATTACHMENT_ACCESS),
    pass: (minutes: number) => (now = addMillis(now, minutes * 60_000)),
    get: (path: string, by?: string, headers?: Readonly<Record<string, string>>) =>
      call('GET', path, by, undefined, headers),
    post: (path: string, by: string | undefined, body: object, headers?: Readonly<Record<string, string>>) =>
      call('POST', path, by, body, headers),
    /** Lets the read models catch up. */
    project: async () => {
      const fresh = await store.readAll(projected, 10_000);
      await read.project(...fresh.map((stored) => recordedOf<AppealEvent>(stored, appealSchemas)));
      projected = fresh.at(-1)?.position ?? projected;
    },
    upload: (clear: Buffer, ref = 'upload-1'): string => {
      const id = createHash('sha256').update(clear).digest('hex') as AttachmentId;
      primary.uploads.set(ref, {
        ref: { id, kind: 'photo', key: 'key-upload' as KeyId, mediaType: 'image/jpeg', bytes: clear.length },
        clear,
      });
      return ref;
    },
    close: async () => {
      await app.close();
      await read.close();
    },
  };
}
