import type { AttachmentId, EventId, KeyId, Position } from '../ids';

/** An attachment between its upload and the event that names it. */
export interface Upload {
  readonly id: AttachmentId;
  /** Keyed hash of who uploaded it and of what they sent: the same again is found by it. */
  readonly mark: string;
  readonly key: KeyId;
  readonly kind: string;
  readonly mediaType: string;
  /** In clear. */
  readonly bytes: number;
  /** Until then it may be named by an event; milliseconds since 1970. */
  readonly until: number;
  /** Before it was kept: no earlier event of that log names it. */
  readonly log: LogPlace;
}

/** Where a log stood, and the event that proves that it is still the same one. */
export interface LogPlace {
  readonly epoch: string;
  readonly position: Position;
  /** Absent for an empty log. */
  readonly event?: EventId | undefined;
}

/** Who has uploaded how much on a day. */
export interface Spending {
  /** Keyed hash of a person or an address. */
  readonly who: string;
  readonly day: string;
  readonly bytes: number;
}

export interface Allowance {
  readonly files: number;
  readonly bytes: number;
}

/**
 * What was uploaded and is not yet known to be named by an event. Every write is durable when it resolves.
 * @throws PrimaryDataUnavailable from each
 */
export interface UploadLedger {
  /** Before its bytes are written, so that a crash leaves none that nobody knows of. Not found yet. */
  begin(upload: Upload): Promise<void>;
  /** From now on they are found. */
  finish(ids: readonly AttachmentId[]): Promise<void>;
  byMark(mark: string): Promise<Upload | undefined>;
  get(id: AttachmentId): Promise<Upload | undefined>;
  /** False when it is gone, or going, meanwhile. */
  prolong(id: AttachmentId, until: number): Promise<boolean>;
  /** Those whose time was over before this moment, also unfinished ones, the oldest first. */
  over(before: number, most: number): Promise<readonly Upload[]>;
  /** From now on it is neither found nor prolonged; false when it was prolonged meanwhile. */
  condemn(id: AttachmentId, before: number): Promise<boolean>;
  /** Forgets it: its bytes are gone, or an event names it. */
  forget(id: AttachmentId): Promise<void>;
  /** Counts a file against its allowance, unless it would go beyond. */
  spend(spending: Spending, most: Allowance): Promise<boolean>;
}
