import { randomUUID } from 'node:crypto';
import {
  Global,
  Inject,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { principals, RETENTION_DAYS } from '../access';
import { EARLY_WARNINGS, NIGHTLY_PROOF } from '../appeals';
import { ATTACHMENT_LIMITS, ATTACHMENT_PLACES } from '../attachments';
import {
  CLOCK_CONFIRMATION,
  DEV_SIGN_IN,
  EdgeModule,
  FRESHNESS,
  HEALTH_CHECKS,
  HTTP_SETTINGS,
  PERMITTED,
  PROBLEMS,
  RUNNER_OPERATIONS,
  SETTABLE_CLOCK,
  VOCABULARIES,
  type Permitted,
} from '../edge';
import { OpenApiModule } from '../edge/openapi/openapi.module';
import { LOGOUTS, type IssuerKeys } from '../identity';
import { AUTHENTICATOR } from '../kernel/ports/authenticator';
import * as ports from '../kernel/ports/tokens';
import { WEBHOOK_DOOR } from '../kernel/ports/webhooks';
import type { FeatureModule } from '../kernel/feature';
import { LOGGER, METRICS } from '../observability';
import { Citizens, PrivacyModule } from '../privacy';
import { ReferenceInForce } from '../reference';
import { CommandExecutor } from '../runtime/executor';
import { JOBS } from '../runtime/jobs';
import { ReadSide } from '../runtime/read-side';
import { authenticatorOf, issuerCheckOf, logoutsOf, remoteKeysOf, signOutsOf } from './authenticator';
import { devSignIn, signsInHere } from './dev-sign-in';
import type { Engine } from './engine';
import { webhookDoorOf } from './embedded/notice-channels';
import { freshnessOf, healthChecksOf, operationsOf } from './operations';

const ENGINE = Symbol('Engine');
const ISSUER_KEYS = Symbol('IssuerKeys');

/** As the county has it now: the API document says so to whoever asks. */
const permittedBy = (reference: Pick<ReferenceInForce, 'current'>): Permitted => {
  return (verb) => principals.filter((role) => reference.current().permissions.may(role, verb));
};

/** Every port and engine of the node, by token. Features build the rest of them by injection. */
@Global()
@Module({})
class PortsModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(ISSUER_KEYS) private readonly issuerKeys: IssuerKeys | undefined,
  ) {}

  static of(engine: Engine): DynamicModule {
    const { config, profile, logger, metrics } = engine;
    const { keys, citizens, numbers, uploads } = profile.primary;
    const issuerKeys = remoteKeysOf(config.identity);
    const signOuts = signOutsOf(issuerKeys, engine.executor, profile.secrets.signOut);
    const values = new Map<string | symbol | (abstract new (...parts: never[]) => unknown), unknown>([
      [ENGINE, engine],
      [ports.EVENT_STORE, profile.events],
      [ports.CLOCK, profile.clock.clock],
      [ports.KEY_STORE, keys],
      [ports.CITIZEN_INDEX, citizens],
      [ports.NUMBER_BLOCKS, numbers],
      [ports.UPLOAD_LEDGER, uploads],
      [ports.ATTACHMENT_STORE, profile.attachments],
      [ports.DERIVED_STORE, profile.derived],
      [ports.TRANSCODER, profile.transcoder],
      [ports.MESSAGING, profile.messaging],
      [ports.RATE_COUNTS, profile.rateCounts],
      [ports.SECRETS, profile.secrets],
      [ports.SEGMENTER, profile.segmenter],
      [ports.SHEETS, profile.sheets],
      [ports.NODE_NAME, profile.exclusive ? 'alone' : randomUUID()],
      [CommandExecutor, engine.executor],
      [ReferenceInForce, engine.reference],
      [ReadSide, engine.readSide],
      [JOBS, engine.jobs],
      [LOGGER, logger],
      [METRICS, metrics],
      [PROBLEMS, engine.composition.problems],
      [PERMITTED, permittedBy(engine.reference)],
      [VOCABULARIES, engine.composition.labels],
      [HTTP_SETTINGS, config.http],
      [ATTACHMENT_LIMITS, config.attachments],
      [ATTACHMENT_PLACES, profile.attachmentPlaces],
      [CLOCK_CONFIRMATION, profile.clock],
      [NIGHTLY_PROOF, config.nightlyProof],
      [EARLY_WARNINGS, config.earlyWarnings],
      [RETENTION_DAYS, config.erasures.retentionDays],
      [SETTABLE_CLOCK, profile.clock.settable],
      [DEV_SIGN_IN, devSignIn(config, () => engine.reference.current().directory)],
      [FRESHNESS, freshnessOf(engine)],
      [HEALTH_CHECKS, [...healthChecksOf(engine), ...issuerCheckOf(issuerKeys)]],
      [ISSUER_KEYS, issuerKeys],
      [LOGOUTS, logoutsOf(config.identity, issuerKeys, signOuts)],
      [RUNNER_OPERATIONS, operationsOf(engine)],
      [WEBHOOK_DOOR, webhookDoorOf(engine)],
    ]);
    const providers = [
      ...[...values].map(([provide, useValue]) => ({ provide: provide as symbol, useValue })),
      {
        provide: AUTHENTICATOR,
        inject: [Citizens],
        useFactory: (known: Citizens) =>
          authenticatorOf(config.identity, {
            people: {
              citizens: known,
              directory: () => engine.reference.current().directory,
              clock: profile.clock.clock,
            },
            ...{ keys: issuerKeys, signOuts },
          }),
      },
    ];
    return { module: PortsModule, imports: [PrivacyModule], providers, exports: providers };
  }

  /** The issuer may be away: nobody waits for it here. */
  onApplicationBootstrap(): void {
    this.issuerKeys?.start();
  }

  /** After the last answer. */
  onApplicationShutdown(): Promise<void> {
    this.issuerKeys?.close();
    return this.engine.close();
  }
}

/** The edge and the features' routes over one engine. */
@Module({})
export class NodeModule {
  static of(engine: Engine, routes: readonly FeatureModule[]): DynamicModule {
    return {
      module: NodeModule,
      imports: [
        PortsModule.of(engine),
        CqrsModule.forRoot(),
        EdgeModule.forRoot(engine.config.clock.kind, signsInHere(engine.config)),
        ...(routes as readonly (new () => object)[]),
        OpenApiModule,
      ],
    };
  }
}
