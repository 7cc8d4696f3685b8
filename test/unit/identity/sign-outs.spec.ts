import { generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { LogoutVerifier, SignOuts, type Claims } from '../../../src/identity';
import { isSignedOut, signOutAggregate, type SignOuts as State } from '../../../src/identity/domain/sign-out';
import { SYSTEM } from '../../../src/kernel/actor';
import type { CorrelationId } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';
import { CommandExecutor } from '../../../src/runtime/executor';
import { MemoryEventStore } from '../../kit/memory-event-store';

const at = (seconds: number) => new Date(seconds * 1000).toISOString() as Instant;
const context = { now: at(100), actor: SYSTEM, versions: {} };
const given = (...events: readonly { token: string; session?: string; saidAt: Instant }[]): State =>
  events.reduce(
    (state, data) => signOutAggregate.decider.evolve(state, { type: 'SignedOut', data }, {} as never),
    signOutAggregate.decider.initial,
  );

describe('a sign-out', () => {
  it.each([
    ['the session that ended', { session: 's-1', issuedAt: 90 }, true],
    ['that session, whatever it was given since', { session: 's-1', issuedAt: 110 }, true],
    ['another session', { session: 's-2', issuedAt: 90 }, false],
    ['none that it names, from before', { issuedAt: 100 }, true],
    ['none that it names, from after', { issuedAt: 101 }, false],
    ['nothing that it says of itself', {}, true],
  ])('of one session ends a token of %s: %j', (_what, token, isOut) => {
    expect(isSignedOut(given({ token: 't-1', session: 's-1', saidAt: at(100) }), token)).toBe(isOut);
  });

  it('of all sessions ends those that had begun, whatever token they gave', () => {
    const state = given({ token: 't-1', saidAt: at(100) }, { token: 't-2', session: 's-9', saidAt: at(200) });
    expect(isSignedOut(state, { session: 's-1', issuedAt: 100 })).toBe(true);
    expect(isSignedOut(state, { session: 's-1', issuedAt: 101 })).toBe(false);
  });

  it('ends nothing where there was none', () => {
    expect(isSignedOut(given(), {})).toBe(false);
  });

  it('counts once', () => {
    const data = { token: 't-1', session: 's-1', saidAt: at(100) };
    expect(() => signOutAggregate.decider.decide({ verb: 'signOut', data }, given(data), context)).toThrow(
      expect.objectContaining({
        code: 'auth/logout-invalid',
        details: { claim: 'jti', expected: 'used once' },
      }),
    );
  });
});

const issuer = 'https://login.hanyin.example';
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

describe('a logout token', () => {
  let key: CryptoKey;
  let verifier: LogoutVerifier;
  const now = Math.floor(Date.now() / 1000);
  beforeAll(async () => {
    const pair = await generateKeyPair('ES256');
    key = pair.privateKey;
    verifier = new LogoutVerifier(async () => pair.publicKey, {
      ...{ issuer, audience: 'suqiu', clients: ['desk'], skewSeconds: 5 },
    });
  });
  const good = {
    ...{ iss: issuer, aud: 'desk', sub: 'officer-1', sid: 's-1', jti: 'j-1' },
    ...{ iat: now, exp: now + 120, events: { [EVENT]: {} } },
  };
  const signed = (claims: object, typ: string | undefined = 'logout+jwt') =>
    new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256', typ }).sign(key);
  const verdict = (claims: object, typ?: string) =>
    signed(claims, typ).then((token) =>
      verifier.verify(token).then(
        () => 'taken',
        (error: { code: string; details: { claim: string } }) => `${error.code} ${error.details.claim}`,
      ),
    );

  it('says who was signed out, of what', async () => {
    expect(await verifier.verify(await signed(good))).toEqual({
      ...{ issuer, id: 'j-1', subject: 'officer-1', session: 's-1', saidAt: at(now) },
    });
  });

  it.each([
    ['for this service itself', { ...good, aud: 'suqiu' }],
    ['for one of several programs', { ...good, aud: ['desk', 'other'] }],
    ['of one without a session', { ...good, sid: undefined }],
    ['of a session alone', { ...good, sub: undefined }],
    ['that does not say until when', { ...good, exp: undefined }],
  ])('%s is taken', async (_what, claims) => {
    expect(await verdict(claims)).toBe('taken');
  });

  it.each([
    ['events', { ...good, events: undefined }],
    ['events', { ...good, events: { 'http://other.example': {} } }],
    ['events', { ...good, events: { [EVENT]: 'x' } }],
    ['events', { ...good, events: [EVENT] }],
    ['nonce', { ...good, nonce: 'n' }],
    ['sub', { ...good, sub: undefined, sid: undefined }],
    ['sid', { ...good, sid: 7 }],
    ['jti', { ...good, jti: undefined }],
    ['jti', { ...good, jti: '' }],
    ['iat', { ...good, iat: undefined }],
    ['iat', { ...good, iat: now + 60 }],
    ['signature', { ...good, iat: now - 900, exp: undefined }],
    ['signature', { ...good, exp: now - 10 }],
    ['iss', { ...good, iss: 'https://elsewhere.example' }],
    ['aud', { ...good, aud: 'shop' }],
  ])('is refused by its %s: %j', async (claim, claims) => {
    expect(await verdict(claims)).toBe(`auth/logout-invalid ${claim}`);
  });

  it('is no access token', async () => {
    expect(await verdict(good, 'at+jwt')).toBe('auth/logout-invalid typ');
  });
});

describe('who was signed out', () => {
  const claims: Claims = {
    ...{ issuer, subject: 'officer-1', role: 'officer', phoneVerified: false },
    ...{ expires: 2_000, issuedAt: 1_000, session: 's-1' },
  };
  const correlation = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b' as CorrelationId;
  const nodes = () => {
    const store = new MemoryEventStore();
    const clock = {
      now: () => at(1_500),
      onChanged: () => () => undefined,
      realDelayUntil: () => 0 as never,
    };
    const node = () => new SignOuts(new CommandExecutor({ store, clock }), Buffer.alloc(32, 7));
    return { store, one: node(), other: node() };
  };

  it('is so on every node, and once', async () => {
    const { one, other } = nodes();
    const logout = { issuer, id: 'j-1', subject: 'officer-1', session: 's-1', saidAt: at(1_400) };
    expect(await other.ended(claims)).toBe(false);
    await one.record(logout, correlation);
    expect(await other.ended(claims)).toBe(true);
    expect(await other.ended({ ...claims, subject: 'officer-2' })).toBe(false);
    expect(await other.ended({ ...claims, issuer: 'https://elsewhere.example' })).toBe(false);
    expect(await other.ended({ ...claims, session: 's-2' })).toBe(false);
    await expect(other.record(logout, correlation)).rejects.toMatchObject({ code: 'auth/logout-invalid' });
  });

  it('is found by the session alone, where the issuer named nobody', async () => {
    const { one, other } = nodes();
    await one.record({ issuer, id: 'j-1', session: 's-1', saidAt: at(1_400) }, correlation);
    expect(await other.ended(claims)).toBe(true);
    expect(await other.ended({ ...claims, session: 's-2' })).toBe(false);
  });

  it('is told by nothing that the log holds', async () => {
    const { store, one } = nodes();
    await one.record(
      { issuer, id: 'jti-secret', subject: '13891500001', session: 'sid-secret', saidAt: at(1_400) },
      correlation,
    );
    const [event] = await store.readAll(0 as never, 10);
    expect(JSON.stringify(event)).not.toMatch(/13891500001|secret|hanyin/);
  });
});
