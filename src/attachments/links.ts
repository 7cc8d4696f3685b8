import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import type { Actor } from '../kernel/actor';
import type { AppealId, AttachmentId } from '../kernel/ids';
import { attachmentError } from './errors';
import type { Variant } from './variants';

/** One attachment, for one who may read it. */
export interface Linked {
  readonly appeal: AppealId;
  readonly attachment: AttachmentId;
  readonly variant: Variant;
  /** Asked again when the link is used: whoever lost the right in between gets nothing. */
  readonly reader: Actor;
  /** What was hidden since, too: why stands on record. */
  readonly evenHidden?: true | undefined;
}

const MINUTE_MS = 60_000;
const MINUTES = 5;
const NONCE = 12;
const TAG = 16;

/**
 * Addresses for tags of a page, which can send no header. What an address stands for is sealed in it, so that it tells
 * nobody anything; within a minute it is the same one, so that a page that is drawn again finds it in its cache.
 */
export class AttachmentLinks {
  private readonly sealing: Buffer;
  private readonly naming: Buffer;

  /** @param secret 32 bytes. @param now of the real clock, milliseconds since 1970 */
  constructor(
    secret: Buffer,
    private readonly now: () => number = Date.now,
  ) {
    const keyFor = (purpose: string) =>
      Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `attachment-link/${purpose}`, 32));
    this.sealing = keyFor('seal');
    this.naming = keyFor('nonce');
  }

  /** Good for five minutes, and up to one more. */
  make(linked: Linked): { readonly token: string; readonly until: number } {
    const until = (Math.floor(this.now() / MINUTE_MS) + MINUTES + 1) * MINUTE_MS;
    const clear = Buffer.from(JSON.stringify({ ...linked, until }));
    // From what is sealed: the same again has the same nonce, and nothing else has it.
    const nonce = createHmac('sha256', this.naming).update(clear).digest().subarray(0, NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.sealing, nonce);
    const box = Buffer.concat([cipher.update(clear), cipher.final()]);
    return { token: Buffer.concat([nonce, cipher.getAuthTag(), box]).toString('base64url'), until };
  }

  /** @throws DomainError `attachment/link-invalid` when it is forged or over */
  open(token: string): Linked {
    const box = Buffer.from(token, 'base64url');
    if (box.length <= NONCE + TAG) throw attachmentError('attachment/link-invalid');
    const decipher = createDecipheriv('aes-256-gcm', this.sealing, box.subarray(0, NONCE), {
      authTagLength: TAG,
    });
    decipher.setAuthTag(box.subarray(NONCE, NONCE + TAG));
    const { until, ...linked } = this.readable(() =>
      Buffer.concat([decipher.update(box.subarray(NONCE + TAG)), decipher.final()]),
    );
    if (until <= this.now()) throw attachmentError('attachment/link-invalid');
    return linked;
  }

  private readable(open: () => Buffer): Linked & { readonly until: number } {
    try {
      return JSON.parse(open().toString('utf8')) as Linked & { readonly until: number };
    } catch (error) {
      throw attachmentError('attachment/link-invalid', {}, error);
    }
  }
}
