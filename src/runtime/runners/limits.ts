/** Bounds of the runners; every queue, batch and wait has one. Times are milliseconds. */
export interface RunnerLimits {
  /**
   * Events that are read, parsed and committed at once: the more there are, the more changes of a row are folded into
   * one and the fewer pages are written twice; a batch holds up the thread for about 10 µs per event and runner. All
   * of it is in memory: 4000 took a seventh longer than 2000, for the collector, and pages within a batch gained
   * nothing.
   */
  readonly batch: number;
  /** The same of those that let others go first, while these are busy: so long do the others wait for them. */
  readonly batchYielding: number;
  /** Rows per page while two generations are compared. */
  readonly comparePage: number;
  /** Streams or instances set aside before the runner stops. */
  readonly parked: number;
  /** Due timers fired per poll. */
  readonly timers: number;
  /** Commands in flight per saga. */
  readonly commands: number;
  /** Looks for new events, due timers and retries at least this often. */
  readonly poll: number;
  /** At the head of the log, events that come within this time are taken together. */
  readonly gather: number;
  readonly leaseTtl: number;
  /** First and longest wait before an unavailable command is sent again. */
  readonly retryFrom: number;
  readonly retryTo: number;
  /** How long readers may go on using the tables of a generation that was replaced. */
  readonly dropAfter: number;
  /** How long a stop waits for commands in flight; they are kept and sent again at the next start. */
  readonly stopWait: number;
}

export const defaultLimits: RunnerLimits = {
  batch: 2000,
  batchYielding: 100,
  comparePage: 2000,
  parked: 100,
  timers: 500,
  commands: 64,
  poll: 1000,
  gather: 10,
  leaseTtl: 10_000,
  retryFrom: 100,
  retryTo: 10_000,
  dropAfter: 5000,
  stopWait: 2000,
};
