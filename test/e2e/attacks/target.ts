import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, type JWK } from 'jose';
import { Client } from '../../kit/api/client';
import type { Caller } from '../../kit/api/caller';
import { ask, type RawAnswer } from '../../kit/api/exchange';
import { noticesAtOnce } from '../../kit/notices-at-once';
import { freshFolder, removeFolder, startService, type Service } from '../../kit/service';
import { peopleOf, type People } from '../../kit/stories';
import { issuerOf } from '../../kit/tokens';

/** A key that an issuer publishes although it is too short to trust. */
const WEAK = 'rsa-1024';

export interface Target {
  readonly service: Service;
  readonly client: Client;
  readonly people: People;
  /** Any route below `/api/v1`, as anybody may write it. */
  send(method: 'GET' | 'POST', path: string, sent?: Sent): Promise<RawAnswer>;
  /** Whoever holds a token with these claims, signed by the issuer whom the service trusts. */
  holding(claims: object, header?: object): Caller;
  /** The same, signed by the issuer's key of 1024 bits. */
  weaklySigned(claims: object): Caller;
  /** Another one, with these limits on; started by the first attack that asks for it. */
  limited(limits: Readonly<Record<string, string>>): Promise<Target>;
}

export interface Sent {
  readonly by?: Caller | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * A started service whose tokens come from an issuer of the attacker's choice: it publishes the embedded one's key,
 * so that everybody of the county is there, and a weak one. Limits are off: they have attacks of their own.
 */
export async function startTarget(env: Readonly<Record<string, string>> = {}): Promise<Standing> {
  const folder = freshFolder();
  const { jwks } = await issuerOf(folder).then((issuer) => ({ jwks: issuer.jwks() }));
  const own = JSON.parse(readFileSync(join(folder, 'token-issuer.json'), 'utf8')) as JWK;
  const key = createPrivateKey({ key: own as never, format: 'jwk' });
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const published = await publish(jwks.keys, weak.publicKey);
  const deploy = noticesAtOnce();
  const service = await startService({
    folder,
    env: {
      // 127.0.0.2 is a gateway that the county allows; 127.0.0.1 is everything else that only this machine reaches.
      ...{ NOTICE_CHANNELS: 'webhook', WEBHOOK_PRIVATE_NETWORKS: '127.0.0.2', DEPLOY_FOLDER: deploy },
      ...{ NOTICE_RETRY_MS: '100', NODE_OPTIONS: `--require ${join(__dirname, 'changing-name.cjs')}` },
      CLOCK: 'settable',
      CLOCK_SPEED: '0',
      CLOCK_START: '2026-07-01T09:00:00+08:00',
      RATE_PER_TOKEN: '0',
      RATE_PER_ADDRESS: '0',
      RATE_ANONYMOUS_WRITES: '0',
      TOKEN_ISSUER: 'jwks',
      TOKEN_ISSUER_NAME: 'suqiu-embedded',
      TOKEN_JWKS_URL: `http://127.0.0.1:${(published.address() as AddressInfo).port}/jwks`,
      ...env,
    },
  });
  const client = await Client.of(service);
  const bearing = (token: string) => client.with({ authorization: `Bearer ${token}` });
  let other: Promise<Standing> | undefined;
  const target: Target = {
    service,
    client,
    people: await peopleOf(client),
    send: (method, path, { by, body, headers } = {}) =>
      ask(`${service.url}/api/v1${path}`, {
        method,
        headers: {
          ...by?.credentials,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    holding: (claims, header) =>
      bearing(tokenOf(claims, { alg: 'EdDSA', kid: own.kid, typ: 'JWT', ...header }, key)),
    weaklySigned: (claims) => bearing(tokenOf(claims, { alg: 'RS256', kid: WEAK }, weak.privateKey)),
    limited: (limits) => (other ??= startTarget(limits)).then((standing) => standing.target),
  };
  const stop = async () => {
    await other?.then((standing) => standing.stop());
    await service.stop();
    await new Promise((closed) => published.close(closed));
    removeFolder(folder);
    removeFolder(deploy);
  };
  return { target, stop };
}

export interface Standing {
  readonly target: Target;
  stop(): Promise<void>;
}

async function publish(trusted: readonly JWK[], weak: KeyObject): Promise<Server> {
  const keys = [...trusted, { ...(await exportJWK(weak)), kid: WEAK, alg: 'RS256', use: 'sig' }];
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys })),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** By hand: no library signs with so short a key, or dates a token so far ahead. */
function tokenOf(claims: object, header: object, key: KeyObject): string {
  const now = Math.floor(Date.now() / 1000);
  const text = `${part(header)}.${part({ iss: 'suqiu-embedded', aud: 'suqiu', iat: now, exp: now + 3600, ...claims })}`;
  const digest = key.asymmetricKeyType === 'rsa' ? 'sha256' : null;
  return `${text}.${sign(digest, Buffer.from(text), key).toString('base64url')}`;
}
