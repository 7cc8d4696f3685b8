import type { AttachmentRef } from '../kernel/attachment';
import { attachmentError } from './errors';
import { FormatError } from './formats/format-error';
import { formatOf, type Format } from './formats/recognise';
import type { Photos } from './photo';
import { MIB, type AttachmentLimits } from './settings';
import type { Unpacking } from './unpack/unpacking';

export interface Clean {
  readonly kind: AttachmentRef['kind'];
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** Finds out what a file is and takes from it what tells of place, owner and device. */
export class Intake {
  constructor(
    private readonly photos: Pick<Photos, 'strip'>,
    private readonly unpacking: Pick<Unpacking, 'strip'>,
    private readonly limits: AttachmentLimits,
  ) {}

  /**
   * The bytes are not the caller's any more.
   * @throws DomainError `attachment/media-type`, `attachment/too-large`, `attachment/unreadable`,
   * `attachment/protected`, `attachment/too-many-pixels`, `attachment/busy`
   */
  async strip(bytes: Buffer): Promise<Clean> {
    const format = formatOf(bytes);
    if (format === undefined) throw attachmentError('attachment/media-type');
    const size = bytes.length;
    if (size > this.mostOf(format)) throw this.tooLarge();
    switch (format) {
      case 'jpeg':
      case 'png':
      case 'webp':
      case 'heif':
        return { kind: 'photo', ...(await this.photos.strip(bytes, format)) };
      default: {
        const clean = await this.unpacking.strip(format, bytes).catch((error: unknown) => {
          throw error instanceof FormatError ? attachmentError(`attachment/${error.code}`, {}, error) : error;
        });
        // MP4 and WebM hold sound or picture: only now is it known which bound is theirs.
        if (clean.kind === 'voice' && size > this.limits.voiceBytes) throw this.tooLarge();
        return clean;
      }
    }
  }

  tooLarge() {
    const { photoBytes, voiceBytes, videoBytes, documentBytes, uploadBytes } = this.limits;
    return attachmentError('attachment/too-large', {
      photoMiB: photoBytes / MIB,
      voiceMiB: voiceBytes / MIB,
      videoMiB: videoBytes / MIB,
      documentMiB: documentBytes / MIB,
      uploadMiB: uploadBytes / MIB,
    });
  }

  private mostOf(format: Format): number {
    const { photoBytes, voiceBytes, videoBytes, documentBytes } = this.limits;
    switch (format) {
      case 'jpeg':
      case 'png':
      case 'webp':
      case 'heif':
        return photoBytes;
      case 'pdf':
        return documentBytes;
      case 'mp4':
      case 'webm':
        return Math.max(voiceBytes, videoBytes);
      case 'mp3':
      case 'aac':
      case 'amr':
      case 'silk':
      case 'wav':
      case 'ogg':
        return voiceBytes;
    }
  }
}
