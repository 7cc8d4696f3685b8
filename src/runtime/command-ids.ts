import { createHmac, hash } from 'node:crypto';
import type { AppealId, CommandId } from '../kernel/ids';
import { canonicalText } from './canonical';
import { uuidOf } from './uuid';

/** The key of the service's HMACs, 32 bytes or more. */
export type Secret = Uint8Array;

/** What makes two requests the same command. */
export interface CommandKey {
  /** In whose name: kind and id. Anonymous reports are told apart by their random key alone. */
  readonly caller: string;
  readonly route: string;
  /** The appeal or other resource that it is for; empty for a new one. */
  readonly target: string;
  /** The `Idempotency-Key`. */
  readonly key: string;
}

/** Keyed, so that nobody who reads the log can tell which key or caller it came from. */
export const commandIdOf = (secret: Secret, { caller, route, target, key }: CommandKey): CommandId =>
  uuidOf(hmac(secret, ['command', caller, route, target, key]).toString('hex')) as CommandId;

/** The same parts give the same id: for a saga's commands, whose redelivery must be a no-op. */
export const derivedId = (...parts: readonly string[]): CommandId =>
  uuidOf(sha256(['derived', ...parts])) as CommandId;

/** A repeated report finds itself: its appeal's id follows from its command's. */
export const appealIdOf = (commandId: CommandId): AppealId =>
  uuidOf(sha256(['appeal', commandId])) as AppealId;

/** Keyed digest of a command's clear body, base64url: the log shows neither the body nor a hash to guess it by. */
export const bodyDigest = (secret: Secret, body: unknown): string =>
  hmac(secret, ['body', body]).toString('base64url');

/**
 * What an anonymous reporter opens the appeal with: 160 bits, 32 signs of Crockford's base32, fit to be read out.
 * Derived, so that a repeated report gets the same; as secret as the command's key is.
 */
export const anonymousSecretOf = (secret: Secret, commandId: CommandId): string =>
  crockford(hmac(secret, ['anonymous', commandId]).subarray(0, 20));

/** SHA-256, hex, of the secret as a person may write it: case, blanks, dashes and look-alikes (O, I, L) do not count. */
export const secretHash = (anonymousSecret: string): string =>
  hash(
    'sha256',
    anonymousSecret.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1'),
    'hex',
  );

// Canonical JSON frames the parts, so that no two lists of parts give the same bytes; the label keeps uses apart.
const hmac = (secret: Secret, parts: readonly unknown[]): Buffer =>
  createHmac('sha256', secret).update(canonicalText(parts)).digest();

const sha256 = (parts: readonly unknown[]): string => hash('sha256', canonicalText(parts), 'hex');

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Bytes in multiples of five, eight signs each. */
function crockford(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += SIGNS[(held >> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return text;
}
