/** What the edge is told by configuration. */
export interface HttpSettings {
  readonly production: boolean;
  /** Bytes of a JSON body. */
  readonly bodyLimit: number;
  /** Longest wait for `Suqiu-Min-Position`, milliseconds. */
  readonly freshnessWaitMs: number;
  /** How long ago whoever reveals or exports may have proven who they are; 0 does not ask. */
  readonly stepUpMinutes: number;
  /** Origins that browsers may call from; none allows no other origin. */
  readonly corsOrigins: readonly string[];
  /** Proxies whose `X-Forwarded-For` counts: `false`, `true`, or addresses. */
  readonly trustProxy: boolean | readonly string[];
  /** Requests; 0 turns a limit off. */
  readonly rateLimits: {
    /** Whoever holds a token, all their tokens together. */
    readonly perPersonPerMinute: number;
    /** Everybody else, by address. */
    readonly perAddressPerMinute: number;
    /** Reports and uploads without a token, by address. */
    readonly anonymousWritesPerHour: number;
    /** Of one person who holds a token. */
    readonly anonymousReportsOfOnePerHour: number;
  };
}

/** Injection token of the `HttpSettings`. */
export const HTTP_SETTINGS = Symbol('HttpSettings');
