import type { CorrelationId, Revision } from '../../kernel/ids';
import { authError } from '../../kernel/ports/authenticator';
import { edgeError } from '../problems/problem';

type Header = string | readonly string[] | undefined;
export type Headers = Readonly<Record<string, Header>>;

const one = (header: Header): string | undefined => (typeof header === 'string' ? header : header?.join(','));

const VISIBLE = /^[\x21-\x7e]{1,255}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** A revision. A read's tag also names its bytes (`2-<hash>`), and a proxy that compresses makes it weak. */
const ETAG = /^(?:W\/)?"(\d{1,15})(?:-[A-Za-z0-9_-]{1,64})?"$/;
const SECRET = /^[A-Za-z0-9 -]{32,64}$/;
/** 128 bits take 22 signs of base64url; fewer kinds of signs, steps or pairs did not come from a random source. */
const STRONG = { length: 22, kinds: 9, steps: 9, pairs: 0.6 };

/** @throws DomainError `request/key-invalid` */
export function idempotencyKeyOf(headers: Headers): string | undefined {
  const key = one(headers['idempotency-key']);
  if (key === undefined) return undefined;
  if (!VISIBLE.test(key)) throw edgeError('request/key-invalid');
  return key;
}

/**
 * Whether nobody will guess it: an anonymous report is found again by this key alone. What people type instead of a
 * random key runs along the alphabet, always by the same steps, or repeats itself.
 */
export function isStrongKey(key: string): boolean {
  const after = Array.from({ length: Math.max(0, key.length - 1) }, (_, at) => at + 1);
  const steps = new Set(after.map((at) => key.charCodeAt(at) - key.charCodeAt(at - 1)));
  const pairs = new Set(after.map((at) => key.slice(at - 1, at + 1)));
  return (
    key.length >= STRONG.length &&
    new Set(key).size >= STRONG.kinds &&
    steps.size >= STRONG.steps &&
    pairs.size >= STRONG.pairs * after.length
  );
}

/** @throws DomainError `request/if-match-invalid` */
export function ifMatchOf(headers: Headers): Revision | undefined {
  const tag = one(headers['if-match']);
  if (tag === undefined) return undefined;
  const revision = ETAG.exec(tag)?.[1];
  if (revision === undefined) throw edgeError('request/if-match-invalid');
  return Number(revision) as Revision;
}

/** The caller's `X-Correlation-Id` when it is a UUID; anything else is not repeated into our logs. */
export function correlationIdOf(headers: Headers): CorrelationId | undefined {
  const id = one(headers['x-correlation-id']);
  return id !== undefined && UUID.test(id) ? (id.toLowerCase() as CorrelationId) : undefined;
}

/** @throws DomainError `auth/token-invalid` for any other scheme */
export function bearerOf(headers: Headers): string | undefined {
  const value = one(headers.authorization);
  if (value === undefined) return undefined;
  const token = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(value)?.[1];
  if (token === undefined) throw authError('auth/token-invalid');
  return token;
}

/** @throws DomainError `auth/secret-invalid` */
export function secretOf(headers: Headers): string | undefined {
  const secret = one(headers['suqiu-secret']);
  if (secret === undefined) return undefined;
  if (!SECRET.test(secret)) throw authError('auth/secret-invalid');
  return secret;
}
