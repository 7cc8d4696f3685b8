import { Body, Controller, Get, Global, HttpCode, Module, Param, Post } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  Answer,
  AnonymousReport,
  Caller,
  Choice,
  CLOCK_CONFIRMATION,
  configureApp,
  createAdapter,
  DEV_SIGN_IN,
  edgeError,
  FRESHNESS,
  HEALTH_CHECKS,
  HTTP_SETTINGS,
  EdgeModule,
  Flag,
  InstantAt,
  NestedList,
  OnlyFor,
  PERMITTED,
  PROBLEMS,
  ReadsFrom,
  RUNNER_OPERATIONS,
  SecretAllowed,
  Sender,
  SETTABLE_CLOCK,
  Text,
  VOCABULARIES,
  type FreshnessPort,
  type HealthCheck,
  type HttpSettings,
} from '../../src/edge';
import type { Envelope } from '../../src/kernel/envelope';
import { principals } from '../../src/access';
import { compose } from '../../src/app/composition';
import { features } from '../../src/app/features';
import { AUTHENTICATOR, authError, type Authenticator, type Identity } from '../../src/identity';
import type { Actor } from '../../src/kernel/actor';
import { DomainError } from '../../src/kernel/domain-error';
import type {
  AppealId,
  CitizenId,
  PersonId,
  Position,
  RegionCode,
  Revision,
  UnitId,
} from '../../src/kernel/ids';
import type { RateCounts } from '../../src/kernel/ports/rate-counts';
import { RATE_COUNTS, SECRETS } from '../../src/kernel/ports/tokens';
import type { Instant } from '../../src/kernel/time';
import { hanyinPermissions } from './hanyin';
import { createLogger, LOGGER, Metrics, METRICS } from '../../src/observability';

/** Who may call in tests: the token is the name. */
export const actors: Readonly<Record<string, Actor>> = {
  chen: { id: 'citizen-13891500001' as PersonId, role: 'citizen', citizen: 'c1' as CitizenId },
  puxi: {
    id: 'officer-centre-610921102' as PersonId,
    role: 'officer',
    unit: 'centre-610921102' as UnitId,
    region: '610921102' as RegionCode,
  },
  admin: { id: 'admin-610921' as PersonId, role: 'admin' },
};

const authenticator: Authenticator = {
  authenticate: async (written): Promise<Identity> => {
    // One person has as many tokens as they ask for.
    const token = written.split('.')[0] ?? '';
    if (token === 'broken') throw new TypeError('a fault of ours');
    const actor = actors[token];
    if (!actor) throw authError('auth/token-invalid');
    return { actor };
  },
};

const permissions = hanyinPermissions();
export const { problems, labels } = compose(features);

export const standardSettings: HttpSettings = {
  production: false,
  bodyLimit: 4096,
  freshnessWaitMs: 50,
  stepUpMinutes: 5,
  corsOrigins: ['https://hanyin.example'],
  trustProxy: false,
  rateLimits: {
    perPersonPerMinute: 0,
    perAddressPerMinute: 0,
    anonymousWritesPerHour: 0,
    anonymousReportsOfOnePerHour: 0,
  },
};

class PhotoBody {
  @Text(20) readonly caption!: string;
}

class ReportBody {
  @Text(20, { example: '电杆压树' }) readonly words!: string;
  @Choice(['phone', 'visit'], { optional: true }) readonly means?: string;
  @InstantAt({ optional: true }) readonly observedAt?: Instant;
  @Flag({ optional: true }) readonly anonymous?: boolean;
  @NestedList(() => PhotoBody, 2, { optional: true }) readonly photos?: readonly PhotoBody[];
}

/** A toy of the appeals' controllers: each route shows one thing of the edge. */
@Controller('appeals')
class ToyController {
  @Post()
  @AnonymousReport()
  report(@Sender() from: Envelope, @Body() body: ReportBody) {
    return new Answer(
      { envelope: from, observedAt: body.observedAt },
      { revision: 0 as Revision, position: 7 as Position, location: `/api/v1/appeals/${from.commandId}` },
    );
  }

  @Get('refused')
  refused() {
    throw edgeError('command/revision-mismatch', { revision: 4 });
  }

  @Get('fault')
  fault() {
    throw new TypeError('a fault of ours');
  }

  @Get('list')
  @ReadsFrom('appeals')
  list() {
    return { appeals: [] };
  }

  @Get('audit')
  @OnlyFor('auditor')
  audit() {
    return {};
  }

  @Get(':id')
  @SecretAllowed()
  read(@Param('id') id: AppealId, @Caller() { actor }: Identity) {
    return { id, actor };
  }

  @Get(':id/hidden')
  async hidden(@Param('id') id: string) {
    if (id === 'foreign') await new Promise((resolve) => setTimeout(resolve, 3));
    throw new DomainError('appeal/not-found');
  }

  @Post(':id/accept')
  @HttpCode(200)
  accept(@Sender() from: Envelope) {
    return from;
  }
}

export interface EdgeOptions {
  readonly settings?: Partial<HttpSettings>;
  readonly freshness?: FreshnessPort;
  readonly checks?: readonly HealthCheck[];
  readonly counts?: Pick<RateCounts, 'count'>;
  readonly lines?: string[];
  readonly runners?: object;
  readonly clock?: object;
}

/** What the edge expects of the composition. */
export const edgePorts = (options: EdgeOptions) => [
  { provide: AUTHENTICATOR, useValue: authenticator },
  { provide: RATE_COUNTS, useValue: options.counts },
  {
    provide: SECRETS,
    useValue: {
      commandId: Buffer.alloc(32, 1),
      bodyDigest: Buffer.alloc(32, 2),
      attachmentLink: Buffer.alloc(32, 4),
    },
  },
  { provide: HTTP_SETTINGS, useValue: { ...standardSettings, ...options.settings } },
  {
    provide: FRESHNESS,
    useValue: options.freshness ?? { epoch: async () => 'log-1', waitFor: async () => 'fresh' },
  },
  { provide: LOGGER, useValue: createLogger('info', { write: (line) => void options.lines?.push(line) }) },
  { provide: METRICS, useValue: new Metrics() },
  { provide: PROBLEMS, useValue: problems },
  { provide: VOCABULARIES, useValue: labels },
  {
    provide: PERMITTED,
    useValue: (verb: string) => principals.filter((role) => permissions.may(role, verb)),
  },
  { provide: HEALTH_CHECKS, useValue: options.checks ?? [] },
  { provide: RUNNER_OPERATIONS, useValue: options.runners ?? {} },
  { provide: CLOCK_CONFIRMATION, useValue: options.clock ?? {} },
  { provide: SETTABLE_CLOCK, useValue: options.clock ?? {} },
  { provide: DEV_SIGN_IN, useValue: undefined },
];

/** A small application that has the edge and nothing behind it. */
export async function edgeApp(options: EdgeOptions = {}): Promise<NestFastifyApplication> {
  const settings = { ...standardSettings, ...options.settings };
  const provided = edgePorts(options);
  @Global()
  @Module({ providers: provided, exports: provided.map(({ provide }) => provide) })
  class Ports {}

  const testing = await Test.createTestingModule({
    imports: [Ports, EdgeModule.forRoot(options.clock ? 'settable' : 'system', false)],
    controllers: [ToyController],
  }).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(createAdapter(settings, problems), {
    logger: false,
  });
  await configureApp(app, settings);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
