import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigInvalid, readConfig, variables, type Environment } from '../../../src/config';
import { envExample } from '../../kit/env-example';

const KEY = Buffer.alloc(32, 7).toString('base64');
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
    expect(readConfig({ PORT: '', HOST: ' ' })).toMatchObject({ port: 3000, host: '0.0.0.0' });
  });

  it('names every variable that is wrong, and what it should be, at once', () => {
    expect(faultsOf({ PORT: '99999', LOG_LEVEL: 'loud', TOKEN_EMBEDDED_IN_PRODUCTION: 'yes' })).toEqual([
      'PORT must be a whole number from 0 to 65535, not "99999"',
      'TOKEN_EMBEDDED_IN_PRODUCTION must be true or false, not "yes"',
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not "loud"',
    ]);
  });

  it('never repeats a master key that is wrong', () => {
    const [fault] = faultsOf({ SUQIU_MASTER_KEY: 'c2VjcmV0' });
    expect(fault).toBe('SUQIU_MASTER_KEY must be the base64 of 32 bytes: openssl rand -base64 32');
  });

  it('refuses in production what only development may do', () => {
    const faults = faultsOf({ NODE_ENV: 'production', CLOCK: 'settable' });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual(['SUQIU_MASTER_KEY', 'CLOCK', 'TOKEN_ISSUER']);
  });

  it('takes an OIDC issuer in production, and the embedded one only when told to', () => {
    const production = { NODE_ENV: 'production', SUQIU_MASTER_KEY: KEY };
    expect(faultsOf({ ...production, ...oidc })).toEqual([]);
    expect(faultsOf({ ...production, TOKEN_EMBEDDED_IN_PRODUCTION: 'true' })).toEqual([]);
    expect(readConfig({ ...production, ...oidc })).toMatchObject({
      masterKey: Buffer.alloc(32, 7),
      identity: { kind: 'jwks', url: oidc.TOKEN_JWKS_URL, issuer: oidc.TOKEN_ISSUER_NAME, audience: 'suqiu' },
    });
  });

  it('wants address and name of an OIDC issuer', () => {
    expect(faultsOf({ TOKEN_ISSUER: 'jwks' }).map((fault) => fault.split(' ')[0])).toEqual([
      'TOKEN_JWKS_URL',
      'TOKEN_ISSUER_NAME',
    ]);
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
    expect(readConfig({ TRUST_PROXY: '10.0.0.1' }).http.trustProxy).toEqual(['10.0.0.1']);
  });

  it('is what .env.example says, and each variable says what it is for', () => {
    expect(readFileSync(join(__dirname, '../../../.env.example'), 'utf8')).toBe(envExample());
    for (const { about } of Object.values(variables)) expect(about.length).toBeGreaterThan(10);
  });
});
