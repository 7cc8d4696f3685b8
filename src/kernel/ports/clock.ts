import type { Instant, Milliseconds } from '../time';

/** Wall time left monotonic time by too much: nothing is decided until it is settled. */
export class ClockDisputed extends Error {
  override readonly name = 'ClockDisputed';
}

export interface Clock {
  /** @throws ClockDisputed */
  now(): Instant;
  /** How long to really wait until that instant: the settable clock may run faster. Zero when it has passed. */
  realDelayUntil(instant: Instant): Milliseconds;
  /** Called when the clock was set or its speed changed, so that sleepers look again. */
  onChanged(listener: () => void): () => void;
}

/** For demo, tests and development. */
export interface SettableClock extends Clock {
  /** @param speed virtual seconds per real second, 0 stands still */
  set(now: Instant | undefined, speed: number | undefined): void;
  readonly speed: number;
}
