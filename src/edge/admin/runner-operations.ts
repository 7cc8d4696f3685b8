import type { RunnerStatus } from '../../runtime/runners/status';

/** What an operator does to runners. Built over them by the composition root. */
export interface RunnerOperations {
  list(): Promise<readonly RunnerStatus[]>;
  /** Tries what is parked again; all of it without a key. @throws DomainError `runner/not-found` */
  release(runner: string, key: string | undefined): Promise<void>;
  /** Fills new tables, or replays saga state, from the log. @throws DomainError `runner/not-found`, `runner/not-possible` */
  rebuild(runner: string): Promise<void>;
  /** The rebuilt generation becomes the live one. @throws DomainError `runner/not-found`, `runner/not-possible` */
  accept(runner: string): Promise<void>;
  /** Drops it. @throws DomainError `runner/not-found`, `runner/not-possible` */
  discard(runner: string): Promise<void>;
}

/** Injection token of the `RunnerOperations`. */
export const RUNNER_OPERATIONS = Symbol('RunnerOperations');

/** Ends a dispute of the system clock: the wall time of now is right. */
export interface ClockConfirmation {
  confirm(): void;
}

/** Injection token of the `ClockConfirmation`. */
export const CLOCK_CONFIRMATION = Symbol('ClockConfirmation');
