import type { AttachmentId } from '../ids';

/** Sealed bytes by the hash of the sealed bytes. Writing the same content twice is no error. */
export interface AttachmentStore {
  /** Durable when it resolves. */
  put(id: AttachmentId, sealed: Buffer): Promise<void>;
  get(id: AttachmentId): Promise<Buffer | undefined>;
  delete(id: AttachmentId): Promise<void>;
}
