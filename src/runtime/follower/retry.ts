/** Waits that double from the first to the longest while something keeps failing. */
export class Retry {
  private attempts = 0;

  constructor(private readonly limits: { readonly retryFrom: number; readonly retryTo: number }) {}

  /** Milliseconds to wait. */
  failed(): number {
    return backoff(this.attempts++, this.limits);
  }

  succeeded(): void {
    this.attempts = 0;
  }
}

/** @param attempts that failed before this one */
export const backoff = (
  attempts: number,
  { retryFrom, retryTo }: { readonly retryFrom: number; readonly retryTo: number },
): number => Math.min(retryFrom * 2 ** Math.min(attempts, 30), retryTo);
