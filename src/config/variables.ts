import { logLevels } from '../observability/logger';
import { choice, flag, limit, list, moment, ofOneADay, text, unset, whole, type Variable } from './variable';

const roles = ['both', 'api', 'runners'] as const;
const environments = ['development', 'test', 'production'] as const;
const issuers = ['embedded', 'oidc', 'jwks'] as const;
const clocks = ['system', 'settable'] as const;
const eventStores = ['sqlite', 'kurrentdb', 'postgres'] as const;
const databases = ['sqlite', 'postgres'] as const;
const messagings = ['in-process', 'kafka'] as const;
const attachmentStores = ['folder', 's3'] as const;

/** Every variable there is. `.env.example` and docs/configuration.md are made from it: npm run environment. */
export const variables = {
  NODE_ENV: choice(environments, 'development', 'production refuses what only development may do'),
  PORT: whole(0, 65_535, 3000, 'port of the API; 0 takes any that is free'),
  HOST: unset('address to listen on; else 0.0.0.0 in production and 127.0.0.1 in development'),
  ROLE: choice(
    roles,
    'both',
    'what this node does: api answers requests, runners keeps lists and fires deadlines; api needs log and database on servers',
  ),
  DATA_FOLDER: text(
    './data',
    'where attachments lie, and log, keys and read models unless they are on servers; one process owns it while any of these is a file',
  ),
  EVENT_STORE: choice(
    eventStores,
    'sqlite',
    'where the log is: a file in the data folder, an EventStoreDB or KurrentDB server, or PostgreSQL',
  ),
  KURRENTDB_URL: unset(
    'esdb://user:password@host:2113?tls=true, several hosts by commas; required with EVENT_STORE=kurrentdb',
  ),
  DATABASE: choice(
    databases,
    'sqlite',
    'where keys, citizens, numbers and read models are: files in the data folder, or PostgreSQL',
  ),
  POSTGRES_URL: unset(
    'postgres://user:password@host:5432/database?sslmode=verify-full; required with DATABASE=postgres or EVENT_STORE=postgres',
  ),
  ATTACHMENTS: choice(
    attachmentStores,
    'folder',
    'where attachments are: in the data folder, which all nodes then share, or in a bucket of a server that speaks S3',
  ),
  S3_BUCKET: unset('the bucket, made beforehand and of this county alone; required with ATTACHMENTS=s3'),
  S3_ENDPOINT: unset(
    'address of the server, such as https://s3.example.cn; Amazon’s of the region without it',
  ),
  S3_REGION: text('us-east-1', 'what requests are signed for; servers that have no regions take the default'),
  S3_ACCESS_KEY: unset('who reads, writes and deletes in the bucket; required with ATTACHMENTS=s3'),
  S3_SECRET_KEY: unset('required with ATTACHMENTS=s3'),
  S3_PATH_STYLE: flag(
    'true names the bucket in the path and not in the host name, as most servers that are not Amazon’s have it',
  ),
  MESSAGING: choice(
    messagings,
    'in-process',
    'kafka tells other systems what happened and takes their reports; in-process tells nobody outside',
  ),
  KAFKA_BROKERS: list('host:port of the brokers, separated by commas; required with MESSAGING=kafka'),
  KAFKA_TLS: flag('true encrypts the line to the brokers'),
  KAFKA_USER: unset('who signs in to the brokers, by SCRAM-SHA-512; nobody signs in without it'),
  KAFKA_PASSWORD: unset('required with KAFKA_USER'),
  STORES_ON_PRIVATE_LINES: flag(
    'true takes stores and brokers without TLS in production: only where nobody else is on the line, such as one machine’s containers',
  ),
  DEPLOY_FOLDER: text('./deploy', 'reference data that is imported at start: regions, services, policies, …'),
  COUNTY: text('610921', 'division code of the county that the deploy folder describes; 610921 is Hanyin'),
  SUQIU_MASTER_KEY: unset(
    'base64 of 32 random bytes (openssl rand -base64 32), or transit where a key management service wraps it; else a key file is made in the data folder, except in production',
  ),
  SUQIU_MASTER_KEY_OTHER: unset(
    'the master key from before (a key, or transit), until all keys are wrapped anew under SUQIU_MASTER_KEY; on nodes that still run with that one, the new key',
  ),
  TRANSIT_ADDRESS: unset(
    'a server that speaks HashiCorp Vault’s transit API, such as https://bao.example.cn:8200; required where a master key is transit',
  ),
  TRANSIT_TOKEN_FILE: unset('a file with its token, read again at each request; an agent may renew it there'),
  TRANSIT_TOKEN: unset('its token, where there is no file'),
  TRANSIT_MOUNT: text('transit', 'where the transit engine is mounted on it'),
  TRANSIT_KEY: text('suqiu', 'name of the key there that wraps the master key, made beforehand'),
  TRANSIT_NAMESPACE: unset('its namespace, where it has several'),
  TRANSIT_CA_FILE: unset('PEM certificate of who signed the server’s; the system’s without it'),
  TRANSIT_LENT_SECONDS: whole(
    1,
    60,
    60,
    'how long the master key is used after it was last unwrapped there; asked for again after a third of it',
  ),
  TRANSIT_TIMEOUT_MS: whole(
    100,
    30_000,
    2_000,
    'how long one request to it may take, ms; it is tried three times',
  ),
  RETENTION_DAYS: whole(
    0,
    36_500,
    1_095,
    'so many days after it was closed an appeal is kept before its citizen’s data may be erased',
  ),
  ERASURES_FILE: unset(
    'file outside the data folder that notes what was erased, for a restore to do again; else one in the data folder',
  ),
  BACKUP_MAX_AGE_DAYS: whole(
    1,
    3_650,
    35,
    'how long a backup may live: what was erased is in it until then, and an older one is not restored',
  ),
  TOKEN_ISSUER: choice(
    issuers,
    'embedded',
    'embedded prints development tokens; oidc trusts an OIDC issuer by its discovery document, jwks one that has none by its key set',
  ),
  TOKEN_EMBEDDED_IN_PRODUCTION: flag(
    'true accepts the embedded issuer in production, for a trial behind closed doors',
  ),
  TOKEN_JWKS_URL: unset('the OIDC issuer’s key set; required with TOKEN_ISSUER=jwks'),
  TOKEN_ISSUER_NAME: text(
    'suqiu-embedded',
    'the iss that tokens must carry; with TOKEN_ISSUER=oidc also where the discovery document lies',
  ),
  TOKEN_AUDIENCE: text('suqiu', 'the aud that tokens must carry'),
  TOKEN_CLIENTS: list(
    'programs that may have asked for a token (azp, client_id), separated by commas; any without it',
  ),
  TOKEN_SKEW_SECONDS: whole(0, 300, 30, 'by which the OIDC issuer’s clock may differ from this machine’s'),
  TOKEN_KEYS_HOURS: whole(
    1,
    720,
    24,
    'how long the OIDC issuer’s keys, as last known, are trusted while it cannot be asked, hours',
  ),
  TOKEN_RECHECK_SECONDS: whole(
    1,
    30,
    30,
    'how long a token that was checked is taken before it is asked again whether the OIDC issuer ended its session, seconds; with how often open streams ask, less than a minute',
  ),
  STEP_UP_MINUTES: whole(
    0,
    1_440,
    5,
    'how long ago whoever reveals an identity or exports may have signed in, minutes; 0 does not ask, except in production',
  ),
  TOKEN_HOURS: whole(1, 8_760, 12, 'how long an embedded token holds, hours'),
  CLOCK: choice(clocks, 'system', 'settable opens /api/v1/dev/clock; refused in production'),
  CLOCK_START: moment('where the settable clock starts, such as 2026-07-01T08:00:00+08:00; now without it'),
  CLOCK_SPEED: whole(0, 1_000_000, 1, 'virtual seconds per real second of the settable clock'),
  NIGHTLY_PROOF: text(
    '02:30',
    'the county’s time of day at which every deadline is proven against the log; off proves only when asked',
  ),
  EARLY_WARNINGS: text(
    '06:30',
    'the county’s time of day from which early warnings of a week or month that is over are raised by themselves; off raises only when asked',
  ),
  HEAD_KEY_FILE: unset(
    'PEM of the Ed25519 key that signs the log’s heads (openssl genpkey -algorithm ed25519), outside the data folder; else one is made beside that folder, except in production',
  ),
  HEAD_KEY_BEFORE_FILE: unset(
    'PEM of the key that signed until HEAD_KEY_FILE was changed: it hands over, once',
  ),
  HEAD_EVENTS: whole(1, 10_000, 1000, 'a head is signed after so many events'),
  HEAD_MINUTES: whole(1, 1_440, 10, 'or when the oldest event without one is so old, minutes'),
  WITNESS_FILE: unset('file outside the data folder that each signed head is added to, one a line'),
  WITNESS_URLS: list('addresses that each signed head is posted to, separated by commas'),
  WITNESS_TOPIC: unset('topic that each signed head is published to; with MESSAGING=kafka'),
  NOTICE_CHANNELS: list(
    'how notices go out besides the inbox, as the table of notices says: webhook, kafka (with MESSAGING=kafka), log (not in production), separated by commas; the inbox alone without it',
  ),
  NOTICE_RETRY_MS: whole(
    100,
    3_600_000,
    5_000,
    'first wait before a notice is tried again by a channel, milliseconds; it doubles up to an hour',
  ),
  NOTICE_REFUSALS: whole(1, 100, 10, 'a notice that its receiver has refused so often is given up'),
  NOTICE_KEEP_HOURS: whole(1, 720, 72, 'how long a notice is tried that never reached its receiver, hours'),
  WEBHOOK_OFF_AFTER: whole(
    1,
    1_000,
    20,
    'a webhook where so many tries in a row have failed is switched off until an operator switches it on',
  ),
  WEBHOOK_TIMEOUT_MS: whole(
    500,
    60_000,
    10_000,
    'how long a webhook’s receiver has, from looking its name up to the end of its answer, milliseconds',
  ),
  WEBHOOK_PRIVATE_NETWORKS: list(
    'private addresses or networks that webhooks may go to, such as 10.20.0.0/16, separated by commas; to these also without TLS',
  ),
  LOG_LEVEL: choice(logLevels, 'info', 'fatal, error, warn, info, debug, trace or silent'),
  RATE_PER_TOKEN: limit(600, 'requests a minute of one person, all their tokens together'),
  RATE_PER_ADDRESS: limit(3000, 'requests a minute without a token that holds, by address'),
  RATE_ANONYMOUS_WRITES: limit(600, 'reports and uploads without a token an hour, by address'),
  RATE_ANONYMOUS_OF_ONE: limit(20, 'anonymous reports an hour of one person who holds a token'),
  TRUST_PROXY: list('addresses of proxies whose X-Forwarded-For counts; true for any, except in production'),
  CORS_ORIGINS: list(
    'origins that browsers may call from, such as https://app.example.cn, separated by commas',
  ),
  BODY_LIMIT_KIB: whole(16, 10_240, 256, 'largest JSON body, KiB'),
  FRESHNESS_WAIT_MS: whole(0, 30_000, 2000, 'longest wait for Suqiu-Min-Position, milliseconds'),
  ATTACHMENT_PHOTO_MIB: whole(1, 200, 40, 'largest photo, MiB'),
  ATTACHMENT_VOICE_MIB: whole(1, 200, 20, 'largest voice message, MiB'),
  ATTACHMENT_VIDEO_MIB: whole(1, 200, 50, 'largest video, MiB'),
  ATTACHMENT_DOCUMENT_MIB: whole(1, 200, 20, 'largest PDF, MiB'),
  ATTACHMENT_FILES: whole(1, 50, 9, 'files of one upload'),
  ATTACHMENT_UPLOAD_MIB: whole(1, 1_000, 100, 'all files of one upload together, MiB'),
  ATTACHMENT_PHOTO_MEGAPIXELS: whole(1, 500, 220, 'largest photo, megapixels'),
  ATTACHMENT_MEMORY_MIB: whole(
    256,
    16_384,
    512,
    'what all photos that are being unpacked may take at once, MiB; also the most for one of them',
  ),
  ATTACHMENT_DAILY_FILES: ofOneADay(300, 'files'),
  ATTACHMENT_DAILY_MIB: ofOneADay(1024, 'MiB'),
  ATTACHMENT_TRANSCODER: unset(
    'path of ffmpeg, such as /usr/bin/ffmpeg: makes copies that every browser plays, and thumbnails of video',
  ),
} satisfies Readonly<Record<string, Variable>>;
