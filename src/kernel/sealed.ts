import type { KeyId } from './ids';

declare const clear: unique symbol;

/**
 * A value that only a query handler opens: AES-256-GCM under the named key, base64url of
 * nonce (12 bytes), tag (16) and ciphertext of its JSON. Destroying the key destroys the value.
 */
export interface Sealed<T> {
  readonly key: KeyId;
  readonly box: string;
  /** Never present: keeps `Sealed<string>` and `Sealed<Contact>` apart for the compiler. */
  readonly [clear]?: T;
}
