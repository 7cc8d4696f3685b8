import { MasterKeyUnavailable } from '../../kernel/ports/master-key';
import type { TransitSettings } from './settings';

export interface TransitFault {
  readonly status: number;
  readonly reasons: readonly string[];
}

/** The key is there, and does not open what it was asked to. */
export class NothingToOpen extends Error {
  override readonly name = 'NothingToOpen';
}

/**
 * What a server that did answer keeps from us, for the operator. What it says when it is sealed, overloaded or without a
 * leader passes by itself; the rest waits for somebody.
 */
export function refusalOf(
  { address, mount, key, namespace }: TransitSettings,
  act: string,
  { status, reasons }: TransitFault,
): Error {
  const said = reasons.join('; ').replaceAll(/\s+/g, ' ').trim();
  const where = namespace === undefined ? '' : ` in the namespace ${namespace}`;
  if (status === 503 && /sealed/i.test(said))
    return new MasterKeyUnavailable(`${address} is sealed, where the master key is kept: unseal it`);
  if (status === 401 || status === 403)
    return new Error(
      `${address} refuses the token for ${mount}/${act}/${key}${where}: renew TRANSIT_TOKEN or what is in TRANSIT_TOKEN_FILE, and ` +
        'let its policy update that path',
    );
  if (status === 404)
    return new Error(
      `${address} has no transit engine at ${mount}${where}: set TRANSIT_MOUNT and TRANSIT_NAMESPACE right, or enable it there`,
    );
  // With a key of that kind, nothing to open is a fault of the server's own.
  if (status === 400 || /RSA/.test(said)) return badRequest({ address, mount, key }, said);
  if (status >= 300 && status < 400)
    return new Error(
      `${address} sends requests elsewhere: set TRANSIT_ADDRESS to the active server, or to what stands before all of them`,
    );
  return new MasterKeyUnavailable(
    `${address} answers ${status}, where the master key is kept${said === '' ? '' : ` (${said})`}: look at its log`,
  );
}

function badRequest(
  { address, mount, key }: Pick<TransitSettings, 'address' | 'mount' | 'key'>,
  said: string,
): Error {
  if (/key not found/.test(said))
    return new Error(
      `${address} has no key ${key} in ${mount}: make it (bao write -f ${mount}/keys/${key}), or set TRANSIT_KEY right`,
    );
  if (/too old/.test(said))
    return new NothingToOpen(
      `the version of ${mount}/keys/${key} that wraps the master key is older than its min_decryption_version: lower that ` +
        'until a start has wrapped it anew',
    );
  if (/authentication failed|invalid ciphertext/.test(said))
    return new NothingToOpen(
      `${mount}/keys/${key} of ${address} is not the key that wrapped the master key: set TRANSIT_ADDRESS, TRANSIT_MOUNT and ` +
        'TRANSIT_KEY as they were',
    );
  return new Error(
    `${mount}/keys/${key} of ${address} cannot be used (${said}): let it be of the type aes256-gcm96, and not derived`,
  );
}
