/** What became of one job. Only `done` was written. */
export type JobOutcome<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  /** This job alone is at fault; trying again would not help. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The file could not take the group; nothing of this job was written. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** The group may or may not have been written. */
  | { readonly kind: 'unknown'; readonly reason: string };

export type ToWorker<Job> =
  | { readonly kind: 'run'; readonly jobs: readonly Job[] }
  /** Jobs that a worker took before it died: which of them did it finish? */
  | { readonly kind: 'settle'; readonly jobs: readonly Job[] }
  | { readonly kind: 'close' };

export type FromWorker<Result> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken'; readonly reason: string }
  | { readonly kind: 'outcomes'; readonly outcomes: readonly JobOutcome<Result>[] };

export interface WorkerSetup {
  readonly file: string;
  /** Plain data for the worker's own preparation. */
  readonly options?: unknown;
}
