import type { JSONWebKeySet } from 'jose';

/** Far more than any issuer publishes. */
const MOST_BYTES = 256 * 1024;
const WITHIN_MS = 5_000;

/** The issuer did not give what it should; the message says what, for an operator. */
export class IssuerTrouble extends Error {
  override readonly name = 'IssuerTrouble';
}

/** @throws IssuerTrouble */
export type PublishedKeys = () => Promise<JSONWebKeySet>;

/** The key set at an address. */
export const keysAt =
  (url: string): PublishedKeys =>
  async () =>
    keySetOf(await jsonAt(url), url);

/**
 * The key set that an issuer’s discovery document names (OpenID Connect Discovery 1.0 §4). The document is read again
 * each time: an issuer that moves its keys says so nowhere else.
 */
export const keysOfIssuer =
  ({ issuer, mayBePlain }: { readonly issuer: string; readonly mayBePlain: boolean }): PublishedKeys =>
  async () => {
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const said = await jsonAt(url);
    // Exactly, as the specification has it: else another's document would pass for this issuer's.
    if (said['issuer'] !== issuer)
      throw new IssuerTrouble(`${url} is of the issuer "${String(said['issuer'])}", not "${issuer}"`);
    const keys = said['jwks_uri'];
    if (typeof keys !== 'string' || !URL.canParse(keys)) throw new IssuerTrouble(`${url} names no jwks_uri`);
    if (new URL(keys).protocol !== 'https:' && !mayBePlain)
      throw new IssuerTrouble(`${url} names keys without https: whoever is on the line makes tokens`);
    return keySetOf(await jsonAt(keys), keys);
  };

type Json = Readonly<Record<string, unknown>>;

function keySetOf(said: Json, url: string): JSONWebKeySet {
  const { keys } = said;
  if (!Array.isArray(keys) || !keys.every((key) => typeof key === 'object' && key !== null))
    throw new IssuerTrouble(`${url} is no key set`);
  return { keys: keys as JSONWebKeySet['keys'] };
}

async function jsonAt(url: string): Promise<Json> {
  try {
    const answer = await fetch(url, {
      headers: { accept: 'application/json' },
      // Where the issuer's name leads is configured; where its answer leads is not.
      redirect: 'error',
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    if (answer.status !== 200) throw new IssuerTrouble(`${url} answered ${answer.status}`);
    const said: unknown = JSON.parse(await boundedText(answer, url));
    if (typeof said !== 'object' || said === null) throw new IssuerTrouble(`${url} is no JSON object`);
    return said as Json;
  } catch (error) {
    if (error instanceof IssuerTrouble) throw error;
    throw new IssuerTrouble(`${url} did not answer as it should: ${reasonOf(error)}`, { cause: error });
  }
}

async function boundedText({ body }: Response, url: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new IssuerTrouble(`${url} is longer than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message || message : message;
}
