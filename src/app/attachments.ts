import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { FfmpegTranscoder } from '../adapters/ffmpeg/transcoder';
import { DerivedFolder } from '../adapters/files/derived-folder';
import { workerFile } from '../adapters/worker-file';
import { AttachmentRefs } from '../attachments';
import { Gate } from '../attachments/gate';
import { Intake } from '../attachments/intake';
import { AttachmentLinks } from '../attachments/links';
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
import { filesIn, type Stores } from './embedded';

const SWEEP_MS = 3_600_000;
/** Of uploads that are on their way in. */
const SPOOL_BYTES = 2 * 1024 * 1024 * 1024;

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
  const queue = { longestQueue: 64, longestWaitMs: 30_000 };
  const held = new Gate({ ...queue, room: limits.memoryBytes / 2, most: 4 });
  const unpacked = new Gate({
    ...queue,
    room: limits.memoryBytes,
    most: Math.min(4, availableParallelism()),
  });
  const photos = new Photos(limits, unpacked, unpacking);
  const intake = new Intake(photos, unpacking, limits);
  const sweep = new AttachmentSweep({ ledger: primary.uploads, vault, derived, log: events });
  const sweeping = every(SWEEP_MS, () => sweep.run(), logger);
  return {
    refs: new AttachmentRefs(secrets.attachmentRef, primary.uploads),
    intake,
    spool: await Spool.open(files.spool, SPOOL_BYTES),
    uploads: new Uploads({
      ...{ vault, intake, limits },
      ledger: primary.uploads,
      gate: held,
      log: events,
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

/** At least an hour after a start: it has better things to do. */
function every(ms: number, sweep: () => Promise<object>, logger: Logger) {
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = sweep().then(
      (swept) => logger.info(swept, 'attachments swept'),
      (error: unknown) => logger.error(shownError(error), 'attachments not swept; the next hour tries again'),
    );
  }, ms).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
