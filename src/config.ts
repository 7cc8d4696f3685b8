import { join } from 'node:path';
import type { AttachmentLimits } from './attachments';
import {
  bool,
  choice,
  county,
  instant,
  list,
  masterKey,
  optional,
  text,
  url,
  whole,
  type Reader,
} from './config-readers';
import type { HttpSettings } from './edge';
import type { IdentitySettings } from './identity';
import type { RegionCode } from './kernel/ids';
import type { Instant } from './kernel/time';
import { logLevels, type LogLevel } from './observability/logger';

export type ClockSettings =
  | { readonly kind: 'system' }
  | { readonly kind: 'settable'; readonly start?: Instant | undefined; readonly speed: number };

/** The environment, read once at start. */
export interface Config {
  readonly environment: 'development' | 'test' | 'production';
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly deployFolder: string;
  readonly county: RegionCode;
  /** 32 bytes. Absent in development: a key file is then made in the data folder. */
  readonly masterKey?: Buffer | undefined;
  readonly identity: IdentitySettings;
  readonly clock: ClockSettings;
  readonly logLevel: LogLevel;
  readonly http: HttpSettings;
  readonly attachments: AttachmentLimits;
}

/** Every variable wrong or missing, one line each: an operator mends them all at once. */
export class ConfigInvalid extends Error {
  override readonly name = 'ConfigInvalid';
  constructor(readonly faults: readonly string[]) {
    super(`the configuration does not hold:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

export interface Variable<Value = unknown> {
  readonly read: Reader<Value>;
  /** As one would write it; a variable without one is unset by default. */
  readonly fallback?: string | undefined;
  readonly about: string;
}

const variable = <Value>(
  read: Reader<Value>,
  fallback: string | undefined,
  about: string,
): Variable<Value> => ({
  read,
  fallback,
  about,
});

/** Every variable there is; `.env.example` says the same. */
export const variables = {
  NODE_ENV: variable(
    choice(['development', 'test', 'production']),
    'development',
    'production refuses what only development may do',
  ),
  PORT: variable(whole(0, 65_535), '3000', 'port of the API; 0 takes any that is free'),
  HOST: variable(text, '0.0.0.0', 'address to listen on'),
  DATA_FOLDER: variable(
    text,
    './data',
    'where log, keys, read models and attachments lie; one process owns it',
  ),
  DEPLOY_FOLDER: variable(
    text,
    './deploy',
    'reference data that is imported at start: regions, services, policies, …',
  ),
  COUNTY: variable(
    county,
    '610921',
    'division code of the county whose reference data lies in the deploy folder; 610921 is Hanyin',
  ),
  SUQIU_MASTER_KEY: variable(
    optional(masterKey),
    undefined,
    'base64 of 32 random bytes (openssl rand -base64 32); required in production, else a key file is made in the data folder',
  ),
  TOKEN_ISSUER: variable(
    choice(['embedded', 'jwks']),
    'embedded',
    'embedded prints development tokens; jwks trusts an OIDC issuer',
  ),
  TOKEN_EMBEDDED_IN_PRODUCTION: variable(
    bool,
    'false',
    'true accepts the embedded issuer in production, for a trial behind closed doors',
  ),
  TOKEN_JWKS_URL: variable(
    optional(url),
    undefined,
    'the OIDC issuer’s key set; required with TOKEN_ISSUER=jwks',
  ),
  TOKEN_ISSUER_NAME: variable(text, 'suqiu-embedded', 'the iss that tokens must carry'),
  TOKEN_AUDIENCE: variable(text, 'suqiu', 'the aud that tokens must carry'),
  TOKEN_HOURS: variable(whole(1, 8_760), '12', 'how long an embedded token holds, hours'),
  CLOCK: variable(
    choice(['system', 'settable']),
    'system',
    'settable opens /api/v1/dev/clock; refused in production',
  ),
  CLOCK_START: variable(
    optional(instant),
    undefined,
    'where the settable clock starts, such as 2026-07-01T08:00:00+08:00; now without it',
  ),
  CLOCK_SPEED: variable(whole(0, 1_000_000), '1', 'virtual seconds per real second of the settable clock'),
  LOG_LEVEL: variable(choice(logLevels), 'info', 'fatal, error, warn, info, debug, trace or silent'),
  RATE_PER_TOKEN: variable(
    whole(0, 1_000_000),
    '600',
    'requests a minute of one token; 0 turns the limit off',
  ),
  RATE_PER_ADDRESS: variable(
    whole(0, 1_000_000),
    '600',
    'requests a minute without a verified token, by address; 0 turns the limit off',
  ),
  RATE_ANONYMOUS_WRITES: variable(
    whole(0, 1_000_000),
    '20',
    'anonymous reports and uploads an hour by address; 0 turns the limit off',
  ),
  TRUST_PROXY: variable(list, '', 'addresses of proxies whose X-Forwarded-For counts, or true for any'),
  CORS_ORIGINS: variable(list, '', 'origins that browsers may call from, separated by commas'),
  BODY_LIMIT_KIB: variable(whole(16, 10_240), '256', 'largest JSON body, KiB'),
  FRESHNESS_WAIT_MS: variable(whole(0, 30_000), '2000', 'longest wait for Suqiu-Min-Position, milliseconds'),
  ATTACHMENT_PHOTO_MIB: variable(whole(1, 100), '10', 'largest photo, MiB'),
  ATTACHMENT_VOICE_MIB: variable(whole(1, 100), '20', 'largest voice message, MiB'),
  ATTACHMENT_FILES: variable(whole(1, 50), '9', 'files of one upload'),
  ATTACHMENT_PHOTO_MEGAPIXELS: variable(whole(1, 500), '64', 'largest photo when unpacked, megapixels'),
} satisfies Record<string, Variable>;

type Variables = typeof variables;
type Values = { readonly [Name in keyof Variables]: ReturnType<Variables[Name]['read']> };
export type Environment = Readonly<Record<string, string | undefined>>;

/** An empty variable counts as unset, as in a `.env` file that was left blank. @throws ConfigInvalid */
export function readConfig(environment: Environment): Config {
  const faults: string[] = [];
  const values = Object.fromEntries(
    Object.entries(variables as Readonly<Record<string, Variable>>).map(([name, { read, fallback }]) => {
      const given = environment[name]?.trim();
      try {
        return [name, read(given === undefined || given === '' ? fallback : given)];
      } catch (error) {
        faults.push(`${name} ${(error as Error).message}`);
        return [name, undefined];
      }
    }),
  ) as Values;
  faults.push(...(faults.length === 0 ? contradictions(values, environment) : []));
  if (faults.length > 0) throw new ConfigInvalid(faults);
  return configOf(values);
}

/** What each variable allows alone but not together. */
function contradictions(values: Values, environment: Environment): readonly string[] {
  const production = values.NODE_ENV === 'production';
  const rules: readonly (readonly [boolean, string])[] = [
    [
      production && values.SUQIU_MASTER_KEY === undefined,
      'SUQIU_MASTER_KEY must be set in production: base64 of 32 random bytes',
    ],
    [production && values.CLOCK === 'settable', 'CLOCK must be system in production: deadlines hang on it'],
    [
      production && values.TOKEN_ISSUER === 'embedded' && !values.TOKEN_EMBEDDED_IN_PRODUCTION,
      'TOKEN_ISSUER must be jwks in production, or TOKEN_EMBEDDED_IN_PRODUCTION true for a trial behind closed doors',
    ],
    [
      values.TOKEN_ISSUER === 'jwks' && values.TOKEN_JWKS_URL === undefined,
      'TOKEN_JWKS_URL must be set with TOKEN_ISSUER=jwks',
    ],
    [
      values.TOKEN_ISSUER === 'jwks' && !environment.TOKEN_ISSUER_NAME,
      'TOKEN_ISSUER_NAME must be set with TOKEN_ISSUER=jwks: the iss of its tokens',
    ],
  ];
  return rules.filter(([broken]) => broken).map(([, fault]) => fault);
}

const MIB = 1024 * 1024;

const configOf = (values: Values): Config => ({
  environment: values.NODE_ENV,
  port: values.PORT,
  host: values.HOST,
  dataFolder: values.DATA_FOLDER,
  deployFolder: values.DEPLOY_FOLDER,
  county: values.COUNTY,
  masterKey: values.SUQIU_MASTER_KEY,
  identity: identityOf(values),
  clock:
    values.CLOCK === 'system'
      ? { kind: 'system' }
      : { kind: 'settable', start: values.CLOCK_START, speed: values.CLOCK_SPEED },
  logLevel: values.LOG_LEVEL,
  http: {
    production: values.NODE_ENV === 'production',
    bodyLimit: values.BODY_LIMIT_KIB * 1024,
    freshnessWaitMs: values.FRESHNESS_WAIT_MS,
    corsOrigins: values.CORS_ORIGINS,
    trustProxy:
      values.TRUST_PROXY.length === 0 ? false : values.TRUST_PROXY[0] === 'true' || values.TRUST_PROXY,
    rateLimits: {
      perTokenPerMinute: values.RATE_PER_TOKEN,
      perAddressPerMinute: values.RATE_PER_ADDRESS,
      anonymousWritesPerHour: values.RATE_ANONYMOUS_WRITES,
    },
  },
  attachments: {
    photoBytes: values.ATTACHMENT_PHOTO_MIB * MIB,
    voiceBytes: values.ATTACHMENT_VOICE_MIB * MIB,
    files: values.ATTACHMENT_FILES,
    photoPixels: values.ATTACHMENT_PHOTO_MEGAPIXELS * 1_000_000,
  },
});

const identityOf = (values: Values): IdentitySettings =>
  values.TOKEN_ISSUER === 'jwks'
    ? {
        kind: 'jwks',
        url: values.TOKEN_JWKS_URL ?? '',
        issuer: values.TOKEN_ISSUER_NAME,
        audience: values.TOKEN_AUDIENCE,
      }
    : {
        kind: 'embedded',
        issuer: values.TOKEN_ISSUER_NAME,
        audience: values.TOKEN_AUDIENCE,
        keyFile: join(values.DATA_FOLDER, 'token-issuer.json'),
        hoursValid: values.TOKEN_HOURS,
      };
