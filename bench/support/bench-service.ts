import { filesIn } from '../../src/app/embedded/files';
import { exchange } from '../../test/kit/api/exchange';
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
export const startBenchService = (
  folder: string,
  options: { readonly nodeArgs?: readonly string[]; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Service> =>
  startService({
    folder,
    until: 'live',
    startWithinMs: 120_000,
    env: { ...BENCH_ENV, ...options.env },
    nodeArgs: options.nodeArgs ?? NODE_ARGS,
  });

export const logOf = (folder: string): string => filesIn(folder).log;

/** Not held to the document: what is measured shares its processor with whoever asks. */
const get = (url: string): Promise<Response> => exchange(new Request(url), false);

interface Readiness {
  readonly checks: readonly { readonly name: string; readonly state: string; readonly detail?: string }[];
}

/** Seconds between each runner and the head of the log, by runner. */
export async function lagsOf(url: string): Promise<ReadonlyMap<string, number>> {
  const text = await (await get(`${url}/metrics`)).text();
  const readings = text.matchAll(/^suqiu_runner_lag_seconds\{runner="([^"]+)"\} ([\d.e-]+)/gm);
  return new Map([...readings].map(([, runner = '', lag]) => [runner, Number(lag)]));
}

export const readiness = async (url: string): Promise<Readiness> =>
  (await (await get(`${url}/health/ready`)).json()) as Readiness;

/**
 * @param isCatchingUp as it is waited for: to be behind is no sickness then
 * @throws Error naming every check that fails: a figure of a sick service means nothing
 */
export async function refuseSick(url: string, isCatchingUp = false): Promise<void> {
  const { checks } = await readiness(url);
  const sick = checks.filter(
    ({ name, state, detail = '' }) =>
      !(isCatchingUp && detail.includes('behind the log')) &&
      // A bench names no witness.
      (state === 'fail' || (name !== 'calendar' && state === 'warn' && !detail.includes('no witness has'))),
  );
  if (sick.length > 0) throw new Error(`the service is not well: ${JSON.stringify(sick)}`);
}
