import type { AttachmentId, KeyId } from './ids';
import type { Sealed } from './sealed';

export interface AttachmentRef {
  readonly id: AttachmentId;
  readonly kind: 'photo' | 'voice';
  readonly key: KeyId;
  readonly mediaType: string;
  readonly bytes: number;
  /** What was said, when the channel transcribed it. */
  readonly transcript?: Sealed<string> | undefined;
}
