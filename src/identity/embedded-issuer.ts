import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync, linkSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { randomUUID } from 'node:crypto';
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';
import type { Role } from '../kernel/actor';
import type { IdentitySettings } from './settings';

/** The claims that a development token carries. */
export interface TokenRequest {
  readonly sub: string;
  readonly role: Role;
  readonly unit?: string | undefined;
  readonly region?: string | undefined;
  readonly name?: string | undefined;
  readonly phone_number?: string | undefined;
  readonly phone_number_verified?: boolean | undefined;
}

type EmbeddedSettings = Extract<IdentitySettings, { kind: 'embedded' }>;

/** The development issuer: signs tokens with an Ed25519 key that never leaves the data folder. */
export class EmbeddedIssuer {
  private constructor(
    private readonly settings: EmbeddedSettings,
    private readonly privateJwk: JWK,
  ) {}

  /** @throws Error when the key file is there and holds no Ed25519 key */
  static async open(settings: EmbeddedSettings): Promise<EmbeddedIssuer> {
    if (!existsSync(settings.keyFile)) await makeKey(settings.keyFile);
    return new EmbeddedIssuer(settings, readKey(settings.keyFile));
  }

  async issue(request: TokenRequest): Promise<string> {
    const { sub, ...claims } = request;
    // Whoever asks for a token here signs in by that.
    return new SignJWT({ ...claims, auth_time: Math.floor(Date.now() / 1000) })
      .setProtectedHeader({ alg: 'EdDSA', kid: String(this.privateJwk.kid), typ: 'JWT' })
      .setSubject(sub)
      .setIssuer(this.settings.issuer)
      .setAudience(this.settings.audience)
      .setIssuedAt()
      .setExpirationTime(`${this.settings.hoursValid}h`)
      .sign(await importJWK(this.privateJwk, 'EdDSA'));
  }

  /** The public half, as an OIDC issuer would publish it. */
  jwks(): { readonly keys: readonly JWK[] } {
    const { d: _secret, ...publicJwk } = this.privateJwk;
    return { keys: [publicJwk] };
  }

  verificationKey(): JWTVerifyGetKey {
    return createLocalJWKSet({ keys: [...this.jwks().keys] });
  }
}

/** Written whole beside and linked into place: of two that start at once, one key wins and both use it. */
async function makeKey(file: string): Promise<void> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const text = JSON.stringify({ ...jwk, alg: 'EdDSA', use: 'sig', kid: await calculateJwkThumbprint(jwk) });
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
    chmodSync(file, 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

function readKey(file: string): JWK {
  const jwk = parsed(readFileSync(file, 'utf8'));
  if (jwk?.kty === 'OKP' && jwk.crv === 'Ed25519' && jwk.d && jwk.kid) return jwk;
  throw new Error(
    `${file} holds no Ed25519 private key; delete it and a new one is made (old tokens then end)`,
  );
}

function parsed(text: string): JWK | undefined {
  try {
    return JSON.parse(text) as JWK;
  } catch {
    return undefined;
  }
}
