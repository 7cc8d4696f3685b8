/** How much may be uploaded, unpacked and kept waiting. */
export interface AttachmentLimits {
  /** Bytes of one file, by what it is. */
  readonly photoBytes: number;
  readonly voiceBytes: number;
  readonly videoBytes: number;
  readonly documentBytes: number;
  /** Files of one upload, and bytes of all of them. */
  readonly files: number;
  readonly uploadBytes: number;
  /** Pixels of a photo: a small file may hide a picture that fills the memory. */
  readonly photoPixels: number;
  /** Bytes that all files which are being taken apart may unpack to at once. */
  readonly memoryBytes: number;
  /** A day, for one person; of callers without a token for one address. 0 turns a bound off. */
  readonly filesPerDay: number;
  readonly bytesPerDay: number;
}

/** Injection token of the `AttachmentLimits`. */
export const ATTACHMENT_LIMITS = Symbol('AttachmentLimits');

/** Where uploads lie on their way in, and the code of the threads that take them apart. */
export interface AttachmentPlaces {
  readonly spool: string;
  /** Other nodes have the folder of the spool, too. */
  readonly shared: boolean;
  /** The compiled `unpack.worker.js`. */
  readonly unpackWorker: string;
}

/** Injection token of the `AttachmentPlaces`. */
export const ATTACHMENT_PLACES = Symbol('AttachmentPlaces');

export const MIB = 1024 * 1024;
