import { ClockDisputed, type Clock } from '../../kernel/ports/clock';
import { instantOf, millisOf, type Instant, type Milliseconds } from '../../kernel/time';
import { Listeners } from './listeners';
import { waitOf } from './longest-wait';

/** Both in milliseconds; only the differences of `monotonic` mean anything. */
export interface TimeSources {
  wall(): number;
  monotonic(): number;
}

const NODE: TimeSources = { wall: () => Date.now(), monotonic: () => performance.now() };

const TOLERATED_DRIFT_MS = 30_000;

/**
 * The machine's time, distrusted when wall time leaves monotonic time by more than 30 s: a deadline judged by a
 * clock that somebody set wrong cannot be taken back. So is a wall time before what is known to have happened.
 * Settled when the two agree again or by `confirm`.
 */
export class SystemClock implements Clock {
  private readonly listeners = new Listeners();
  private offset: number;
  private wasDisputed = false;
  private floor = -Infinity;

  constructor(private readonly sources: TimeSources = NODE) {
    this.offset = sources.wall() - sources.monotonic();
  }

  now(): Instant {
    const dispute = this.disputed();
    if (dispute) throw new ClockDisputed(`wall time is off by ${dispute.driftMs} ms`);
    return instantOf(this.sources.wall());
  }

  /** While disputed, by the monotonic clock: only it is known to be right about lengths. */
  realDelayUntil(instant: Instant): Milliseconds {
    const now = this.disputed() ? this.offset + this.sources.monotonic() : this.sources.wall();
    return waitOf(millisOf(instant) - now);
  }

  onChanged(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  /** This happened: an earlier wall time is wrong, as after a start on a machine that lost its time. */
  notBefore(instant: Instant): void {
    this.floor = millisOf(instant);
  }

  /** For readiness: by how much wall time is ahead (negative: behind); `undefined` when all is well. */
  disputed(): { readonly driftMs: Milliseconds } | undefined {
    const wall = this.sources.wall();
    const behind = Math.round(wall - this.floor) as Milliseconds;
    if (behind < -TOLERATED_DRIFT_MS) {
      this.wasDisputed = true;
      return { driftMs: behind };
    }
    // It was wrong from the start, and has been set right: lengths are measured from here.
    if (this.wasDisputed && this.floor > -Infinity) this.offset = wall - this.sources.monotonic();
    this.floor = -Infinity;
    const driftMs = Math.round(wall - this.sources.monotonic() - this.offset) as Milliseconds;
    const isDisputed = Math.abs(driftMs) > TOLERATED_DRIFT_MS;
    const settled = this.wasDisputed && !isDisputed;
    this.wasDisputed = isDisputed;
    if (settled) this.listeners.call();
    return isDisputed ? { driftMs } : undefined;
  }

  /** An operator vouches for the wall time as it now is. */
  confirm(): void {
    this.offset = this.sources.wall() - this.sources.monotonic();
    this.floor = -Infinity;
    this.wasDisputed = false;
    this.listeners.call();
  }
}
