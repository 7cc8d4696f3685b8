import { FfmpegTranscoder } from '../adapters/ffmpeg/transcoder';
import { lockDataFolder, shareDataFolder } from '../adapters/files/data-folder';
import { DerivedFolder } from '../adapters/files/derived-folder';
import { forgetUnfinished } from '../adapters/files/unfinished';
import { JiebaSegmenter } from '../adapters/chinese/segmenter';
import { ExcelSheets } from '../adapters/xlsx/sheets';
import { workerFile } from '../adapters/worker-file';
import type { AttachmentPlaces } from '../attachments';
import type { Config } from '../config/config';
import type { AttachmentStore, DerivedStore } from '../kernel/ports/attachment-store';
import type { EventStore } from '../kernel/ports/event-store';
import type { Messaging } from '../kernel/ports/messaging';
import type { RateCounts } from '../kernel/ports/rate-counts';
import type { PrimaryData } from '../kernel/ports/primary-data';
import type { Transcoder } from '../kernel/ports/transcoder';
import type { Sheets } from '../kernel/ports/sheets';
import type { SealedWords, Segmenter } from '../kernel/ports/words';
import type { Logger } from '../observability/logger';
import { HashedWords } from '../privacy/sealed-words';
import { deriveSecrets, type Secrets } from '../privacy/secrets';
import type { Database } from '../runtime/runners/database';
import { openClock, type ProcessClock } from './embedded/clock';
import { filesIn } from './embedded/files';
import { recogniseFolder } from './embedded/recognise';
import { lendMasterKeys, type Lending } from './master-key';
import { holdClockTo } from './profile-parts';
import { refuseOlderPrimaryData } from './restored';
import {
  openAttachments,
  openDatabase,
  openLog,
  openMessaging,
  openPrimaryData,
  openRateCounts,
  type OpenedAttachments,
} from './stores';

/** Which adapter stands behind which port. Nothing else in the service knows. */
export interface Profile {
  readonly events: EventStore;
  readonly primary: PrimaryData;
  readonly attachments: AttachmentStore;
  readonly attachmentsAt: Pick<OpenedAttachments, 'id' | 'place'>;
  readonly derived: DerivedStore;
  /** Absent when no tool is configured. */
  readonly transcoder?: Transcoder | undefined;
  readonly attachmentPlaces: AttachmentPlaces;
  readonly secrets: Omit<Secrets, 'wrap'>;
  /** The present master key, and the one of before or of after. */
  readonly masterKeys: { readonly present: Lending; readonly other: Lending | undefined };
  readonly segmenter: Segmenter;
  readonly sheets: Sheets;
  /** For runners on this thread. */
  readonly words: SealedWords;
  readonly clock: ProcessClock;
  /** The way to other systems; absent where there are none. */
  readonly messaging?: Messaging | undefined;
  /** Absent where one process answers all. */
  readonly rateCounts?: RateCounts | undefined;
  /** Read models, saga state and timers: the runners make its tables. */
  openDatabase(readOnly?: boolean): Database;
  /** One process at a time has the data: a lease that is still there is a dead process's. */
  readonly exclusive: boolean;
  /** In the reverse order of opening; what it held is free for another process afterwards. */
  close(): Promise<void>;
}

/**
 * The profile that the configuration chooses: the stores of a data folder, with the log in it or on a server.
 * @param categories of all streams that the features have
 * @throws Error in a sentence for the operator: folder in use, wrong master key, file not readable
 */
export async function openProfile(
  config: Config,
  logger: Logger,
  categories: readonly string[],
): Promise<Profile> {
  const lock = config.shared ? shareDataFolder(config.dataFolder) : lockDataFolder(config.dataFolder);
  let profile: Profile | undefined;
  try {
    const files = filesIn(config.dataFolder);
    const here = { log: config.eventStore.kind === 'sqlite', database: config.database.kind === 'sqlite' };
    const recognised = config.shared
      ? undefined
      : await recogniseFolder(files, here, (message, details) => logger.warn(details, message));
    profile = await openParts(config, logger, categories, {
      folder: recognised?.folder,
      release: () => lock.release(),
    });
    await recognised?.settled();
    if (config.shared) {
      await refuseOtherAttachments(profile);
      await forgetUnfinished(files.spool, true);
    }
    await holdClockTo(profile.events, profile.clock);
    // A log that does not say what it needs: of an older build, or on a server.
    if (!recognised?.compared) await refuseOlderPrimaryData(profile.events, profile.primary);
    return profile;
  } catch (error) {
    await (profile?.close() ?? lock.release());
    throw error;
  }
}

