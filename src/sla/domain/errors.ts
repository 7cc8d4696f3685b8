import { DomainError } from '../../kernel/domain-error';

/** Every reason for which a deadline is refused. Codes are stable. */
export const slaErrorCodes = [
  'sla/no-rule',
  'sla/due-before-start',
  'sla/due-too-late',
  'sla/no-deadline',
] as const;
export type SlaErrorCode = (typeof slaErrorCodes)[number];

export const refusal = (
  code: SlaErrorCode,
  details: Readonly<Record<string, unknown>>,
): DomainError<SlaErrorCode> => new DomainError(code, details);
