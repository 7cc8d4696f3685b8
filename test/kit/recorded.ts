import { join } from 'node:path';
import { openKurrentEventStore } from '../../src/adapters/kurrentdb/event-store';
import { openSqliteEventReader } from '../../src/adapters/sqlite/event-store/event-reader';
import { compose } from '../../src/app/composition';
import { features } from '../../src/app/features';
import type { StoredEvent } from '../../src/kernel/event';
import { BEFORE_ALL } from '../../src/kernel/ids';
import { backEndOf } from './back-end';

/** All that lies in the log of a data folder, whoever wrote it and wherever; the service may be running. */
export async function recordedIn(folder: string): Promise<readonly StoredEvent[]> {
  const { KURRENTDB_URL: connection } = await backEndOf(folder);
  const { categories } = compose(features);
  const log = connection
    ? await openKurrentEventStore({ connection, categories })
    : openSqliteEventReader({ file: join(folder, 'events.db') });
  try {
    const all: StoredEvent[] = [];
    for (;;) {
      const page = await log.readAll(all.at(-1)?.position ?? BEFORE_ALL, 1000);
      if (page.length === 0) return all;
      all.push(...page);
    }
  } finally {
    await log.close();
  }
}

export const factsRecorded = async (folder: string): Promise<number> => (await recordedIn(folder)).length;
