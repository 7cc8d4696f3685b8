import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { FfmpegTranscoder } from '../adapters/ffmpeg/transcoder';
import { DerivedFolder } from '../adapters/files/derived-folder';
import { workerFile } from '../adapters/worker-file';
import { AttachmentRefs } from '../attachments';
import { Gate } from '../attachments/gate';
import { Intake } from '../attachments/intake';
import { AttachmentLinks } from '../attachments/links';
import { LogPlaces, type Marked } from '../attachments/log-places';
import { Photos } from '../attachments/photo';
import { Spool } from '../attachments/spool';
import { AttachmentSweep } from '../attachments/sweep';
import { Unpacking } from '../attachments/unpack/unpacking';
import { Uploads } from '../attachments/uploads';
import { Variants } from '../attachments/variants';
import { AttachmentVault } from '../attachments/vault';
import type { Config } from '../config';
import type { Logger } from '../observability';
import { shownError } from '../observability/logger';
import { Sealer } from '../privacy';
import type { Position } from '../kernel/ids';
import type { EventReader } from '../kernel/ports/event-store';
import { filesIn, type Stores } from './embedded';

const SWEEP_MS = 3_600_000;
/** Bytes of uploads that are on their way in. */
const SPOOL_BYTES = 2 * 1024 * 1024 * 1024;
const FIRST_SWEEP_MS = 600_000;

/** Everything about attachments behind the edge. */
export interface Attachments {
  readonly refs: AttachmentRefs;
  readonly intake: Intake;
  readonly spool: Spool;
  readonly uploads: Uploads;
  readonly variants: Variants;
  readonly links: AttachmentLinks;
  close(): Promise<void>;
}

export async function openAttachments(
  { events, primary, attachments: store, secrets }: Stores,
  { attachments: limits, transcoder, dataFolder }: Config,
  logger: Logger,
): Promise<Attachments> {
  const files = filesIn(dataFolder);
  const sealer = new Sealer(primary.keys);
  const vault = new AttachmentVault(store, sealer);
  const derived = new DerivedFolder(files.derived);
  const unpacking = new Unpacking({
    file: workerFile(join(__dirname, '../attachments/unpack/unpack.worker')),
  });
  // Two gates, one inside the other: who holds a file waits for room to unpack it, never the other way round.
  const queue = { longestQueue: 64, longestWaitMs: 60_000 };
  const held = new Gate({ ...queue, room: limits.memoryBytes / 2, most: 4 });
  const unpacked = new Gate({
    ...queue,
    room: limits.memoryBytes,
    most: Math.min(4, availableParallelism()),
  });
  const photos = new Photos(limits, unpacked, unpacking);
  const intake = new Intake(photos, unpacking, limits);
  const places = new LogPlaces(markedOf(events));
  const sweep = new AttachmentSweep({ ledger: primary.uploads, vault, derived, log: events, places });
  const sweeping = hourly(() => sweep.run(), logger);
  return {
    refs: new AttachmentRefs(secrets.attachmentRef, primary.uploads),
    intake,
    spool: await Spool.open(files.spool, { ofAll: SPOOL_BYTES, ofOne: 2 * limits.uploadBytes }),
    uploads: new Uploads({
      ...{ vault, intake, limits },
      ledger: primary.uploads,
      gate: held,
      log: places,
      secret: secrets.uploadMark,
    }),
    variants: new Variants({
      ...{ vault, derived, sealer, photos, unpacking },
      keys: primary.keys,
      gate: held,
      transcoder: transcoder === undefined ? undefined : new FfmpegTranscoder({ program: transcoder }),
    }),
    links: new AttachmentLinks(secrets.attachmentLink),
    close: async () => {
      await sweeping.stop();
      await unpacking.close();
    },
  };
}

const markedOf = (events: EventReader): Marked => {
  const eventAt = async (position: Position) => (await events.readAll((position - 1) as Position, 1))[0];
  return { epoch: () => events.epoch(), eventAt, newest: async () => eventAt(await events.head()) };
};

/** A start has better things to do, and what is swept has time. */
function hourly(sweep: () => Promise<object>, logger: Logger) {
  const stopped = new AbortController();
  const running = (async () => {
    for (let wait = FIRST_SWEEP_MS; await waited(wait, stopped.signal); wait = SWEEP_MS)
      await sweep().then(
        (swept) => logger.info(swept, 'attachments swept'),
        (error: unknown) =>
          logger.error(shownError(error), 'attachments not swept; the next hour tries again'),
      );
  })();
  return {
    stop: async () => {
      stopped.abort();
      await running;
    },
  };
}

/** False when it was stopped meanwhile. */
const waited = (ms: number, signal: AbortSignal): Promise<boolean> =>
  setTimeout(ms, true, { signal, ref: false }).catch(() => false);
