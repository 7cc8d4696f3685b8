import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AttachmentRef } from '../kernel/attachment';
import type { Actor } from '../kernel/actor';
import { attachmentError } from './errors';

/** What an upload stored: all of an `AttachmentRef` but its transcript. */
export type Uploaded = Pick<AttachmentRef, 'id' | 'kind' | 'key' | 'mediaType' | 'bytes'>;

const DAY_MS = 86_400_000;

interface Signed extends Uploaded {
  readonly uploader: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * Between upload and report nothing is kept on our side: the uploader holds a signed ref, good for a day and for
 * themselves alone, so that nobody attaches what another uploaded.
 */
export class AttachmentRefs {
  /** @param secret 32 bytes. @param now of the real clock, milliseconds since 1970 */
  constructor(
    private readonly secret: Buffer,
    private readonly now: () => number = Date.now,
  ) {}

  sign({ id, kind, key, mediaType, bytes }: Uploaded, uploader: Actor): string {
    const signed: Signed = {
      id,
      kind,
      key,
      mediaType,
      bytes,
      uploader: uploader.id,
      until: this.now() + DAY_MS,
    };
    const payload = Buffer.from(JSON.stringify(signed)).toString('base64url');
    return `${payload}.${this.signature(payload).toString('base64url')}`;
  }

  /** @throws DomainError `attachment/ref-invalid` when it is forged, over, or another's */
  open(ref: string, actor: Actor): Uploaded {
    const [payload = '', signature = '', ...rest] = ref.split('.');
    const given = Buffer.from(signature, 'base64url');
    const expected = this.signature(payload);
    if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
      throw attachmentError('attachment/ref-invalid');
    const signed = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Signed;
    if (signed.uploader !== actor.id || signed.until <= this.now())
      throw attachmentError('attachment/ref-invalid');
    const { id, kind, key, mediaType, bytes } = signed;
    return { id, kind, key, mediaType, bytes };
  }

  private signature(payload: string): Buffer {
    return createHmac('sha256', this.secret).update(payload).digest();
  }
}
