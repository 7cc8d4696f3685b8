import { JiebaSegmenter } from '../adapters/chinese/segmenter';
import { LentKey } from '../adapters/primary-data/lent-key';
import { openSqliteEventReader } from '../adapters/sqlite/event-store/event-reader';
import type { Config } from '../config/config';
import type { Clock } from '../kernel/ports/clock';
import type { EventReader } from '../kernel/ports/event-store';
import type { Messaging } from '../kernel/ports/messaging';
import type { SealedWords } from '../kernel/ports/words';
import { HashedWords } from '../privacy/sealed-words';
import { occurredAt } from '../runtime/follower/checkpoints';
import { ReadSide } from '../runtime/read-side';
import type { Database } from '../runtime/runners/database';
import { attachClock, type AttachedClock } from './embedded/clock';
import { filesIn } from './embedded/files';
import { openDatabase, openKeyReader, openLog, openMessaging, type LogOptions } from './stores';

/** What the runners work on in a thread of their own: the process that owns the folder is this one. */
export interface ThreadProfile extends AttachedClock {
  readonly events: EventReader;
  readonly database: Database;
  readonly messaging?: Messaging | undefined;
  readonly words: SealedWords;
  close(): Promise<void>;
}

/** What of the secrets a thread needs that opens words, as it crosses to it. */
export interface ThreadSecrets {
  readonly searchWord: Uint8Array;
  /** The master key, as long as it is lent to this process. */
  readonly present: SharedArrayBuffer;
  /** While keys come from one master key to another. */
  readonly other?: SharedArrayBuffer | undefined;
}

export async function openInThread(
  settings: Pick<Config, 'dataFolder' | 'eventStore' | 'database' | 'messaging'>,
  { clock, secrets }: { readonly clock: SharedArrayBuffer | undefined; readonly secrets: ThreadSecrets },
  { categories, log }: Pick<LogOptions, 'categories' | 'log'>,
): Promise<ThreadProfile> {
  const { dataFolder, eventStore } = settings;
  const files = filesIn(dataFolder);
  const events =
    eventStore.kind === 'sqlite'
      ? openSqliteEventReader({ file: files.log })
      : await openLog(eventStore, { file: files.log, categories, log });
  const database = openDatabase(settings.database, { file: files.readModels, log });
  const messaging = await openMessaging(settings.messaging, log);
  const masterKey = LentKey.attach(secrets.present);
  const otherKey = secrets.other && LentKey.attach(secrets.other);
  const keys = await openKeyReader(settings.database, { file: files.primary, masterKey, otherKey, log });
  const attached = attachClock(clock);
  await holdClockTo(events, attached);
  return {
    ...attached,
    ...{ events, database, messaging },
    words: new HashedWords(keys, new JiebaSegmenter(), Buffer.from(secrets.searchWord)),
    close: async () => {
      await messaging?.close();
      await keys.close();
      await database.close();
      await events.close();
    },
  };
}

/** What a job reads, in a thread or a process of its own: it holds nothing that anybody waits for. */
export interface ReadingProfile {
  readonly reader: EventReader;
  readonly readSide: ReadSide;
  readonly clock: Clock;
  close(): Promise<void>;
}

export async function openForReading(
  { dataFolder, eventStore, database }: Pick<Config, 'dataFolder' | 'eventStore' | 'database'>,
  shared: SharedArrayBuffer | undefined,
  categories: readonly string[],
): Promise<ReadingProfile> {
  const files = filesIn(dataFolder);
  const log = () => undefined;
  const reader =
    eventStore.kind === 'sqlite'
      ? openSqliteEventReader({ file: files.log })
      : await openLog(eventStore, { file: files.log, categories, log });
  const readSide = new ReadSide(() =>
    openDatabase(database, { file: files.readModels, readOnly: true, log }),
  );
  return {
    ...{ reader, readSide },
    clock: attachClock(shared).clock,
    close: async () => {
      await readSide.close();
      await reader.close();
    },
  };
}

const NEWEST_LOOKED_AT = 10;

/** Both sides of the process: timers of the runners fire by their own clock. */
export async function holdClockTo(
  events: EventReader,
  { notBefore }: Pick<AttachedClock, 'notBefore'>,
): Promise<void> {
  for (const event of await events.readBackwards(NEWEST_LOOKED_AT)) {
    try {
      return notBefore(occurredAt(event));
    } catch {
      // Somebody broke its text: what is shown of it is the history's matter, and no reason not to start.
    }
  }
}
