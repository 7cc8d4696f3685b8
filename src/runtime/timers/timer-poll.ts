import { ClockDisputed } from '../../kernel/ports/clock';
import type { Instant } from '../../kernel/time';
import type { RunnerContext } from '../runners/context';
import { TimerStore, type DueTimer } from './timer-store';

/** Asks for due timers only once one can be due: of all that are pending it remembers the soonest instant. */
export class TimerPoll {
  private readonly store: TimerStore;
  /** Nothing is due before; undefined when nothing is pending, null until it is asked. */
  private soonest: Instant | undefined | null = null;
  private disputed = false;

  constructor(
    private readonly context: Pick<RunnerContext, 'database' | 'clock' | 'limits'>,
    saga: string,
  ) {
    this.store = new TimerStore(context.database, saga);
  }

  /** The clock is disputed, so that nothing fires. */
  get held(): boolean {
    return this.disputed;
  }

  async due(): Promise<readonly DueTimer[]> {
    const { database, limits } = this.context;
    const now = this.now();
    if (now === undefined) return [];
    const soonest = await this.next();
    if (soonest === undefined || soonest > now) return [];
    this.soonest = null;
    return this.store.due(database, now, limits.timers);
  }

  /** These are committed. One that is cancelled or moved away only makes a later one the soonest. */
  started(instants: Iterable<Instant>): void {
    for (const at of instants)
      if (this.soonest !== null && (this.soonest === undefined || at < this.soonest)) this.soonest = at;
  }

  /** The timers were changed by other means. */
  forget(): void {
    this.soonest = null;
  }

  /** Milliseconds until one may be due; at most a poll. */
  async lookIn(): Promise<number> {
    const { clock, limits } = this.context;
    const next = await this.next();
    return next === undefined || this.disputed ? limits.poll : clock.realDelayUntil(next);
  }

  private async next(): Promise<Instant | undefined> {
    if (this.soonest === null) this.soonest = await this.store.next();
    return this.soonest;
  }

  private now(): Instant | undefined {
    try {
      const now = this.context.clock.now();
      this.disputed = false;
      return now;
    } catch (error) {
      if (!(error instanceof ClockDisputed)) throw error;
      this.disputed = true;
      return undefined;
    }
  }
}
