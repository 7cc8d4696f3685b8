import { ClockDisputed, type Clock } from '../../kernel/ports/clock';
import type { CommandPort } from '../../kernel/ports/command-port';
import { instantOf, type Instant } from '../../kernel/time';
import type { LeaseKeeper } from '../leases/lease-keeper';
import type { Leases } from '../leases/leases';
import type { Database } from './database';
import type { RunnerLimits } from './limits';
import type { LogFeed } from './log-feed';
import type { RunnerStatus } from './status';

/** Structured log lines; pino's loggers fit. */
export interface RunnerLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** What every runner shares. */
export interface RunnerContext {
  readonly database: Database;
  readonly feed: LogFeed;
  readonly clock: Clock;
  readonly commands: CommandPort;
  readonly leases: Leases;
  readonly keeperOf: (runner: string) => LeaseKeeper;
  readonly limits: RunnerLimits;
  readonly log: RunnerLog;
  readonly onStatus: (status: RunnerStatus) => void;
}

/** When something was set aside, by the clock; by the machine's wall time while the clock is disputed. */
export function nowOf({ clock }: Pick<RunnerContext, 'clock'>): Instant {
  try {
    return clock.now();
  } catch (error) {
    if (error instanceof ClockDisputed) return instantOf(Date.now());
    throw error;
  }
}
