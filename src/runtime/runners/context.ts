import { ClockDisputed, type Clock } from '../../kernel/ports/clock';
import type { EventReader } from '../../kernel/ports/event-store';
import type { SealedWords } from '../../kernel/ports/words';
import { instantOf, type Instant } from '../../kernel/time';
import type { Database } from './database';
import type { RunnerLimits } from './limits';

/** Structured log lines; pino's loggers fit. */
export interface RunnerLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** What every runner shares. */
export interface RunnerContext {
  readonly reader: EventReader;
  readonly database: Database;
  readonly clock: Clock;
  /** Where a projection has words. */
  readonly words?: SealedWords | undefined;
  readonly limits: RunnerLimits;
  readonly log: RunnerLog;
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
