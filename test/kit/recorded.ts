import { join } from 'node:path';
import { openKurrentEventStore } from '../../src/adapters/kurrentdb/event-store';
import { openPostgresEventStore } from '../../src/adapters/postgres/event-store/event-store';
import { openSqliteEventReader } from '../../src/adapters/sqlite/event-store/event-reader';
import { compose } from '../../src/app/composition';
import { features } from '../../src/app/features';
import type { StoredEvent } from '../../src/kernel/event';
import { BEFORE_ALL } from '../../src/kernel/ids';
import type { EventReader } from '../../src/kernel/ports/event-store';
import { backEndOf } from './back-end';

/** All that lies in the log of a data folder, whoever wrote it and wherever; the service may be running. */
export async function recordedIn(folder: string): Promise<readonly StoredEvent[]> {
  const log = await openLog(folder, await backEndOf(folder));
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

async function openLog(folder: string, told: Readonly<Record<string, string>>): Promise<EventReader> {
  const { EVENT_STORE, KURRENTDB_URL = '', POSTGRES_URL = '' } = told;
  if (EVENT_STORE === 'kurrentdb')
    return openKurrentEventStore({ connection: KURRENTDB_URL, categories: compose(features).categories });
  if (EVENT_STORE === 'postgres') return openPostgresEventStore({ connection: POSTGRES_URL });
  return openSqliteEventReader({ file: join(folder, 'events.db') });
}

/** What comes of it by itself in its own time: whoever asks that a request records nothing means none of it. */
const BESIDE = /^(notice|heads)-/;

export const factsRecorded = async (folder: string): Promise<number> =>
  (await recordedIn(folder)).filter(({ stream }) => !BESIDE.test(stream)).length;
