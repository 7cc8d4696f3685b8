import { DomainError } from '../../kernel/domain-error';

export const revealErrorCodes = ['reveal/refused', 'reveal/nobody', 'reveal/erased'] as const;
export type RevealErrorCode = (typeof revealErrorCodes)[number];

export const revealError = (
  code: RevealErrorCode,
  details?: Readonly<Record<string, unknown>>,
  cause?: unknown,
): DomainError<RevealErrorCode> => new DomainError(code, details, { cause });
