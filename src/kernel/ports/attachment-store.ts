import type { AttachmentId } from '../ids';

/** Sealed bytes by the hash of the sealed bytes. Writing the same content twice is no error. */
export interface AttachmentStore {
  /** Durable when it resolves. @throws AttachmentsUnavailable */
  put(id: AttachmentId, sealed: Buffer): Promise<void>;
  /** @throws AttachmentsUnavailable, AttachmentDamaged */
  get(id: AttachmentId): Promise<Buffer | undefined>;
  /**
   * A part, without looking at the others: whether it is what was put, its seal says.
   * @param from of the first byte; fewer than `length` bytes at the end @throws AttachmentsUnavailable
   */
  part(id: AttachmentId, from: number, length: number): Promise<Buffer | undefined>;
  /** Durable when it resolves; deleting twice is no error. @throws AttachmentsUnavailable */
  delete(id: AttachmentId): Promise<void>;
}

/**
 * What was made of attachments to be looked at or played, sealed under their keys. It can be made again, so that
 * nothing here has to last.
 */
export interface DerivedStore {
  /** @throws AttachmentsUnavailable */
  put(id: AttachmentId, variant: string, sealed: Buffer): Promise<void>;
  /** @throws AttachmentsUnavailable */
  part(id: AttachmentId, variant: string, from: number, length: number): Promise<Buffer | undefined>;
  /** Everything that was made of it. @throws AttachmentsUnavailable */
  forget(id: AttachmentId): Promise<void>;
  /** What was made before this moment, milliseconds since 1970. */
  prune(before: number): Promise<void>;
}

/** Attachments cannot be written or read now. */
export class AttachmentsUnavailable extends Error {
  override readonly name = 'AttachmentsUnavailable';
}

/** What is stored under this id no longer has its hash. */
export class AttachmentDamaged extends Error {
  override readonly name = 'AttachmentDamaged';
}
