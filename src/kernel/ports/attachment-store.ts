import type { AttachmentId } from '../ids';

/** Sealed bytes by the hash of the sealed bytes. Writing the same content twice is no error. */
export interface AttachmentStore {
  /** Durable when it resolves. @throws AttachmentsUnavailable */
  put(id: AttachmentId, sealed: Buffer): Promise<void>;
  /** @throws AttachmentsUnavailable, AttachmentDamaged */
  get(id: AttachmentId): Promise<Buffer | undefined>;
  /** Durable when it resolves; deleting twice is no error. @throws AttachmentsUnavailable */
  delete(id: AttachmentId): Promise<void>;
}

/** Attachments cannot be written or read now. */
export class AttachmentsUnavailable extends Error {
  override readonly name = 'AttachmentsUnavailable';
}

/** What is stored under this id no longer has its hash. */
export class AttachmentDamaged extends Error {
  override readonly name = 'AttachmentDamaged';
}