async function openParts(
  { dataFolder, eventStore, database, shared, clock, transcoder, ...config }: Config,
  logger: Logger,
  categories: readonly string[],
  { folder, release }: { readonly folder: string | undefined; readonly release: () => void },
): Promise<Profile> {
  const files = filesIn(dataFolder);
  const log = (message: string, details: Readonly<Record<string, unknown>>) => logger.warn(details, message);
  const masterKeys = await lendMasterKeys({ database, ...config }, files, log);
  const { present, other } = masterKeys;
  const known: { primary?: PrimaryData } = {};
  const [events, primary, attachments] = await allOrNone([
    openLog(eventStore, {
      ...{ file: files.log, folder, categories, log },
      needs: () => (database.kind === 'sqlite' ? known.primary?.mark() : undefined),
    }),
    openPrimaryData(database, {
      ...{ file: files.primary, folder, masterKey: present.key, otherKey: other?.key, log },
      keepsWrapped: config.masterKey.kind === 'transit',
    }),
    openAttachments(config.attachmentStore, files.attachments, { folder, shared }),
  ]).catch((error: unknown) => {
    giveBack(masterKeys);
    throw error;
  });
  known.primary = primary;
  const { rotation } = primary;
  const root = await rotation.root((rotation.isWrittenUnderOther && other ? other : present).first);
  rotation.begin(root, (error) =>
    log('keys were not wrapped anew; the next start goes on', { reason: String(error) }),
  );
  const secrets = deriveSecrets(root);
  const messaging = await openMessaging(config.messaging, log);
  const rateCounts = await openRateCounts({ database, shared }, secrets.rateCount, log);
  const segmenter = new JiebaSegmenter();
  return {
    ...{
      segmenter,
      sheets: new ExcelSheets(),
      words: new HashedWords(primary.keys, segmenter, secrets.searchWord),
    },
    ...{ messaging, rateCounts },
    ...{ events, primary, secrets, masterKeys },
    attachments: attachments.store,
    attachmentsAt: attachments,
    derived: new DerivedFolder(files.derived),
    transcoder: transcoder === undefined ? undefined : new FfmpegTranscoder({ program: transcoder }),
    attachmentPlaces: {
      spool: files.spool,
      shared,
      unpackWorker: workerFile('attachments/unpack/unpack.worker'),
    },
    clock: openClock(clock),
    openDatabase: (readOnly = false) => openDatabase(database, { file: files.readModels, readOnly, log }),
    exclusive: !shared,
    close: async () => {
      attachments.close();
      await rateCounts?.close();
      await messaging?.close();
      await events.close();
      await primary.close();
      giveBack(masterKeys);
      release();
    },
  };
}

/**
 * All nodes need the same attachments: one that has others would answer that they are gone.
 * @throws Error in a sentence for the operator
 */
async function refuseOtherAttachments({ primary, attachmentsAt: { id, place } }: Profile): Promise<void> {
  if (id !== undefined && (await (primary.settle?.('attachments', id) ?? id)) !== id)
    throw new Error(
      `${place} does not have the attachments that the other nodes of this database have: let DATA_FOLDER be the folder ` +
        'that all of them share, or S3_BUCKET their bucket',
    );
}

const giveBack = ({ present, other }: Profile['masterKeys']): void => {
  present.close();
  other?.close();
};

/** Waits for all, so that what did open can be closed when something else did not. */
async function allOrNone<E extends Closeable, P extends Closeable, A extends Closeable>(
  opening: readonly [Promise<E>, Promise<P>, Promise<A>],
): Promise<readonly [E, P, A]> {
  const [events, primary, attachments] = await Promise.allSettled(opening);
  if (events.status === 'fulfilled' && primary.status === 'fulfilled' && attachments.status === 'fulfilled')
    return [events.value, primary.value, attachments.value];
  for (const opened of [events, primary, attachments])
    if (opened.status === 'fulfilled') await opened.value.close();
  throw [events, primary, attachments].find((one) => one.status === 'rejected')?.reason;
}

interface Closeable {
  close(): Promise<void> | void;
}
