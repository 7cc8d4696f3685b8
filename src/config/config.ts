import { readEnvironment, type Environment, type Values } from './environment';
import { inProduction, type Demand } from './production';
import { hasBothOrNone, isNetwork } from './shapes';
import { aboutAttachments, attachmentsIn } from './attachments';
import { aboutHeads, headsOf } from './heads';
import { aboutNotices, noticesOf, postingOf } from './notices';
import { aboutIssuer, identityOf } from './issuer';
import { aboutPrivacy, erasuresOf, masterKeysOf } from './privacy';
import type { AttachmentLimits } from '../attachments';
import type { HttpSettings } from '../edge';
import type { RegionCode } from '../kernel/ids';
import type { Instant } from '../kernel/time';

/** Where the log is. */
export type EventStoreSettings =
  { readonly kind: 'sqlite' } | { readonly kind: 'kurrentdb' | 'postgres'; readonly connection: string };

/** Where keys, citizens, numbers and read models are; attachments are files of the data folder. */
export type DatabaseSettings =
  { readonly kind: 'sqlite' } | { readonly kind: 'postgres'; readonly connection: string };

/** How other systems are told, and heard. */
export type MessagingSettings =
  | { readonly kind: 'in-process' }
  | {
      readonly kind: 'kafka';
      /** `host:port`. */
      readonly brokers: readonly string[];
      readonly tls: boolean;
      readonly user?: string | undefined;
      readonly password?: string | undefined;
    };

export type ClockSettings =
  | { readonly kind: 'system' }
  | { readonly kind: 'settable'; readonly start?: Instant | undefined; readonly speed: number };

/** Every variable wrong or missing, one line each: an operator mends them all at once. */
export class ConfigInvalid extends Error {
  override readonly name = 'ConfigInvalid';
  constructor(readonly faults: readonly string[]) {
    super(`the configuration does not hold:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

/** @throws ConfigInvalid */
export function readConfig(environment: Environment): Config {
  const { values, faults } = readEnvironment(environment);
  const demands = [
    ...meanings(values, environment),
    ...(values.NODE_ENV === 'production' ? inProduction(values) : []),
  ];
  const broken = demands.filter(([holds]) => !holds).map(([, sentence]) => sentence);
  if (faults.length + broken.length > 0) throw new ConfigInvalid([...faults, ...broken]);
  return configOf(values as Values);
}

type Read = Partial<Values>;

/** What the kinds of the variables leave open. */
function meanings(values: Read, environment: Environment): readonly Demand[] {
  const { COUNTY, TRUST_PROXY, CORS_ORIGINS } = values;
  const { NIGHTLY_PROOF = '', EARLY_WARNINGS = '' } = values;
  const { EVENT_STORE, KURRENTDB_URL, DATABASE, POSTGRES_URL } = values;
  const { ROLE } = values;
  const { MESSAGING, KAFKA_BROKERS, KAFKA_USER, KAFKA_PASSWORD } = values;
  return [
    [
      COUNTY === undefined || /^\d{6}$/.test(COUNTY),
      `COUNTY should be the six digits of a county, not "${COUNTY}"`,
    ],
    ...Object.entries({ NIGHTLY_PROOF, EARLY_WARNINGS }).map(([name, time]): Demand => [
      /^(off|([01]\d|2[0-3]):[0-5]\d)$/.test(time),
      `${name} should be a time such as 02:30, or off, not "${time}"`,
    ]),
    ...aboutPrivacy(values),
    [
      EVENT_STORE !== 'kurrentdb' || KURRENTDB_URL !== undefined,
      'KURRENTDB_URL should be set with EVENT_STORE=kurrentdb',
    ],
    [
      KURRENTDB_URL === undefined || /^(esdb|kurrentdb|kdb)(\+discover)?:\/\/\S+$/.test(KURRENTDB_URL),
      'KURRENTDB_URL should be a connection string such as esdb://user:password@host:2113?tls=true',
    ],
    [
      hasBothOrNone(KURRENTDB_URL, 'userCertFile', 'userKeyFile'),
      'KURRENTDB_URL should name userCertFile and userKeyFile together, or neither',
    ],
    [
      hasBothOrNone(POSTGRES_URL, 'sslcert', 'sslkey'),
      'POSTGRES_URL should name sslcert and sslkey together, or neither',
    ],
    [
      (EVENT_STORE !== 'postgres' && DATABASE !== 'postgres') || POSTGRES_URL !== undefined,
      'POSTGRES_URL should be set with EVENT_STORE=postgres or DATABASE=postgres',
    ],
    [
      POSTGRES_URL === undefined ||
        (/^postgres(ql)?:\/\/\S+$/.test(POSTGRES_URL) && URL.canParse(POSTGRES_URL)),
      'POSTGRES_URL should be a connection string such as postgres://user:password@host:5432/database',
    ],
    [
      ROLE !== 'api' || isShared(values),
      'ROLE=api should come with EVENT_STORE=postgres or kurrentdb and DATABASE=postgres: files of a data folder are one process’s',
    ],
    [
      MESSAGING !== 'kafka' || KAFKA_BROKERS !== undefined,
      'KAFKA_BROKERS should be set with MESSAGING=kafka',
    ],
    ...(KAFKA_BROKERS ?? []).map((broker): Demand => [
      /^[^\s:/]+:\d{1,5}$/.test(broker),
      `KAFKA_BROKERS should be host:port, separated by commas, not "${broker}"`,
    ]),
    [
      (KAFKA_USER === undefined) === (KAFKA_PASSWORD === undefined),
      'KAFKA_USER and KAFKA_PASSWORD should be set together, or neither',
    ],
    ...aboutIssuer(values, environment),
    ...aboutAttachments(values, isShared(values)),
    ...aboutHeads(values),
    ...aboutNotices(values),
    ...(TRUST_PROXY ?? []).map((proxy): Demand => [
      (proxy === 'true' && TRUST_PROXY?.length === 1) || isNetwork(proxy),
      `TRUST_PROXY should be addresses or networks such as 10.0.0.0/8, or true alone, not "${proxy}"`,
    ]),
    ...(CORS_ORIGINS ?? []).map((origin): Demand => [
      URL.canParse(origin) && new URL(origin).origin === origin,
      `CORS_ORIGINS should be origins such as https://app.example.cn, each by name, not "${origin}"`,
    ]),
  ];
}

