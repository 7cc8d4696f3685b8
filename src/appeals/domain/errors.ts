import { DomainError } from '../../kernel/domain-error';

/** Every reason for which an appeal refuses. Codes are stable: clients and messages hang on them. */
export const appealErrorCodes = [
  'appeal/not-found',
  'appeal/already-reported',
  'appeal/wrong-status',
  'appeal/not-holder',
  'appeal/not-dispatcher',
  'appeal/not-reporter',
] as const;
export type AppealErrorCode = (typeof appealErrorCodes)[number];

export const refusal = (code: AppealErrorCode, details?: Readonly<Record<string, unknown>>): DomainError<AppealErrorCode> =>
  new DomainError(code, details);
