import { SharedSettableClock } from '../../adapters/clock/shared-settable-clock';
import { SystemClock } from '../../adapters/clock/system-clock';
import type { ClockSettings } from '../../config/config';
import type { Clock, SettableClock } from '../../kernel/ports/clock';
import type { Instant } from '../../kernel/time';

/** The one time of the process, and how another thread comes by it. */
export interface ProcessClock {
  readonly clock: Clock;
  /** Only of the clock that can be set. */
  readonly settable?: SettableClock | undefined;
  readonly shared?: SharedArrayBuffer | undefined;
  /** This is in the log: an earlier time is disputed. A clock that can be set has no such guard. */
  readonly notBefore: (instant: Instant) => void;
  /** An operator says that the wall time of now is right. */
  confirm(): void;
}

export function openClock(settings: ClockSettings): ProcessClock {
  if (settings.kind === 'system') {
    const clock = new SystemClock();
    return { clock, notBefore: (instant) => clock.notBefore(instant), confirm: () => clock.confirm() };
  }
  const clock = SharedSettableClock.create(settings.start, settings.speed);
  return {
    clock,
    settable: clock,
    shared: clock.buffer,
    notBefore: () => undefined,
    confirm: () => undefined,
  };
}

export interface AttachedClock {
  readonly clock: Clock;
  /** The other thread set the clock, or an operator confirmed the system's. */
  readonly clockChanged: () => void;
  readonly notBefore: (instant: Instant) => void;
}

/** The same time in the thread of the runners. */
export function attachClock(shared: SharedArrayBuffer | undefined): AttachedClock {
  if (shared === undefined) {
    const clock = new SystemClock();
    return { clock, clockChanged: () => clock.confirm(), notBefore: (instant) => clock.notBefore(instant) };
  }
  const clock = SharedSettableClock.attach(shared);
  return { clock, clockChanged: () => clock.poke(), notBefore: () => undefined };
}
