export interface RateCount {
  /** Since its time began, this one included. */
  readonly current: number;
  /** Milliseconds until its time is over. */
  readonly left: number;
}

/** How often somebody has called, over all nodes. */
export interface RateCounts {
  /**
   * Counts a call. Never rejects: `undefined` while nobody can be asked, so that each node counts by itself.
   * @param key of any text; kept as a hash
   */
  count(key: string, windowMs: number): Promise<RateCount | undefined>;
  close(): Promise<void>;
}
