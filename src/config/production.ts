import { isIP } from 'node:net';
import type { Values } from './environment';
import type { Demand } from './shapes';
import { TRANSIT, transitInProduction } from './transit';

export type { Demand };

/** Of 32 random bytes nearly all differ, and so do their steps; some are no letters that one could type. */
function looksRandom(key: string): boolean {
  const bytes = [...Buffer.from(key, 'base64')];
  const steps = bytes.slice(1).map((byte, at) => byte - (bytes[at] ?? 0));
  return (
    new Set(bytes).size >= 16 && new Set(steps).size >= 16 && bytes.some((byte) => byte < 0x20 || byte > 0x7e)
  );
}

/** Wider than any network of one's own: half of the Internet is as good as the whole. */
const isWide = (proxy: string): boolean => {
  const [, address = '', bits] = /^([^/]*)\/(\d+)$/.exec(proxy) ?? [];
  return bits !== undefined && Number(bits) < (isIP(address) === 6 ? 16 : 8);
};

const unlimitable = [
  ...(['RATE_PER_TOKEN', 'RATE_PER_ADDRESS', 'RATE_ANONYMOUS_WRITES', 'RATE_ANONYMOUS_OF_ONE'] as const),
  ...(['ATTACHMENT_DAILY_FILES', 'ATTACHMENT_DAILY_MIB'] as const),
];

/** What a trial may do, and what would be an open door to people's words. */
export const inProduction = (values: Partial<Values>): readonly Demand[] => [
  [
    values.SUQIU_MASTER_KEY !== undefined,
    'SUQIU_MASTER_KEY should be set in production: openssl rand -base64 32, or transit',
  ],
  [
    values.SUQIU_MASTER_KEY === undefined ||
      values.SUQIU_MASTER_KEY === TRANSIT ||
      looksRandom(values.SUQIU_MASTER_KEY),
    'SUQIU_MASTER_KEY should be random in production: openssl rand -base64 32',
  ],
  ...transitInProduction(values),
  [
    values.HEAD_KEY_FILE !== undefined || values.ROLE === 'api',
    'HEAD_KEY_FILE should be set in production: openssl genpkey -algorithm ed25519, kept outside DATA_FOLDER',
  ],
  [
    values.NOTICE_CHANNELS?.includes('log') !== true,
    'NOTICE_CHANNELS should not name log in production: what people are told would stand in the clear in the log',
  ],
  [values.CLOCK !== 'settable', 'CLOCK should be system in production: deadlines hang on it'],
  [
    values.TOKEN_ISSUER !== 'embedded' || values.TOKEN_EMBEDDED_IN_PRODUCTION === true,
    'TOKEN_ISSUER should be oidc (or jwks) in production, or TOKEN_EMBEDDED_IN_PRODUCTION true for a trial behind closed doors',
  ],
  [
    !values.TOKEN_JWKS_URL?.startsWith('http:'),
    'TOKEN_JWKS_URL should be https in production: whoever answers for it makes tokens',
  ],
  [
    values.TOKEN_ISSUER !== 'oidc' || !values.TOKEN_ISSUER_NAME?.startsWith('http:'),
    'TOKEN_ISSUER_NAME should be https in production: whoever answers for it makes tokens',
  ],
  [
    values.STEP_UP_MINUTES !== 0,
    'STEP_UP_MINUTES should be at least 1 in production: a screen left alone would show identities',
  ],
  ...unlimitable.map((name): Demand => [
    values[name] !== 0,
    `${name} should be at least 1 in production: without it one caller takes the service from all`,
  ]),
  [
    !values.TRUST_PROXY?.some((proxy) => proxy === 'true' || isWide(proxy)),
    'TRUST_PROXY should be the addresses of your proxies in production: else callers choose their own address',
  ],
  ...(values.CORS_ORIGINS ?? []).map((origin): Demand => [
    !origin.startsWith('http:'),
    `CORS_ORIGINS should be https in production, not "${origin}": whoever is on the line writes such a page anew`,
  ]),
  [
    values.MESSAGING !== 'kafka' || values.KAFKA_TLS === true || isPrivate(values),
    'KAFKA_TLS should be true in production: what people report comes over that line',
  ],
  [
    !/[?&]tls=false\b/i.test(values.KURRENTDB_URL ?? '') || isPrivate(values),
    'KURRENTDB_URL should keep tls on in production: password and log go over that line',
  ],
  [
    !values.S3_ENDPOINT?.startsWith('http:') || isPrivate(values),
    'S3_ENDPOINT should be https in production: photos and recordings go over that line, and who may read them',
  ],
  [
    isPrivateLine(values.POSTGRES_URL) || isPrivate(values),
    'POSTGRES_URL should say sslmode=verify-full in production: password, keys and log go over that line',
  ],
];

const isPrivate = (values: Partial<Values>): boolean => values.STORES_ON_PRIVATE_LINES === true;

/** Encrypted, or within this machine. */
function isPrivateLine(connection: string | undefined): boolean {
  if (connection === undefined || !URL.canParse(connection)) return true;
  const { hostname, searchParams } = new URL(connection);
  const mode = searchParams.get('sslmode') ?? 'disable';
  return (
    !['disable', 'allow', 'prefer'].includes(mode) ||
    ['', 'localhost', '127.0.0.1', '[::1]'].includes(hostname)
  );
}
