import { findAttachments, openAttachmentFolder } from '../adapters/files/attachment-folder';
import { openKurrentEventStore } from '../adapters/kurrentdb/event-store';
import { openPostgresDatabase } from '../adapters/postgres/database/open';
import { openPostgresEventStore } from '../adapters/postgres/event-store/event-store';
import { openPostgresRateCounts } from '../adapters/postgres/rate-counts';
import { openPostgresPrimaryData } from '../adapters/postgres/primary-data/primary-data';
import { openSqliteDatabase } from '../adapters/sqlite/database/open';
import { findPrimary } from '../adapters/sqlite/folder-mark';
import { openSqliteEventStore } from '../adapters/sqlite/event-store/event-store';
import { openSqliteKeyReader } from '../adapters/sqlite/primary-data/key-reader';
import { openSqlitePrimaryData } from '../adapters/sqlite/primary-data/primary-data';
import type { Config, DatabaseSettings, EventStoreSettings, MessagingSettings } from '../config/config';
import type { AttachmentSettings } from '../config/attachments';
import type { AttachmentStore } from '../kernel/ports/attachment-store';
import type { EventStore } from '../kernel/ports/event-store';
import type { HeldKey } from '../kernel/ports/master-key';
import type { KeyReader, PrimaryData } from '../kernel/ports/primary-data';
import type { RateCounts } from '../kernel/ports/rate-counts';
import type { PrimaryMark } from '../kernel/ports/primary-mark';
import type { Files } from './embedded/files';
import type { Database } from '../runtime/runners/database';

export { lockDataFolder } from '../adapters/files/data-folder';

/** The id of a data folder, as far as its attachments and its primary data carry one. */
export function folderOf({
  attachments,
  primary,
}: Pick<Files, 'attachments' | 'primary'>): string | undefined {
  const found = [findAttachments(attachments), findPrimary(primary)];
  return found
    .map((store) => (store.state === 'there' ? store.folder : undefined))
    .find((id) => id !== undefined);
}

export interface LogOptions {
  readonly file: string;
  readonly folder?: string | undefined;
  readonly needs?: (() => PrimaryMark | undefined) | undefined;
  readonly categories: readonly string[];
  readonly log: (message: string, details: Readonly<Record<string, unknown>>) => void;
}

export function openLog(
  settings: EventStoreSettings,
  { file, folder, needs, categories, log }: LogOptions,
): Promise<EventStore> {
  switch (settings.kind) {
    case 'sqlite':
      return openSqliteEventStore({ file, folder, needs, log });
    case 'kurrentdb':
      return openKurrentEventStore({ connection: settings.connection, categories, log });
    case 'postgres':
      return openPostgresEventStore({ connection: settings.connection, log });
    default:
      return settings satisfies never;
  }
}

export const openPrimaryData = (
  settings: DatabaseSettings,
  options: Parameters<typeof openSqlitePrimaryData>[0] & Pick<LogOptions, 'log'>,
): Promise<PrimaryData> =>
  settings.kind === 'sqlite'
    ? openSqlitePrimaryData(options)
    : openPostgresPrimaryData({
        ...{ connection: settings.connection, masterKey: options.masterKey, log: options.log },
        ...{ otherKey: options.otherKey, keepsWrapped: options.keepsWrapped },
      });

/** For a thread beside the one that has the primary data. */
export async function openKeyReader(
  settings: DatabaseSettings,
  {
    file,
    masterKey,
    otherKey,
    log,
  }: Pick<LogOptions, 'file' | 'log'> & {
    readonly masterKey: HeldKey;
    readonly otherKey?: HeldKey | undefined;
  },
): Promise<KeyReader> {
  if (settings.kind === 'sqlite') return openSqliteKeyReader({ file, masterKey, otherKey });
  const primary = await openPostgresPrimaryData({
    ...{ connection: settings.connection, masterKey, otherKey, log },
  });
  return { find: (id) => primary.keys.find(id), close: () => primary.close() };
}

export const openDatabase = (
  settings: DatabaseSettings,
  { file, readOnly, log }: Pick<LogOptions, 'file' | 'log'> & { readonly readOnly?: boolean },
): Database =>
  settings.kind === 'sqlite'
    ? openSqliteDatabase({ file, readOnly })
    : openPostgresDatabase({ connection: settings.connection, readOnly, log });

export interface OpenedAttachments {
  readonly store: AttachmentStore;
  /** The same for every node that has these. */
  readonly id: string | undefined;
  /** For the operator. */
  readonly place: string;
  close(): void;
}

/** What few counties have is loaded where it is used. */
export async function openAttachments(
  settings: AttachmentSettings,
  root: string,
  options: Parameters<typeof openAttachmentFolder>[1],
): Promise<OpenedAttachments> {
  switch (settings.kind) {
    case 'folder': {
      const store = await openAttachmentFolder(root, options);
      const found = findAttachments(root);
      const id = found.state === 'there' ? found.folder : undefined;
      return { store, id, place: `the folder ${root}`, close: () => undefined };
    }
    case 's3': {
      const { openAttachmentBucket } = await import('../adapters/s3/attachment-bucket');
      const store = await openAttachmentBucket(settings);
      return { store, id: store.id, place: `the bucket ${settings.bucket}`, close: () => store.close() };
    }
    default:
      return settings satisfies never;
  }
}

/** Where one process answers all, it counts by itself. */
export const openRateCounts = async (
  { database, shared }: Pick<Config, 'database' | 'shared'>,
  secret: Buffer,
  log: LogOptions['log'],
): Promise<RateCounts | undefined> =>
  shared && database.kind === 'postgres'
    ? openPostgresRateCounts({ connection: database.connection, secret, log })
    : undefined;

/** Loaded where it is used. Nobody outside hears what stays in this process, so that nothing is sent there. */
export async function openMessaging(settings: MessagingSettings, log: LogOptions['log']) {
  switch (settings.kind) {
    case 'in-process':
      return undefined;
    case 'kafka': {
      const { KafkaMessaging } = await import('../adapters/kafka/messaging');
      return new KafkaMessaging(settings, log);
    }
    default:
      return settings satisfies never;
  }
}