/** No store is a file: several nodes may work on them. */
const isShared = ({ EVENT_STORE, DATABASE }: Read): boolean =>
  EVENT_STORE !== 'sqlite' && DATABASE === 'postgres';

const MIB = 1024 * 1024;

/** The environment, read once at start. */
export type Config = Readonly<ReturnType<typeof configOf>>;

const configOf = (values: Values) => ({
  environment: values.NODE_ENV,
  role: values.ROLE,
  shared: isShared(values),
  port: values.PORT,
  host: values.HOST ?? (values.NODE_ENV === 'production' ? '0.0.0.0' : '127.0.0.1'),
  dataFolder: values.DATA_FOLDER,
  eventStore: eventStoreOf(values),
  database: databaseOf(values),
  messaging: messagingOf(values),
  attachmentStore: attachmentsIn(values),
  heads: headsOf(values),
  notices: noticesOf(values),
  posting: postingOf(values),
  erasures: erasuresOf(values),
  deployFolder: values.DEPLOY_FOLDER,
  county: values.COUNTY as RegionCode,
  ...masterKeysOf(values),
  identity: identityOf(values),
  clock: clockOf(values),
  logLevel: values.LOG_LEVEL,
  /** `02:30` in the county; nothing when it is off. */
  nightlyProof: values.NIGHTLY_PROOF === 'off' ? undefined : values.NIGHTLY_PROOF,
  /** `06:30` in the county; nothing when it is off. */
  earlyWarnings: values.EARLY_WARNINGS === 'off' ? undefined : values.EARLY_WARNINGS,
  http: {
    production: values.NODE_ENV === 'production',
    bodyLimit: values.BODY_LIMIT_KIB * 1024,
    freshnessWaitMs: values.FRESHNESS_WAIT_MS,
    stepUpMinutes: values.STEP_UP_MINUTES,
    corsOrigins: values.CORS_ORIGINS ?? [],
    trustProxy: values.TRUST_PROXY?.[0] === 'true' || (values.TRUST_PROXY ?? false),
    rateLimits: {
      perPersonPerMinute: values.RATE_PER_TOKEN,
      perAddressPerMinute: values.RATE_PER_ADDRESS,
      anonymousWritesPerHour: values.RATE_ANONYMOUS_WRITES,
      anonymousReportsOfOnePerHour: values.RATE_ANONYMOUS_OF_ONE,
    },
  } satisfies HttpSettings,
  attachments: {
    photoBytes: values.ATTACHMENT_PHOTO_MIB * MIB,
    voiceBytes: values.ATTACHMENT_VOICE_MIB * MIB,
    videoBytes: values.ATTACHMENT_VIDEO_MIB * MIB,
    documentBytes: values.ATTACHMENT_DOCUMENT_MIB * MIB,
    files: values.ATTACHMENT_FILES,
    uploadBytes: values.ATTACHMENT_UPLOAD_MIB * MIB,
    photoPixels: values.ATTACHMENT_PHOTO_MEGAPIXELS * 1_000_000,
    memoryBytes: values.ATTACHMENT_MEMORY_MIB * MIB,
    filesPerDay: values.ATTACHMENT_DAILY_FILES,
    bytesPerDay: values.ATTACHMENT_DAILY_MIB * MIB,
  } satisfies AttachmentLimits,
  /** Path of ffmpeg; without one nothing is transcoded. */
  transcoder: values.ATTACHMENT_TRANSCODER,
});

const eventStoreOf = ({ EVENT_STORE, KURRENTDB_URL, POSTGRES_URL }: Values): EventStoreSettings => {
  switch (EVENT_STORE) {
    case 'sqlite':
      return { kind: EVENT_STORE };
    case 'kurrentdb':
      return { kind: EVENT_STORE, connection: KURRENTDB_URL ?? '' };
    case 'postgres':
      return { kind: EVENT_STORE, connection: POSTGRES_URL ?? '' };
  }
};

const databaseOf = ({ DATABASE, POSTGRES_URL }: Values): DatabaseSettings =>
  DATABASE === 'sqlite' ? { kind: DATABASE } : { kind: DATABASE, connection: POSTGRES_URL ?? '' };

const messagingOf = (values: Values): MessagingSettings =>
  values.MESSAGING === 'kafka'
    ? {
        kind: values.MESSAGING,
        brokers: values.KAFKA_BROKERS ?? [],
        tls: values.KAFKA_TLS,
        user: values.KAFKA_USER,
        password: values.KAFKA_PASSWORD,
      }
    : { kind: values.MESSAGING };

const clockOf = ({ CLOCK, CLOCK_START, CLOCK_SPEED }: Values): ClockSettings =>
  CLOCK === 'system' ? { kind: CLOCK } : { kind: CLOCK, start: CLOCK_START, speed: CLOCK_SPEED };
