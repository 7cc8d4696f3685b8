import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { AttachmentRef } from '../kernel/attachment';
import type { AttachmentId, KeyId } from '../kernel/ids';
import type { AttachmentStore } from '../kernel/ports/attachment-store';
import { ATTACHMENT_STORE } from '../kernel/ports/tokens';
import { Sealer } from '../privacy';
import { attachmentError } from './errors';
import { openPieces, sealPieces, type OpenedBytes } from './pieces';

/** Which attachment, and under which key. */
export type Kept = Pick<AttachmentRef, 'id' | 'key'>;

export interface SealedAttachment {
  readonly id: AttachmentId;
  readonly key: KeyId;
  readonly sealed: Buffer;
}

/** Keeps bytes sealed, each attachment under a key of its own and under the hash of its sealed bytes. */
@Injectable()
export class AttachmentVault {
  constructor(
    @Inject(ATTACHMENT_STORE)
    private readonly store: Pick<AttachmentStore, 'put' | 'get' | 'part' | 'delete'>,
    @Inject(Sealer)
    private readonly sealer: Pick<Sealer, 'newKey' | 'sealBytes' | 'openBytes' | 'isDestroyed'>,
  ) {}

  async seal(clear: Buffer): Promise<SealedAttachment> {
    const key = await this.sealer.newKey();
    const sealed = sealPieces(this.sealer, key, clear);
    const id = createHash('sha256').update(sealed).digest('hex') as AttachmentId;
    return { id, key: key.id, sealed };
  }

  /** Durable when it resolves. */
  keep({ id, sealed }: SealedAttachment): Promise<void> {
    return this.store.put(id, sealed);
  }

  async holds(id: AttachmentId): Promise<boolean> {
    return (await this.store.part(id, 0, 1)) !== undefined;
  }

  drop(id: AttachmentId): Promise<void> {
    return this.store.delete(id);
  }

  /** @throws DomainError `attachment/not-found`, `attachment/erased` once its key is destroyed */
  async open({ id, key }: Kept): Promise<OpenedBytes> {
    const opened = await openPieces(
      this.sealer,
      key,
      (from, length) => this.store.part(id, from, length),
      () => this.store.get(id),
    );
    // With the key go the bytes: what was erased is not what never was.
    if (opened === 'erased' || (opened === undefined && (await this.sealer.isDestroyed(key))))
      throw attachmentError('attachment/erased');
    if (opened === undefined) throw attachmentError('attachment/not-found');
    return opened;
  }
}
