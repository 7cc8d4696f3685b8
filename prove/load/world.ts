import { join } from 'node:path';
import { startService, type Service, type ServiceOptions } from '../../test/kit/service';
import { foldAppeals, type Folded } from '../verify/fold';
import { openLogFile, type Row } from '../verify/log-file';
import { verify, type Verdict, type Witness } from '../verify/verify';
import { Client } from './client';
import { People } from './people';

/** Limits would be what a proof measures; each has tests of its own. */
const UNLIMITED = { RATE_PER_TOKEN: '0', RATE_PER_ADDRESS: '0', RATE_ANONYMOUS_WRITES: '0' };

/** The service in a process of its own, and everybody who talks to it. */
export interface World {
  readonly service: Service;
  readonly client: Client;
  readonly people: People;
}

export async function startWorld(options: ServiceOptions = {}): Promise<World> {
  const service = await startService({ ...options, env: { ...UNLIMITED, ...options.env } });
  return { service, client: new Client(service.url), people: await People.of(service.folder) };
}

export const logOf = (folder: string): string => join(folder, 'events.db');

function withLog<T>(folder: string, read: (log: ReturnType<typeof openLogFile>) => T): T {
  const log = openLogFile(logOf(folder));
  try {
    return read(log);
  } finally {
    log.close();
  }
}

export const verdictOn = (folder: string, witnesses?: readonly Witness[]): Verdict =>
  withLog(folder, (log) => verify(log, witnesses));

export const foldOf = (folder: string): ReadonlyMap<string, Folded> =>
  withLog(folder, (log) => foldAppeals(log.all()));

/** The raw log. */
export const rowsOf = (folder: string): readonly Row[] => withLog(folder, (log) => [...log.all()]);
