import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AttachmentRef } from '../kernel/attachment';
import { namespaceOf, type Actor } from '../kernel/actor';
import type { AttachmentId } from '../kernel/ids';
import type { UploadLedger } from '../kernel/ports/upload-ledger';
import { attachmentError } from './errors';

/** What an upload stored: all of an `AttachmentRef` but its transcript. */
export type Uploaded = Pick<AttachmentRef, 'id' | 'kind' | 'key' | 'mediaType' | 'bytes'>;

/**
 * What an uploader holds until an event names the attachment: which one, and that it is theirs, so that nobody
 * attaches what another uploaded. The same upload always has the same ref, so that a report that is repeated with its
 * photos is a repetition; how long it is good, the ledger says.
 */
export class AttachmentRefs {
  /** @param secret 32 bytes. @param now of the real clock, milliseconds since 1970 */
  constructor(
    private readonly secret: Buffer,
    private readonly ledger: Pick<UploadLedger, 'get'>,
    private readonly now: () => number = Date.now,
  ) {}

  sign(id: AttachmentId, uploader: Actor): string {
    return `${id}.${this.signature(id, uploader).toString('base64url')}`;
  }

  /** @throws DomainError `attachment/ref-invalid` when it is forged, over, or another's */
  async open(ref: string, actor: Actor): Promise<Uploaded> {
    const [id = '', signature = '', ...rest] = ref.split('.');
    const given = Buffer.from(signature, 'base64url');
    const expected = this.signature(id as AttachmentId, actor);
    if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
      throw attachmentError('attachment/ref-invalid');
    const upload = await this.ledger.get(id as AttachmentId);
    if (upload === undefined || upload.until <= this.now()) throw attachmentError('attachment/ref-invalid');
    const { kind, key, mediaType, bytes } = upload;
    return { id: upload.id, kind: kind as AttachmentRef['kind'], key, mediaType, bytes };
  }

  private signature(id: AttachmentId, uploader: Actor): Buffer {
    return createHmac('sha256', this.secret)
      .update(`${id}\0${namespaceOf(uploader)}`)
      .digest();
  }
}
