import type { AttachmentId, KeyId } from './ids';
import type { Sealed } from './sealed';

export const attachmentKinds = ['photo', 'voice', 'video', 'document'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

export interface AttachmentRef {
  readonly id: AttachmentId;
  readonly kind: AttachmentKind;
  readonly key: KeyId;
  readonly mediaType: string;
  readonly bytes: number;
  /** What was said, when the channel transcribed it. */
  readonly transcript?: Sealed<string> | undefined;
}
