import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteEventStore } from '../adapters/sqlite/event-store/event-store';
import { openAttachmentFolder } from '../adapters/files/attachment-folder';
import { lockDataFolder } from '../adapters/files/data-folder';
import { loadMasterKey } from '../adapters/files/master-key';
import { openSqlitePrimaryData, type PrimaryData } from '../adapters/sqlite/primary-data/primary-data';
import type { Config } from '../config';
import type { AttachmentStore } from '../kernel/ports/attachment-store';
import type { EventStore } from '../kernel/ports/event-store';
import type { Logger } from '../observability';
import { deriveSecrets, type Secrets } from '../privacy';
import { refuseOlderPrimaryData } from './restored';

/** Where the embedded profile keeps what; only this file and the runners' thread name them. */
export const filesIn = (folder: string) =>
  ({
    log: join(folder, 'events.db'),
    primary: join(folder, 'primary.db'),
    readModels: join(folder, 'read-models.db'),
    attachments: join(folder, 'attachments'),
    masterKey: join(folder, 'master.key'),
  }) as const;

/** The stores that hold what cannot be made again, and the secrets that open them. */
export interface Stores {
  readonly events: EventStore;
  readonly primary: PrimaryData;
  readonly attachments: AttachmentStore;
  readonly secrets: Secrets;
  /** In the reverse order of opening; the folder is free for another process afterwards. */
  close(): Promise<void>;
}

/** @throws Error in a sentence for the operator: folder in use, wrong master key, file not readable */
export async function openStores({ dataFolder, masterKey }: Config, logger: Logger): Promise<Stores> {
  const lock = lockDataFolder(dataFolder);
  let stores: Stores | undefined;
  try {
    stores = await openLocked(filesIn(dataFolder), masterKey, logger, lock.release.bind(lock));
    await refuseOlderPrimaryData(stores.events, stores.primary);
    return stores;
  } catch (error) {
    await (stores?.close() ?? lock.release());
    throw error;
  }
}

async function openLocked(
  files: ReturnType<typeof filesIn>,
  masterKey: Buffer | undefined,
  logger: Logger,
  release: () => void,
): Promise<Stores> {
  const log = (message: string, details: Readonly<Record<string, unknown>>) => logger.warn(details, message);
  const secrets = deriveSecrets(masterKey ?? (await masterKeyIn(files)));
  const [events, primary, attachments] = await allOrNone([
    openSqliteEventStore({ file: files.log, log }),
    openSqlitePrimaryData({ file: files.primary, masterKey: secrets.wrap, log }),
    openAttachmentFolder(files.attachments),
  ]);
  return {
    events,
    primary,
    attachments,
    secrets,
    close: async () => {
      await events.close();
      await primary.close();
      release();
    },
  };
}

/** A new key is for a new folder: beside what an older one sealed it would only be mistaken for that one. */
async function masterKeyIn({ masterKey, primary }: ReturnType<typeof filesIn>): Promise<Buffer> {
  if (!existsSync(masterKey) && existsSync(primary))
    throw new Error(
      `${masterKey} is gone, and nothing in its folder can be read without it: put it back, or set SUQIU_MASTER_KEY`,
    );
  return loadMasterKey({ file: masterKey });
}

/** Waits for all, so that what did open can be closed when something else did not. */
async function allOrNone<E extends Closeable, P extends Closeable, A>(
  opening: readonly [Promise<E>, Promise<P>, Promise<A>],
): Promise<readonly [E, P, A]> {
  const [events, primary, attachments] = await Promise.allSettled(opening);
  if (events.status === 'fulfilled' && primary.status === 'fulfilled' && attachments.status === 'fulfilled')
    return [events.value, primary.value, attachments.value];
  for (const opened of [events, primary]) if (opened.status === 'fulfilled') await opened.value.close();
  throw [events, primary, attachments].find((one) => one.status === 'rejected')?.reason;
}

interface Closeable {
  close(): Promise<void>;
}
