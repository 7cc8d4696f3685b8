import { fileTypeFromBuffer } from 'file-type/core';
import type { AttachmentRef } from '../kernel/attachment';

export type AttachmentKind = AttachmentRef['kind'];

export interface Media {
  readonly kind: AttachmentKind;
  /** As it is stored and served. */
  readonly mediaType: string;
}

/**
 * By what `file-type` finds in the bytes; the name and type that the sender claims count for nothing. HEIC is not
 * taken: nothing here can unpack it, so nothing could strip the place and the phone's owner from it.
 */
const byContent: Readonly<Record<string, Media | undefined>> = {
  'image/jpeg': { kind: 'photo', mediaType: 'image/jpeg' },
  'image/png': { kind: 'photo', mediaType: 'image/png' },
  'image/webp': { kind: 'photo', mediaType: 'image/webp' },
  'audio/mpeg': { kind: 'voice', mediaType: 'audio/mpeg' },
  'audio/mp4': { kind: 'voice', mediaType: 'audio/mp4' },
  'audio/x-m4a': { kind: 'voice', mediaType: 'audio/mp4' },
  'audio/amr': { kind: 'voice', mediaType: 'audio/amr' },
  'audio/wav': { kind: 'voice', mediaType: 'audio/wav' },
  'audio/vnd.wave': { kind: 'voice', mediaType: 'audio/wav' },
  'audio/ogg': { kind: 'voice', mediaType: 'audio/ogg' },
  'audio/opus': { kind: 'voice', mediaType: 'audio/ogg' },
  'audio/ogg; codecs=opus': { kind: 'voice', mediaType: 'audio/ogg' },
  // A browser records voice into the same container as video; it is served as sound only.
  'video/webm': { kind: 'voice', mediaType: 'audio/webm' },
  'audio/webm': { kind: 'voice', mediaType: 'audio/webm' },
};

/** `undefined` for anything that is neither a photo nor voice. */
export async function mediaOf(bytes: Uint8Array): Promise<Media | undefined> {
  const found = await fileTypeFromBuffer(bytes);
  return found && byContent[found.mime];
}
