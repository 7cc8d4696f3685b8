import type { Transaction } from '../runners/database';
import type { RunnerState, RunnerStatus } from '../runners/status';
import type { Halt, Lane } from './lane';

/** What a consumer may do while it owns its lease. */
export interface Held {
  /** Writes under the lease, which the transaction checks first. @throws LeaseLost */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /** What its first lane stood still for is over. */
  goesOn(): void;
}

/**
 * Whoever follows the log: a projection, a saga, the relay of public events, who signs its heads. The follower owns lease, reading, commit,
 * checkpoint, parking, halt, retry, status and stop; a consumer says what its lanes do.
 *
 * Another one needs a name, and one lane that `open` builds from `loadStanding` (or `standingAt` when it begins) and
 * that plans what to do with entries.
 */
export interface Consumer {
  /** The runner's name: of its lease, its checkpoint and what it has parked. */
  readonly name: string;
  readonly kind: RunnerStatus['kind'];
  /** What it reads by; the first lane's position is the consumer's. None while it is not open. */
  readonly lanes: readonly Lane[];
  /** Nothing is to be read for now. */
  readonly isPaused?: boolean | undefined;
  /** Called when it has the lease: loads where it stands. @returns why its first lane must stand still */
  open(held: Held): Promise<Halt | undefined>;
  /** Forgets what it knew: another owner may go on from here. */
  close(): void;
  /**
   * What it does besides reading, after each turn, also while its first lane is halted.
   * @returns in how many milliseconds it wants to be called again at the latest; 0 for at once
   */
  tend?(halt: Halt | undefined): Promise<number>;
  /** Awaits what it has under way, within bounds; it is given one more turn to take that in. */
  drain?(): Promise<void>;
  /** Makes again what it keeps, from the log. */
  rebuild?(): Promise<void>;
  /** What else its status says. */
  status?(): Partial<Pick<RunnerStatus, 'error' | 'rebuild' | 'timersHeld' | 'trouble'>> & {
    readonly state?: Extract<RunnerState, 'rebuilding' | 'differs'> | undefined;
  };
}
