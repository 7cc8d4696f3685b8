import { availableParallelism } from 'node:os';
import type { Provider } from '@nestjs/common';
import type { DerivedStore } from '../kernel/ports/attachment-store';
import type { EventReader } from '../kernel/ports/event-store';
import type { KeyStore } from '../kernel/ports/primary-data';
import * as ports from '../kernel/ports/tokens';
import type { Transcoder } from '../kernel/ports/transcoder';
import type { UploadLedger } from '../kernel/ports/upload-ledger';
import { LOGGER, type Logger } from '../observability';
import { Sealer, type Secrets } from '../privacy';
import { Gate } from './gate';
import { Intake } from './intake';
import { AttachmentLinks } from './links';
import { LogPlaces } from './log-places';
import { Photos } from './photo';
import { AttachmentRefs } from './refs';
import {
  ATTACHMENT_LIMITS,
  ATTACHMENT_PLACES,
  type AttachmentLimits,
  type AttachmentPlaces,
} from './settings';
import { Spool } from './spool';
import { AttachmentSweep } from './sweep';
import { Sweeping } from './sweeping';
import { Unpacking } from './unpack/unpacking';
import { Uploads } from './uploads';
import { Variants } from './variants';
import { AttachmentVault } from './vault';

/** Bytes of uploads that are on their way in. */
const SPOOL_BYTES = 2 * 1024 * 1024 * 1024;
const queue = { longestQueue: 64, longestWaitMs: 60_000 };

/** Two gates, one inside the other: who holds a file waits for room to unpack it, never the other way round. */
const HOLDING = Symbol('Gate of files held');
const gates: readonly Provider[] = [
  {
    provide: HOLDING,
    inject: [ATTACHMENT_LIMITS],
    useFactory: ({ memoryBytes }: AttachmentLimits) => new Gate({ ...queue, room: memoryBytes / 2, most: 4 }),
  },
  {
    provide: Photos,
    inject: [ATTACHMENT_LIMITS, Unpacking],
    useFactory: (limits: AttachmentLimits, unpacking: Unpacking) => {
      const most = Math.min(4, availableParallelism());
      return new Photos(limits, new Gate({ ...queue, room: limits.memoryBytes, most }), unpacking);
    },
  },
];

const incoming: readonly Provider[] = [
  {
    provide: Unpacking,
    inject: [ATTACHMENT_PLACES],
    useFactory: ({ unpackWorker }: AttachmentPlaces) => new Unpacking({ file: unpackWorker }),
  },
  {
    provide: Intake,
    inject: [Photos, Unpacking, ATTACHMENT_LIMITS],
    useFactory: (photos: Photos, unpacking: Unpacking, limits: AttachmentLimits) =>
      new Intake(photos, unpacking, limits),
  },
  {
    provide: Spool,
    inject: [ATTACHMENT_PLACES, ATTACHMENT_LIMITS],
    useFactory: ({ spool, shared }: AttachmentPlaces, { uploadBytes }: AttachmentLimits) =>
      new Spool(spool, { ofAll: SPOOL_BYTES, ofOne: 2 * uploadBytes }, shared),
  },
  {
    provide: Uploads,
    inject: [
      AttachmentVault,
      Intake,
      HOLDING,
      LogPlaces,
      ATTACHMENT_LIMITS,
      ports.UPLOAD_LEDGER,
      ports.SECRETS,
    ],
    useFactory: (
      vault: AttachmentVault,
      intake: Intake,
      gate: Gate,
      log: LogPlaces,
      limits: AttachmentLimits,
      ledger: UploadLedger,
      { uploadMark: secret }: Secrets,
    ) => new Uploads({ vault, intake, gate, log, limits, ledger, secret }),
  },
  {
    provide: AttachmentRefs,
    inject: [ports.SECRETS, ports.UPLOAD_LEDGER],
    useFactory: ({ attachmentRef }: Secrets, ledger: UploadLedger) =>
      new AttachmentRefs(attachmentRef, ledger),
  },
];

const outgoing: readonly Provider[] = [
  {
    provide: Variants,
    inject: [
      AttachmentVault,
      ports.DERIVED_STORE,
      Sealer,
      Photos,
      Unpacking,
      ports.KEY_STORE,
      HOLDING,
      ports.TRANSCODER,
    ],
    useFactory: (
      vault: AttachmentVault,
      derived: DerivedStore,
      sealer: Sealer,
      photos: Photos,
      unpacking: Unpacking,
      keys: KeyStore,
      gate: Gate,
      transcoder?: Transcoder,
    ) => new Variants({ vault, derived, sealer, photos, unpacking, keys, gate, transcoder }),
  },
  {
    provide: AttachmentLinks,
    inject: [ports.SECRETS],
    useFactory: ({ attachmentLink }: Secrets) => new AttachmentLinks(attachmentLink),
  },
];

const sweeping: readonly Provider[] = [
  {
    provide: LogPlaces,
    inject: [ports.EVENT_STORE],
    useFactory: (events: EventReader) => new LogPlaces(events),
  },
  {
    provide: Sweeping,
    inject: [ports.UPLOAD_LEDGER, AttachmentVault, ports.DERIVED_STORE, ports.EVENT_STORE, LogPlaces, LOGGER],
    useFactory: (
      ledger: UploadLedger,
      vault: AttachmentVault,
      derived: DerivedStore,
      log: EventReader,
      places: LogPlaces,
      logger: Logger,
    ) => new Sweeping(new AttachmentSweep({ ledger, vault, derived, log, places }), logger),
  },
];

/** Everything about attachments behind their routes. */
export const parts: readonly Provider[] = [AttachmentVault, ...gates, ...incoming, ...outgoing, ...sweeping];
