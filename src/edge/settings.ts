/** What the edge is told by configuration. */
export interface HttpSettings {
  readonly production: boolean;
  /** Bytes of a JSON body. */
  readonly bodyLimit: number;
  /** Longest wait for `Suqiu-Min-Position`, milliseconds. */
  readonly freshnessWaitMs: number;
  /** Origins that browsers may call from; none allows no other origin. */
  readonly corsOrigins: readonly string[];
  /** Proxies whose `X-Forwarded-For` counts: `false`, `true`, or addresses. */
  readonly trustProxy: boolean | readonly string[];
  /** Requests; 0 turns a limit off. */
  readonly rateLimits: {
    readonly perTokenPerMinute: number;
    /** Callers without a token, by address. */
    readonly perAddressPerMinute: number;
    readonly anonymousWritesPerHour: number;
  };
}

/** Injection token of the `HttpSettings`. */
export const HTTP_SETTINGS = Symbol('HttpSettings');
