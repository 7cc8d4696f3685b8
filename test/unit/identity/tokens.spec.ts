import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import {
  EmbeddedIssuer,
  IssuerKeys,
  keysAt,
  TokenVerifier,
  type IdentitySettings,
} from '../../../src/identity';

const folder = mkdtempSync(join(tmpdir(), 'suqiu-identity-'));
afterAll(() => rmSync(folder, { recursive: true }));

const settings: Extract<IdentitySettings, { kind: 'embedded' }> = {
  kind: 'embedded',
  issuer: 'suqiu-embedded',
  audience: 'suqiu',
  keyFile: join(folder, 'nested', 'token-issuer.json'),
  hoursValid: 1,
};
const officer = {
  sub: 'officer-centre-610921102',
  role: 'officer',
  unit: 'centre-610921102',
  region: '610921102',
} as const;

describe('the embedded issuer', () => {
  it('keeps its key to itself and across restarts, also when two start at once', async () => {
    const [first, second] = await Promise.all([EmbeddedIssuer.open(settings), EmbeddedIssuer.open(settings)]);
    expect(statSync(settings.keyFile).mode & 0o777).toBe(0o600);
    const verifier = new TokenVerifier((await EmbeddedIssuer.open(settings)).verificationKey(), settings);
    for (const issuer of [first, second])
      expect(await verifier.verify(await issuer.issue(officer))).toMatchObject({
        subject: officer.sub,
        role: 'officer',
        unit: officer.unit,
      });
  });

  it('publishes the public half only', async () => {
    const { keys } = (await EmbeddedIssuer.open(settings)).jwks();
    expect(keys[0]).toMatchObject({ kty: 'OKP', crv: 'Ed25519', use: 'sig' });
    expect(keys[0]).not.toHaveProperty('d');
  });

  it('says what to do about a file that holds no key', async () => {
    const keyFile = join(folder, 'broken.json');
    writeFileSync(keyFile, '{"kty":"oct"}');
    await expect(EmbeddedIssuer.open({ ...settings, keyFile })).rejects.toThrow(
      /no Ed25519 private key; delete it/,
    );
  });
});

