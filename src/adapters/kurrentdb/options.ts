import type { Milliseconds } from '../../kernel/time';

/** Where the adapter tells an operator what went wrong; never personal data, never a password. */
export type Log = (message: string, details: Readonly<Record<string, unknown>>) => void;

export interface Limits {
  /** No word from the server for so long: the call is given up, and its connection with it. */
  readonly silence: Milliseconds;
  /** How long a read or an append is tried again before its caller is told that the store is unavailable. */
  readonly patience: Milliseconds;
  /** The wait before the second try, and the longest that it grows to. */
  readonly firstWait: Milliseconds;
  readonly longestWait: Milliseconds;
  /** How often a quiet subscription is held against what the leader has newest. */
  readonly heartbeat: Milliseconds;
}

export interface KurrentOptions {
  /** As the server's documentation writes it: `esdb://user:password@host:2113?tls=true`, several hosts by commas. */
  readonly connection: string;
  /** The categories of our streams: what the server holds besides is neither read nor written. */
  readonly categories: readonly string[];
  readonly log?: Log | undefined;
  readonly limits?: Partial<Limits> | undefined;
}

export const USUAL_LIMITS: Limits = {
  silence: 3_000 as Milliseconds,
  patience: 6_000 as Milliseconds,
  firstWait: 20 as Milliseconds,
  longestWait: 2_000 as Milliseconds,
  heartbeat: 2_000 as Milliseconds,
};
