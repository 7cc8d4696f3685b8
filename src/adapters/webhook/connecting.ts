import { lookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { Addresses } from './addresses';

/** Nobody connects there, whatever its name. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** As the machine resolves names, hosts file and search domains included. */
const bySystem: Resolve = (host) =>
  new Promise((resolve, reject) =>
    lookup(host, { all: true }, (error, found) => (error === null ? resolve(found) : reject(error))),
  );

/**
 * Looks one name up at a time: each takes one of the few threads that files are read by, and a name server that does not answer
 * would take them all.
 */
export function oneAtATime(resolve: Resolve = bySystem): Resolve {
  let before: Promise<unknown> = Promise.resolve();
  return (host) => {
    const asked = before.then(() => resolve(host));
    before = asked.catch(() => undefined);
    return asked;
  };
}

/**
 * For the connection itself, so that what was judged is what is connected to: a name that answers otherwise the next time gains
 * nothing. One address that is not allowed refuses the name.
 */
export const guardedLookup =
  (addresses: Pick<Addresses, 'mayConnect'>, resolve: Resolve): LookupFunction =>
  (host, options, callback) => {
    resolve(host).then(
      (all) => {
        const wanted = options.family === 4 || options.family === 6 ? options.family : undefined;
        const found = all.filter(({ family }) => wanted === undefined || family === wanted);
        const [first] = found;
        const refused = all.find(({ address }) => !addresses.mayConnect(address));
        if (refused !== undefined) callback(new AddressRefused(`${host} is ${refused.address}`), '');
        else if (first === undefined) callback(new Error(`${host} has no address`), '');
        else if (options.all === true) callback(null, [...found]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error as Error, ''),
    );
  };

/** Of a host that is an address itself nobody asks a name server. @returns undefined for a name */
export const literalIn = (host: string): string | undefined => {
  const bare = host.startsWith('[') ? host.slice(1, -1) : host;
  return isIP(bare) === 0 ? undefined : bare;
};
