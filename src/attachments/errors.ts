import { DomainError } from '../kernel/domain-error';

/** Of an upload. */
export const uploadErrorCodes = [
  'attachment/no-file',
  'attachment/too-large',
  'attachment/too-many',
  'attachment/media-type',
  'attachment/unreadable',
  'attachment/too-many-pixels',
  'attachment/protected',
  'attachment/quota',
  'attachment/busy',
] as const;

/** Of reading one. */
export const readErrorCodes = [
  'attachment/not-found',
  'attachment/erased',
  'attachment/not-playable',
  'attachment/range-invalid',
] as const;

export type AttachmentErrorCode =
  | (typeof uploadErrorCodes)[number]
  | (typeof readErrorCodes)[number]
  | 'attachment/ref-invalid'
  | 'attachment/link-invalid';

export const attachmentError = (
  code: AttachmentErrorCode,
  details?: Readonly<Record<string, unknown>>,
  cause?: unknown,
): DomainError<AttachmentErrorCode> => new DomainError(code, details, { cause });

/** Says of an upload's refusal which file it was; none of the others is kept either. */
export class FileRefused extends DomainError<AttachmentErrorCode> {
  readonly fields: readonly { readonly pointer: string; readonly code: AttachmentErrorCode }[];

  /** @param index of the file, from 0 */
  constructor({ code, details, cause }: DomainError<AttachmentErrorCode>, index: number) {
    super(code, { ...details, file: index + 1 }, { cause });
    this.fields = [{ pointer: `/files/${index}`, code }];
  }
}
