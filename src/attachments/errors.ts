import { DomainError } from '../kernel/domain-error';

export const attachmentErrorCodes = [
  'attachment/no-file',
  'attachment/too-large',
  'attachment/too-many',
  'attachment/media-type',
  'attachment/unreadable',
  'attachment/ref-invalid',
  'attachment/not-found',
  'attachment/erased',
] as const;
export type AttachmentErrorCode = (typeof attachmentErrorCodes)[number];

export const attachmentError = (
  code: AttachmentErrorCode,
  details?: Readonly<Record<string, unknown>>,
  cause?: unknown,
): DomainError<AttachmentErrorCode> => new DomainError(code, details, { cause });
