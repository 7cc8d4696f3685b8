import { DomainError } from '../../kernel/domain-error';

/** Every reason for which a deadline is refused. Codes are stable. */
export type SlaErrorCode = 'sla/no-rule' | 'sla/due-before-start' | 'sla/due-too-late' | 'sla/no-deadline';

export const refusal = (
  code: SlaErrorCode,
  details: Readonly<Record<string, unknown>>,
): DomainError<SlaErrorCode> => new DomainError(code, details);
