import { StandIn } from './kurrentdb/stand-in';

/** Whether the log lies in the data folder, where a test can read and change its bytes. */
export const logIsAFile = process.env['SUQIU_TEST_EVENT_STORE'] !== 'kurrentdb';

const servers = new Map<string, Promise<StandIn>>();

/**
 * What the service is told of its back ends: the embedded files, or with SUQIU_TEST_EVENT_STORE=kurrentdb a server of
 * its own for each data folder, which lives as long as the folder.
 */
export async function backEndOf(folder: string): Promise<Readonly<Record<string, string>>> {
  if (logIsAFile) return {};
  const server = servers.get(folder) ?? StandIn.start();
  servers.set(folder, server);
  return { EVENT_STORE: 'kurrentdb', KURRENTDB_URL: (await server).connection };
}

export function stopBackEndOf(folder: string): void {
  void servers.get(folder)?.then((server) => server.kill());
  servers.delete(folder);
}
