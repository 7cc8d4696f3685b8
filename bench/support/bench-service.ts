import { createServer } from 'node:net';
import { filesIn } from '../../src/app/embedded';
import { readConfig } from '../../src/config';
import { EmbeddedIssuer } from '../../src/identity';
import { startService, type Service } from '../../test/kit/service';

/** No limits on callers, and no line per request, since its peers write none. */
export const BENCH_ENV = {
  RATE_PER_TOKEN: '0',
  RATE_PER_ADDRESS: '0',
  RATE_ANONYMOUS_WRITES: '0',
  LOG_LEVEL: 'warn',
};

/** Those of `npm start`; a peer gets the same. */
export const NODE_ARGS = ['--max-semi-space-size=32'];

/** The service as it is shipped, on a folder of its own or a seeded one. */
export const startBenchService = async (
  folder: string,
  options: { readonly nodeArgs?: readonly string[]; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Service> =>
  startService({
    folder,
    port: await freePort(),
    startWithinMs: 120_000,
    env: { ...BENCH_ENV, ...options.env },
    nodeArgs: options.nodeArgs ?? NODE_ARGS,
  });

/** Signs tokens that the service on this folder accepts. */
export async function issuerOf(folder: string): Promise<EmbeddedIssuer> {
  const { identity } = readConfig({ DATA_FOLDER: folder });
  if (identity.kind !== 'embedded') throw new Error('the bench needs the embedded issuer');
  return EmbeddedIssuer.open(identity);
}

export const logOf = (folder: string): string => filesIn(folder).log;

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port is free')),
      );
    });
  });

interface Readiness {
  readonly checks: readonly { readonly name: string; readonly state: string; readonly detail?: string }[];
}

/** Positions between each runner and the head of the log, by runner. */
export async function lagsOf(url: string): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const readings = text.matchAll(/^suqiu_runner_lag_positions\{runner="([^"]+)"\} (\d+)/gm);
  return new Map([...readings].map(([, runner = '', lag]) => [runner, Number(lag)]));
}

/** @throws Error naming every check that fails: a figure of a sick service means nothing */
export async function refuseSick(url: string): Promise<void> {
  const { checks } = (await (await fetch(`${url}/health/ready`)).json()) as Readiness;
  const sick = checks.filter(
    ({ name, state }) => state === 'fail' || (name !== 'calendar' && state === 'warn'),
  );
  if (sick.length > 0) throw new Error(`the service is not well: ${JSON.stringify(sick)}`);
}
