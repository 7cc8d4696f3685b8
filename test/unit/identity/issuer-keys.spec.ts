import { setTimeout as pause } from 'node:timers/promises';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JSONWebKeySet, type JWK } from 'jose';
import { IssuerKeys, issuerReading, TokenVerifier } from '../../../src/identity';
import { IssuerTrouble } from '../../../src/identity/published-keys';

const issuer = 'https://login.hanyin.example';
const limits = { everyMs: 60_000, atLeastMs: 40, trustedMs: 60_000, unknownMs: 60_000 };

interface Key {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}
async function newKey(kid: string): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } };
}
const signedBy = ({ kid, privateKey }: Key) =>
  new SignJWT({ role: 'officer' })
    .setProtectedHeader({ alg: 'ES256', kid })
    .setSubject('officer-1')
    .setIssuer(issuer)
    .setAudience('suqiu')
    .setExpirationTime('5m')
    .sign(privateKey);

/** An issuer whose keys, ups and downs are written by the test; asked how often. */
class Issuer {
  keys: readonly Key[] = [];
  isUp = true;
  asked = 0;
  published = async (): Promise<JSONWebKeySet> => {
    this.asked++;
    await pause(2);
    if (!this.isUp) throw new IssuerTrouble('https://login.hanyin.example did not answer');
    return { keys: this.keys.map(({ jwk }) => jwk) };
  };
}

describe('the keys of an issuer elsewhere', () => {
  let [first, second]: readonly [Key, Key] = [] as never;
  beforeAll(async () => {
    [first, second] = [await newKey('first'), await newKey('second')];
  });
  const open = (changes: Partial<typeof limits> = {}) => {
    const at = { now: 0 };
    const elsewhere = new Issuer();
    elsewhere.keys = [first];
    const keys = new IssuerKeys(
      elsewhere.published,
      { ...limits, ...changes },
      () => at.now + performance.now(),
    );
    const verifier = new TokenVerifier(keys.key, { issuer, audience: 'suqiu' });
    const verdictOn = (token: string) =>
      verifier.verify(token).then(
        () => 'taken',
        (error: { code: string }) => error.code,
      );
    const codeOf = async (key: Key) => verdictOn(await signedBy(key));
    return { at, elsewhere, keys, codeOf, verdictOn };
  };

  it('finds a new key by the first token that it signed', async () => {
    const { elsewhere, codeOf } = open();
    expect(await codeOf(first)).toBe('taken');
    elsewhere.keys = [second, first];
    expect(await Promise.all([codeOf(second), codeOf(second), codeOf(first)])).toEqual(
      Array(3).fill('taken'),
    );
    // Who asks while a look is under way gets one that began later: what it brings may be older than their key.
    expect(elsewhere.asked).toBeLessThanOrEqual(3);
  });

  it('asks once in a while, however many tokens name keys that there are not', async () => {
    const strangers = await Promise.all(
      Array.from({ length: 20 }, async (_, at) => signedBy(await newKey(`stranger-${at}`))),
    );
    const { elsewhere, codeOf, verdictOn } = open();
    await codeOf(first);
    expect(await Promise.all(strangers.map(verdictOn))).toEqual(Array(20).fill('auth/token-invalid'));
    const { asked } = elsewhere;
    expect(asked).toBeLessThanOrEqual(3);
    expect(await Promise.all(strangers.map(verdictOn))).toEqual(Array(20).fill('auth/token-invalid'));
    expect(elsewhere.asked).toBe(asked);
  });

  it('lets a new key in though strangers had the issuer asked a moment ago', async () => {
    const { elsewhere, codeOf } = open();
    await codeOf(await newKey('stranger'));
    elsewhere.keys = [second, first];
    expect(await codeOf(second)).toBe('taken');
  });

  it('trusts a key no longer that the issuer took back', async () => {
    const { elsewhere, codeOf } = open();
    expect(await codeOf(first)).toBe('taken');
    elsewhere.keys = [second];
    expect(await codeOf(second)).toBe('taken');
    expect(await codeOf(first)).toBe('auth/token-invalid');
  });

  it('go on for a while when the issuer is down, and no longer', async () => {
    const { at, elsewhere, keys, codeOf } = open();
    expect(await codeOf(first)).toBe('taken');
    elsewhere.isUp = false;
    expect(await codeOf(first)).toBe('taken');
    expect(await codeOf(second)).toBe('auth/issuer-unavailable');
    expect(issuerReading(keys.state)).toMatchObject({
      state: 'warn',
      detail: expect.stringMatching(/cannot be asked .*did not answer.* are taken$/),
    });
    at.now = limits.trustedMs;
    expect(await codeOf(first)).toBe('auth/issuer-unavailable');
    expect(issuerReading(keys.state).detail).toMatch(/^nobody can sign in: .*too old to trust$/);
    elsewhere.isUp = true;
    await pause(limits.atLeastMs);
    expect(await codeOf(first)).toBe('taken');
    expect(issuerReading(keys.state)).toEqual({ state: 'ok' });
  });

  it('are read when it comes up, where it was down at the start', async () => {
    const { elsewhere, keys, codeOf } = open({ atLeastMs: 5 });
    elsewhere.isUp = false;
    expect(issuerReading(keys.state).detail).toMatch(/never read yet$/);
    keys.start();
    try {
      expect(await codeOf(first)).toBe('auth/issuer-unavailable');
      expect(issuerReading(keys.state).detail).toMatch(/never read \(.*did not answer\)$/);
      elsewhere.isUp = true;
      for (let tries = 0; tries < 200 && keys.state.knownFor === undefined; tries++) await pause(5);
      expect(issuerReading(keys.state)).toEqual({ state: 'ok' });
    } finally {
      keys.close();
    }
  });

  it('are asked for in vain no oftener than in a while', async () => {
    const { elsewhere, codeOf } = open({ atLeastMs: 5_000 });
    elsewhere.isUp = false;
    for (let times = 0; times < 5; times++) expect(await codeOf(first)).toBe('auth/issuer-unavailable');
    expect(elsewhere.asked).toBe(1);
  });
});
