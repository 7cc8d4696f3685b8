import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../../src/config/environment';
import { variables } from '../../../src/config/variables';
import { ConfigInvalid, readConfig } from '../../../src/config/config';
import { envExample } from '../../kit/environment-pages';

const bytes = Buffer.from(Array.from({ length: 32 }, (_, at) => at * at * 59 + at * 167 + 11));
const KEY = bytes.toString('base64');
const oidc = {
  TOKEN_ISSUER: 'jwks',
  TOKEN_JWKS_URL: 'https://login.hanyin.example/jwks',
  TOKEN_ISSUER_NAME: 'https://login.hanyin.example',
};

const faultsOf = (environment: Environment): readonly string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.faults;
    throw error;
  }
};

describe('configuration', () => {
  it('holds with nothing set', () => {
    expect(readConfig({})).toMatchObject({
      environment: 'development',
      port: 3000,
      dataFolder: './data',
      identity: { kind: 'embedded', keyFile: 'data/token-issuer.json' },
      clock: { kind: 'system' },
      http: { bodyLimit: 262_144, trustProxy: false, corsOrigins: [] },
    });
  });

  it('takes an empty variable for an unset one', () => {
    expect(readConfig({ PORT: '', HOST: ' ' })).toMatchObject({ port: 3000, host: '127.0.0.1' });
  });

  it('names every variable that is wrong, and what it should be, at once', () => {
    expect(
      faultsOf({
        PORT: '99999',
        LOG_LEVEL: 'loud',
        TOKEN_EMBEDDED_IN_PRODUCTION: 'yes',
        TOKEN_HOURS: 'long',
        CLOCK_START: '2026-02-30',
        COUNTY: 'hanyin',
        TOKEN_ISSUER: 'jwks',
      }),
    ).toEqual([
      'PORT should be at most 65535, not "99999"',
      'TOKEN_EMBEDDED_IN_PRODUCTION should be true or false, not "yes"',
      'TOKEN_HOURS should be a number, not "long"',
      'CLOCK_START should be a time with its offset, such as 2026-07-01T10:00:00+08:00, not "2026-02-30"',
      'LOG_LEVEL should be one of: fatal, error, warn, info, debug, trace, silent, not "loud"',
      'COUNTY should be the six digits of a county, not "hanyin"',
      'TOKEN_JWKS_URL should be set with TOKEN_ISSUER=jwks',
      'TOKEN_ISSUER_NAME should be set with TOKEN_ISSUER=jwks: the iss of its tokens',
    ]);
  });

  it.each(['c2VjcmV0', 'c2VjcmV0'.repeat(100)])('never repeats a master key that is wrong', (key) => {
    const [fault, ...others] = faultsOf({ SUQIU_MASTER_KEY: key });
    expect(fault).toMatch(/^SUQIU_MASTER_KEY should /);
    expect(fault).not.toContain('c2VjcmV0');
    expect(others).toEqual([]);
  });

  it.each([
    ['TOKEN_JWKS_URL', 'login.hanyin.example'],
    ['TOKEN_JWKS_URL', 'file:///etc/passwd'],
    ['TRUST_PROXY', 'true, 10.0.0.1'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', 'proxy.hanyin.example'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'https://app.hanyin.example/'],
    ['CORS_ORIGINS', 'app.hanyin.example'],
    ['HEAD_KEY_FILE', './data/keys/head-key.pem'],
    ['WITNESS_FILE', './data/heads.ndjson'],
    ['HEAD_KEY_BEFORE_FILE', './keys/before.pem'],
    ['WITNESS_URLS', 'ftp://audit.hanyin.example'],
    ['WITNESS_TOPIC', 'suqiu.heads.v1'],
    ['NOTICE_CHANNELS', 'kafka'],
    ['NOTICE_CHANNELS', 'webhook,sms'],
    ['WEBHOOK_PRIVATE_NETWORKS', '10.20.0.0/33'],
    ['WEBHOOK_PRIVATE_NETWORKS', 'gateway.hanyin.example'],
    ['WEBHOOK_PRIVATE_NETWORKS', 'loopback'],
  ])('refuses %s=%s', (name, value) => {
    expect(faultsOf({ [name]: value }).map((fault) => fault.split(' ')[0])).toEqual([name]);
  });

  const production = {
    NODE_ENV: 'production',
    SUQIU_MASTER_KEY: KEY,
    HEAD_KEY_FILE: '/etc/suqiu/head-key.pem',
    ...oidc,
  };

  it.each([
    ['SUQIU_MASTER_KEY', ''],
    ['HEAD_KEY_FILE', ''],
    ['SUQIU_MASTER_KEY', Buffer.alloc(32).toString('base64')],
    ['CLOCK', 'settable'],
    ['NOTICE_CHANNELS', 'log'],
    ['TOKEN_ISSUER', 'embedded'],
    ['TOKEN_JWKS_URL', 'http://login.hanyin.example/jwks'],
    ['STEP_UP_MINUTES', '0'],
    ['RATE_PER_TOKEN', '0'],
    ['RATE_PER_ADDRESS', '0'],
    ['RATE_ANONYMOUS_WRITES', '0'],
    ['RATE_ANONYMOUS_OF_ONE', '0'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '0.0.0.0/0'],
    ['TRUST_PROXY', '0.0.0.0/1,128.0.0.0/1'],
    ['TRUST_PROXY', '2000::/3'],
    ['SUQIU_MASTER_KEY', Buffer.from(Array.from({ length: 32 }, (_, at) => at)).toString('base64')],
    ['SUQIU_MASTER_KEY', Buffer.from('a password of exactly 32 letters').toString('base64')],
    ['ATTACHMENT_DAILY_FILES', '0'],
    ['ATTACHMENT_DAILY_MIB', '0'],
    ['CORS_ORIGINS', 'http://app.hanyin.example'],
    ['KURRENTDB_URL', 'esdb://log:2113?tls=false'],
    ['POSTGRES_URL', 'postgres://suqiu:secret@db.example.cn/suqiu'],
  ])('refuses in production what only development may do: %s=%s', (name, value) => {
    expect(faultsOf({ ...oidc, [name]: value })).toEqual([]);
    const [fault, ...others] = faultsOf({ ...production, [name]: value });
    expect(fault).toMatch(new RegExp(`^${name} should .+ in production`));
    expect(others).toEqual([]);
  });

  it('listens to all in production, and to its own machine elsewhere', () => {
    expect(readConfig(production).host).toBe('0.0.0.0');
    expect(readConfig({ NODE_ENV: 'test' }).host).toBe('127.0.0.1');
    expect(readConfig({ HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
  });

  it('takes an OIDC issuer in production, and the embedded one only when told to', () => {
    const embedded = { TOKEN_ISSUER: '', TOKEN_JWKS_URL: '', TOKEN_EMBEDDED_IN_PRODUCTION: 'true' };
    expect(faultsOf({ ...production, ...embedded })).toEqual([]);
    expect(readConfig(production)).toMatchObject({
      masterKey: { kind: 'given', key: bytes },
      identity: { kind: 'jwks', url: oidc.TOKEN_JWKS_URL, issuer: oidc.TOKEN_ISSUER_NAME, audience: 'suqiu' },
    });
  });

  it('wants address and name of an OIDC issuer', () => {
    expect(faultsOf({ TOKEN_ISSUER: 'jwks' }).map((fault) => fault.split(' ')[0])).toEqual([
      'TOKEN_JWKS_URL',
      'TOKEN_ISSUER_NAME',
    ]);
  });

  it('finds an OIDC issuer by its own address, by https alone in production', () => {
    const found = { TOKEN_ISSUER: 'oidc', TOKEN_ISSUER_NAME: 'https://login.hanyin.example/county' };
    expect(readConfig({ ...found, TOKEN_CLIENTS: 'desk, app' })).toMatchObject({
      identity: {
        ...{ kind: 'oidc', issuer: found.TOKEN_ISSUER_NAME, audience: 'suqiu', clients: ['desk', 'app'] },
        ...{ skewSeconds: 30, keysHours: 24, recheckSeconds: 30, mayBePlain: true },
      },
    });
    const first = (environment: Environment) => faultsOf(environment).map((fault) => fault.split(' ')[0]);
    expect(first({ TOKEN_ISSUER: 'oidc' })).toEqual(['TOKEN_ISSUER_NAME']);
    expect(first({ ...found, TOKEN_ISSUER_NAME: 'county' })).toEqual(['TOKEN_ISSUER_NAME']);
    const plain = { ...found, NODE_ENV: 'production', TOKEN_ISSUER_NAME: 'http://login.hanyin.example' };
    expect(first(plain)).toContain('TOKEN_ISSUER_NAME');
  });

  it('reads the settable clock, lists and proxies', () => {
    const config = readConfig({
      CLOCK: 'settable',
      CLOCK_START: '2026-07-01T08:00:00+08:00',
      CLOCK_SPEED: '600',
      CORS_ORIGINS: 'https://a.hanyin.example, https://b.hanyin.example',
      TRUST_PROXY: 'true',
    });
    expect(config.clock).toEqual({ kind: 'settable', start: '2026-07-01T00:00:00.000Z', speed: 600 });
    expect(config.http.corsOrigins).toHaveLength(2);
    expect(config.http.trustProxy).toBe(true);
    const proxies = ['10.0.0.1', 'fd00::/8', 'uniquelocal'];
    expect(readConfig({ TRUST_PROXY: proxies.join(', ') }).http.trustProxy).toEqual(proxies);
  });

  it('lets several nodes have the data only where no store is a file', () => {
    const servers = { DATABASE: 'postgres', POSTGRES_URL: 'postgres://h/d', EVENT_STORE: 'postgres' };
    expect(readConfig({ ROLE: 'api', ...servers })).toMatchObject({ role: 'api', shared: true });
    expect(readConfig({ ...servers, EVENT_STORE: 'sqlite' })).toMatchObject({ role: 'both', shared: false });
    expect(faultsOf({ ROLE: 'api', ...servers, DATABASE: 'sqlite' })).toEqual([
      expect.stringMatching(
        /^ROLE=api should come with EVENT_STORE=postgres or kurrentdb and DATABASE=postgres/,
      ),
    ]);
    expect(readConfig({ ROLE: 'runners' })).toMatchObject({ role: 'runners', shared: false });
  });

  it('takes stores without TLS in production only where somebody says that nobody else is on the line', () => {
    const plain = {
      HEAD_KEY_FILE: '/etc/suqiu/head-key.pem',
      ...{ NODE_ENV: 'production', SUQIU_MASTER_KEY: KEY, ...oidc },
      ...{ EVENT_STORE: 'kurrentdb', KURRENTDB_URL: 'esdb://kurrentdb:2113?tls=false' },
      ...{ DATABASE: 'postgres', POSTGRES_URL: 'postgres://postgres/suqiu' },
      ...{ MESSAGING: 'kafka', KAFKA_BROKERS: 'kafka:9092' },
      ...{
        ATTACHMENTS: 's3',
        S3_BUCKET: 'b',
        S3_ACCESS_KEY: 'a',
        S3_SECRET_KEY: 's',
        S3_ENDPOINT: 'http://s3',
      },
    };
    expect(faultsOf(plain).map((fault) => fault.split(' ')[0])).toEqual([
      'KAFKA_TLS',
      'KURRENTDB_URL',
      'S3_ENDPOINT',
      'POSTGRES_URL',
    ]);
    expect(faultsOf({ ...plain, STORES_ON_PRIVATE_LINES: 'true' })).toEqual([]);
  });

  it('keeps attachments in a bucket only with all that it takes, and where no store is a file', () => {
    const servers = { DATABASE: 'postgres', POSTGRES_URL: 'postgres://h/d', EVENT_STORE: 'postgres' };
    const bucket = { ATTACHMENTS: 's3', S3_BUCKET: 'b', S3_ACCESS_KEY: 'a', S3_SECRET_KEY: 's' };
    expect(readConfig({}).attachmentStore).toEqual({ kind: 'folder' });
    expect(readConfig({ ...servers, ...bucket }).attachmentStore).toEqual({
      ...{ kind: 's3', bucket: 'b', accessKey: 'a', secretKey: 's', region: 'us-east-1' },
      ...{ endpoint: undefined, pathStyle: false },
    });
    expect(faultsOf({ ...servers, ATTACHMENTS: 's3', S3_ENDPOINT: 'minio:9000' })).toEqual([
      'S3_BUCKET should be set with ATTACHMENTS=s3',
      'S3_ACCESS_KEY should be set with ATTACHMENTS=s3',
      'S3_SECRET_KEY should be set with ATTACHMENTS=s3',
      'S3_ENDPOINT should be an http or https address, not "minio:9000"',
    ]);
    expect(faultsOf(bucket)).toEqual([expect.stringMatching(/^ATTACHMENTS=s3 should come with EVENT_STORE/)]);
  });

  it('names a certificate with its key, or neither', () => {
    expect(faultsOf({ KURRENTDB_URL: 'esdb://h:1?userCertFile=/c&userKeyFile=/k' })).toEqual([]);
    expect(
      faultsOf({ KURRENTDB_URL: 'esdb://h:1?userKeyFile=/k', POSTGRES_URL: 'postgres://h/d?sslcert=/c' }),
    ).toEqual([
      'KURRENTDB_URL should name userCertFile and userKeyFile together, or neither',
      'POSTGRES_URL should name sslcert and sslkey together, or neither',
    ]);
  });

  it('is what .env.example says, and each variable says what it is for', () => {
    expect(readFileSync(join(__dirname, '../../../.env.example'), 'utf8')).toBe(envExample());
    for (const { about } of Object.values(variables)) expect(about.length).toBeGreaterThan(10);
  });
});
