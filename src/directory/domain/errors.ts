import { DomainError } from '../../kernel/domain-error';

/** Every question to which a directory has no answer. Codes are stable. */
export type DirectoryErrorCode = 'directory/unknown-unit' | 'directory/no-county-centre';

export const refusal = (
  code: DirectoryErrorCode,
  details: Readonly<Record<string, unknown>>,
): DomainError<DirectoryErrorCode> => new DomainError(code, details);
