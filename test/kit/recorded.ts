import { join } from 'node:path';
import Database from 'libsql';

/** How many facts lie in the log of a data folder, whoever wrote them and wherever; the service may be running. */
export function factsRecorded(folder: string): number {
  const log = new Database(join(folder, 'events.db'), { readonly: true });
  try {
    const { facts } = log.prepare('SELECT count(*) AS facts FROM event').get() as { facts: number };
    return facts;
  } finally {
    log.close();
  }
}
