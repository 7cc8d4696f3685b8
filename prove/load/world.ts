import { join } from 'node:path';
import { Client } from '../../test/kit/api/client';
import { startService, type Service, type ServiceOptions } from '../../test/kit/service';
import { foldAppeals, type Folded } from '../verify/fold';
import type { LogFile, Row } from '../verify/log-file';
import { verify, type Verdict, type Witness } from '../verify/verify';
import { openRawLog } from './raw-log';

/** Limits would be what a proof measures; each has tests of its own. */
export const UNLIMITED = {
  RATE_PER_TOKEN: '0',
  RATE_PER_ADDRESS: '0',
  RATE_ANONYMOUS_WRITES: '0',
  RATE_ANONYMOUS_OF_ONE: '0',
};

/** Ten towns' worth of villages to report from: the first village of each. */
export interface Town {
  readonly centre: string;
  readonly village: string;
}

/** The service in a process of its own, and everybody who talks to it. */
export interface World {
  readonly service: Service;
  readonly client: Client;
  readonly towns: readonly Town[];
}

export async function startWorld(options: ServiceOptions = {}): Promise<World> {
  const service = await startService({
    ...options,
    env: { ...UNLIMITED, ...options.env },
  });
  const client = await Client.of(service, { fresh: false });
  return { service, client, towns: await townsOf(client) };
}

/** The service again on its folder and at its address, so that whoever knew it may go on. */
export const again = ({ service: { folder, port } }: World, options: ServiceOptions = {}): Promise<World> =>
  startWorld({ ...options, folder, port });

export async function townsOf(client: Client): Promise<readonly Town[]> {
  const { data } = await client.anonymous().api.GET('/api/v1/directory/regions');
  const regions = data?.regions ?? [];
  return regions
    .filter(({ tier }) => tier === 'town')
    .map(({ code }) => ({
      centre: `centre-${code}`,
      village: regions.find((region) => region.tier === 'village' && region.code.startsWith(code))!.code,
    }));
}

const HOUR = 3_600_000;
export const HOURS = (count: number): number => count * HOUR;

/** The service's settable clock, as UTC. */
export const nowOf = async (client: Client): Promise<string> => new Date(await client.clock()).toISOString();

/** Forward, or back when negative; time runs on from there. */
export async function moveClock(client: Client, millis: number): Promise<void> {
  await client.clock({ now: new Date(Date.parse(await client.clock()) + millis).toISOString() });
}

async function withLog<T>(folder: string, read: (log: LogFile) => T): Promise<T> {
  const log = await openRawLog(folder);
  try {
    return read(log);
  } finally {
    log.close();
  }
}

/** Where the embedded profile has it. */
export const logOf = (folder: string): string => join(folder, 'events.db');

export const verdictOn = (folder: string, witnesses?: readonly Witness[]): Promise<Verdict> =>
  withLog(folder, (log) => verify(log, witnesses));

export const foldOf = (folder: string): Promise<ReadonlyMap<string, Folded>> =>
  withLog(folder, (log) => foldAppeals(log.all()));

/** Stream, revision and type of every event in the log. */
export const eventsIn = async (folder: string): Promise<ReadonlySet<string>> =>
  new Set((await rowsOf(folder)).map(({ stream, revision, type }) => `${stream} ${revision} ${type}`));

/** The raw log. */
export const rowsOf = (folder: string): Promise<readonly Row[]> => withLog(folder, (log) => [...log.all()]);
