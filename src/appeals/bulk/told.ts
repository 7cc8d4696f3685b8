/** What a refusal says besides its code: sealed, for it may name people and quote what somebody wrote. */
export interface Told {
  readonly details: Readonly<Record<string, unknown>>;
  readonly fields: readonly ToldField[];
}

interface ToldField {
  readonly pointer: string;
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}
