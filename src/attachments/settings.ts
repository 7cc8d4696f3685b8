/** How much may be uploaded. */
export interface AttachmentLimits {
  /** Bytes. */
  readonly photoBytes: number;
  readonly voiceBytes: number;
  /** Files of one upload. */
  readonly files: number;
  /** Pixels of a photo when unpacked: a small file may hide a picture that fills the memory. */
  readonly photoPixels: number;
}

/** Injection token of the `AttachmentLimits`. */
export const ATTACHMENT_LIMITS = Symbol('AttachmentLimits');
