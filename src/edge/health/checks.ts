import type { Day } from '../../kernel/time';
import type { HealthCheck, HealthReading } from './health';

/** What a runner is to readiness. */
export interface RunnerHealth {
  readonly name: string;
  readonly state: string;
  readonly parked: number;
  readonly error?: string | undefined;
  readonly timersHeld?: boolean | undefined;
  readonly trouble?: string | undefined;
}

const WELL = new Set(['running', 'catching-up', 'rebuilding', 'waiting-for-lease']);
/** So far behind, what lists show is another day's. */
const FAR_BEHIND_MS = 60_000;
/** The first event after a quiet night is far from the one before it, and read in no time. */
const BEARABLE_MS = 5_000;

/**
 * A runner over time: one that is far behind, or does not run because another holds its lease, keeps requests away
 * from the start on, and later when it stays so.
 */
export class RunnerCheck implements HealthCheck {
  private wasWell = false;
  private behindSince: number | undefined;

  constructor(
    readonly name: string,
    private readonly status: () => (RunnerHealth & { readonly lag: number }) | undefined,
    private readonly now: () => number = () => performance.now(),
  ) {}

  async read(): Promise<HealthReading> {
    const status = this.status();
    if (status === undefined) return { name: this.name, state: 'fail', detail: 'has not reported yet' };
    const detail = behind(status);
    if (detail === undefined) {
      this.behindSince = undefined;
      this.wasWell ||= status.state === 'running';
      return runnerReading(status);
    }
    this.behindSince ??= this.now();
    const isBorne = this.wasWell && this.now() - this.behindSince < BEARABLE_MS;
    return isBorne ? runnerReading(status) : { name: this.name, state: 'fail', detail };
  }
}

function behind({ state, lag }: RunnerHealth & { readonly lag: number }): string | undefined {
  if (state === 'waiting-for-lease') return 'nobody runs it: waiting for the lease of another process to end';
  if (state === 'catching-up' && lag > FAR_BEHIND_MS)
    return `${Math.round(lag / 1000)} s behind the log: wait until it has caught up`;
  return undefined;
}

/** A stuck or stopped runner fails; parked work, or a difference that waits for an operator, warns. */
export function runnerReading({ name, state, parked, timersHeld, trouble }: RunnerHealth): HealthReading {
  const check = `runner ${name}`;
  if (state === 'differs')
    return { name: check, state: 'warn', detail: 'a rebuild differs: accept or discard it' };
  if (!WELL.has(state)) return { name: check, state: 'fail', detail: state };
  if (timersHeld === true)
    return { name: check, state: 'warn', detail: 'the clock of its node is disputed: no timer fires' };
  if (trouble !== undefined) return { name: check, state: 'warn', detail: trouble };
  if (parked > 0)
    return { name: check, state: 'warn', detail: `${parked} parked: release them once the cause is gone` };
  return { name: check, state: 'ok' };
}

/** What fails here keeps no request away: it is told as a warning. */
export const borneCheck = (check: HealthCheck): HealthCheck => ({
  name: check.name,
  read: async () => {
    const reading = await check.read();
    return reading.state === 'fail' ? { ...reading, state: 'warn' } : reading;
  },
});

/** As `borneCheck` from the first time on that it was well: before, nobody has anything to show yet. */
export function borneOnceWell(check: HealthCheck): HealthCheck {
  const borne = borneCheck(check);
  let wasWell = false;
  return {
    name: check.name,
    read: async () => {
      if (wasWell) return borne.read();
      const reading = await check.read();
      wasWell = reading.state !== 'fail';
      return reading;
    },
  };
}

/** A pinged store: anything that resolves is well, unless it says what keeps it from writing. */
export const pingCheck = (
  name: string,
  ping: () => Promise<unknown>,
  trouble: () => string | undefined = () => undefined,
): HealthCheck => ({
  name,
  read: async () => {
    await ping();
    const detail = trouble();
    return detail === undefined ? { name, state: 'ok' } : { name, state: 'fail', detail };
  },
});

/** Fails while the clock throws `ClockDisputed`. */
export const clockCheck = (now: () => unknown): HealthCheck => ({
  name: 'clock',
  read: async () => {
    try {
      now();
      return { name: 'clock', state: 'ok' };
    } catch {
      return {
        name: 'clock',
        state: 'fail',
        detail: 'wall time left monotonic time, or is before the newest event: wait, or confirm it as it is',
      };
    }
  },
});

const WARN_DAYS = 60;
const DAY_MS = 86_400_000;

/** Warns 60 days before the published holidays end: deadlines beyond are provisional. */
export function calendarReading(today: Day, horizon: Day): HealthReading {
  const left = Math.round((Date.parse(horizon) - Date.parse(today)) / DAY_MS);
  return left > WARN_DAYS
    ? { name: 'calendar', state: 'ok' }
    : {
        name: 'calendar',
        state: 'warn',
        detail: `holidays are published until ${horizon}: publish the next year`,
      };
}