describe('verifying', () => {
  let issuer: EmbeddedIssuer;
  let verifier: TokenVerifier;
  let key: JWK;
  beforeAll(async () => {
    issuer = await EmbeddedIssuer.open(settings);
    verifier = new TokenVerifier(issuer.verificationKey(), settings);
    key = JSON.parse(readFileSync(settings.keyFile, 'utf8'));
  });

  const signed = (claims: object, change: (jwt: SignJWT) => SignJWT = (jwt) => jwt) =>
    change(
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'EdDSA', kid: key.kid! })
        .setSubject('officer-1')
        .setIssuer(settings.issuer)
        .setAudience(settings.audience)
        .setExpirationTime('1h'),
    ).sign(key);
  const codeOf = (token: string) =>
    verifier.verify(token).then(
      () => 'taken',
      (error: { code: string; details: object }) => ({ code: error.code, ...error.details }),
    );

  it('refuses what is over, another’s, or for another', async () => {
    expect(await codeOf(await signed(officer, (jwt) => jwt.setExpirationTime('-1s')))).toEqual({
      code: 'auth/token-expired',
    });
    expect(await codeOf(await signed(officer, (jwt) => jwt.setIssuer('elsewhere')))).toMatchObject({
      claim: 'iss',
    });
    expect(await codeOf(await signed(officer, (jwt) => jwt.setAudience('shop')))).toMatchObject({
      claim: 'aud',
    });
    const token = await issuer.issue(officer);
    expect(await codeOf(`${token.slice(0, -4)}AAAA`)).toEqual({ code: 'auth/token-invalid' });
    expect(await codeOf('no.token.atall')).toEqual({ code: 'auth/token-invalid' });
  });

  it('takes no algorithm but those of the list', async () => {
    const none = [{ alg: 'none' }, { ...officer, iss: settings.issuer, aud: settings.audience, exp: 9e9 }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const shared = await new SignJWT({ ...officer })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(Buffer.from(key.x!, 'base64url'));
    expect(await codeOf(`${none}.`)).toEqual({ code: 'auth/token-invalid' });
    expect(await codeOf(shared)).toEqual({ code: 'auth/token-invalid' });
  });

  it.each([
    [{ ...officer, role: 'mayor' }, 'role'],
    [{ ...officer, region: '6109211' }, 'region'],
    [{ ...officer, unit: '../../etc' }, 'unit'],
    [{ role: 'citizen', phone_number: 'call me', phone_number_verified: true }, 'phone_number'],
    [{ ...officer, typ: 'Refresh' }, 'typ'],
    [{ ...officer, typ: 1 }, 'typ'],
    [{ ...officer, token_use: 'id' }, 'token_use'],
    [{ ...officer, at_hash: 'x' }, 'at_hash'],
    [{ ...officer, events: {} }, 'events'],
    [{ ...officer, iat: 'now' }, 'iat'],
    [{ ...officer, iat: Math.floor(Date.now() / 1000) + 60 }, 'iat'],
    [{ ...officer, auth_time: Math.floor(Date.now() / 1000) + 60 }, 'auth_time'],
  ])('names the claim that does not hold: %j', async (claims, claim) => {
    expect(await codeOf(await signed(claims))).toMatchObject({ code: 'auth/claims-invalid', claim });
  });

  it.each([undefined, false, 'true', 'false', 1, 0, '', [], [true], {}, null])(
    'takes a telephone number for verified by `true` alone, not by %j',
    async (said) => {
      const claims = { role: 'citizen', phone_number: '+86 138-9150-0001' };
      const read = await verifier.verify(await signed({ ...claims, phone_number_verified: said }));
      expect([read.phone, read.phoneVerified]).toEqual(['+86138-9150-0001', false]);
      expect(await verifier.verify(await signed({ ...claims, phone_number_verified: true }))).toMatchObject({
        phoneVerified: true,
      });
    },
  );

  it.each([
    [{ azp: 'desk' }, 'taken'],
    [{ client_id: 'desk' }, 'taken'],
    [{ azp: 'desk', client_id: 'shop' }, 'client_id'],
    [{ azp: 'shop' }, 'azp'],
    [{}, 'azp'],
  ])('takes tokens of the programs that may call alone, where they are named: %j', async (named, claim) => {
    const own = new TokenVerifier(issuer.verificationKey(), { ...settings, clients: ['desk', 'app'] });
    const verdict = own.verify(await signed({ ...officer, ...named }));
    if (claim === 'taken') expect((await verdict).subject).toBe('officer-1');
    else await expect(verdict).rejects.toMatchObject({ code: 'auth/claims-invalid', details: { claim } });
  });

  it('bears with an issuer’s clock that differs by as much as is configured', async () => {
    const own = new TokenVerifier(issuer.verificationKey(), { ...settings, skewSeconds: 30 });
    const iat = Math.floor(Date.now() / 1000) + 20;
    expect((await own.verify(await signed({ ...officer, iat }))).issuedAt).toBe(iat);
    expect((await own.verify(await signed(officer, (jwt) => jwt.setExpirationTime('-20s')))).subject).toBe(
      'officer-1',
    );
    await expect(
      own.verify(await signed(officer, (jwt) => jwt.setExpirationTime('-31s'))),
    ).rejects.toMatchObject({ code: 'auth/token-expired' });
  });

  it('takes of a citizen no unit and no region', async () => {
    const claims = await verifier.verify(
      await signed({ ...officer, role: 'citizen', phone_number: '+86 138-9150-0001' }),
    );
    expect(claims).toMatchObject({
      role: 'citizen',
      phone: '+86138-9150-0001',
      unit: undefined,
      region: undefined,
    });
  });
});

const keysOf = (url: string) =>
  new IssuerKeys(keysAt(url), { everyMs: 60_000, atLeastMs: 10, trustedMs: 60_000, unknownMs: 1_000 }).key;

describe('an OIDC issuer', () => {
  let server: Server;
  let published: readonly JWK[] = [];
  let up = true;
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
  beforeAll((done) => {
    server = createServer((_request, response) => {
      if (!up) return void response.writeHead(503).end();
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: published }));
    }).listen(0, '127.0.0.1', done);
  });
  afterAll((done) => void server.close(done));

  it.each(['ES256', 'RS256', 'PS256', 'EdDSA'])('is trusted by its published keys, %s', async (alg) => {
    const { privateKey, publicKey } = await generateKeyPair(alg);
    published = [{ ...(await exportJWK(publicKey)), kid: alg, alg }];
    const token = await new SignJWT({ ...officer })
      .setProtectedHeader({ alg, kid: alg })
      .setIssuer('https://login.hanyin.example')
      .setAudience('suqiu')
      .setExpirationTime('5m')
      .sign(privateKey);
    const verifier = new TokenVerifier(keysOf(url()), {
      issuer: 'https://login.hanyin.example',
      audience: 'suqiu',
    });
    expect((await verifier.verify(token)).subject).toBe(officer.sub);
  });

  it('that is down is told from a token that is bad', async () => {
    up = false;
    const token = await (await EmbeddedIssuer.open(settings)).issue(officer);
    const verifier = new TokenVerifier(keysOf(url()), settings);
    await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'auth/issuer-unavailable' });
  });
});
