import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { AttachmentRef } from '../kernel/attachment';
import type { AttachmentId } from '../kernel/ids';
import type { AttachmentStore } from '../kernel/ports/attachment-store';
import { ATTACHMENT_STORE } from '../kernel/ports/tokens';
import { Sealer } from '../privacy';
import { attachmentError } from './errors';
import { mediaOf, type Media } from './media';
import { stripped } from './photo';
import type { Uploaded } from './refs';
import { ATTACHMENT_LIMITS, type AttachmentLimits } from './settings';

const MIB = 1024 * 1024;

export interface ReadAttachment {
  readonly bytes: Buffer;
  readonly mediaType: string;
}

/** Takes clear bytes in, keeps sealed ones, and opens them again as long as their key exists. */
@Injectable()
export class AttachmentVault {
  constructor(
    @Inject(ATTACHMENT_STORE) private readonly store: AttachmentStore,
    @Inject(Sealer) private readonly sealer: Pick<Sealer, 'newKey' | 'sealBytes' | 'openBytes'>,
    @Inject(ATTACHMENT_LIMITS) private readonly limits: AttachmentLimits,
  ) {}

  /**
   * Durable when it resolves. Each attachment has a key of its own and lies under the hash of its sealed bytes.
   * @throws DomainError `attachment/media-type`, `attachment/too-large`, `attachment/unreadable`
   */
  async keep(clear: Buffer): Promise<Uploaded> {
    const media = await mediaOf(clear);
    if (!media) throw attachmentError('attachment/media-type');
    if (clear.length > this.limitOf(media)) throw this.tooLarge();
    const content =
      media.kind === 'photo' ? await stripped(clear, media.mediaType, this.limits.photoPixels) : clear;
    const key = await this.sealer.newKey();
    const sealed = this.sealer.sealBytes(key, content);
    const id = createHash('sha256').update(sealed).digest('hex') as AttachmentId;
    await this.store.put(id, sealed);
    return { id, kind: media.kind, key: key.id, mediaType: media.mediaType, bytes: content.length };
  }

  /** @throws DomainError `attachment/not-found`, `attachment/erased` once its key is destroyed */
  async read({
    id,
    key,
    mediaType,
  }: Pick<AttachmentRef, 'id' | 'key' | 'mediaType'>): Promise<ReadAttachment> {
    const sealed = await this.store.get(id);
    if (!sealed) throw attachmentError('attachment/not-found');
    const bytes = await this.sealer.openBytes(key, sealed);
    if (!bytes) throw attachmentError('attachment/erased');
    return { bytes, mediaType };
  }

  tooLarge() {
    return attachmentError('attachment/too-large', {
      photoMiB: this.limits.photoBytes / MIB,
      voiceMiB: this.limits.voiceBytes / MIB,
    });
  }

  private limitOf({ kind }: Media): number {
    return kind === 'photo' ? this.limits.photoBytes : this.limits.voiceBytes;
  }
}
