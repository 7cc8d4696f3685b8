import { DomainError } from '../../kernel/domain-error';
import type { appealErrors } from '../messages/errors';

/** Every reason for which an appeal refuses. Codes are stable: clients hang on them; what each means stands in its message. */
export type AppealErrorCode = keyof typeof appealErrors;

export const refusal = (
  code: AppealErrorCode,
  details?: Readonly<Record<string, unknown>>,
): DomainError<AppealErrorCode> => new DomainError(code, details);
