/**
 * A refusal with a stable code. The edge maps codes to HTTP statuses and to messages in Chinese and
 * English, once; `details` are safe to show and fill the message's blanks.
 */
export class DomainError<Code extends string = string> extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: Code,
    readonly details: Readonly<Record<string, unknown>> = {},
    /** `cause`: what lies behind it, for the log only. */
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** `instanceof` alone would leave the code's type open. */
export const isDomainError = (error: unknown): error is DomainError => error instanceof DomainError;
