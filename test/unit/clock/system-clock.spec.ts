import { SystemClock } from '../../../src/adapters/clock/system-clock';
import { ClockDisputed } from '../../../src/kernel/ports/clock';
import { instantOf, millisOf } from '../../../src/kernel/time';
import { clockContract } from '../../contract/clock.contract';

const NOON = millisOf('2022-07-18T04:00:00.000Z' as never);
const HOUR = 3_600_000;

function machine() {
  const time = { wall: NOON, monotonic: 5_000 };
  const clock = new SystemClock({ wall: () => time.wall, monotonic: () => time.monotonic });
  const pass = (millis: number) => {
    time.wall += millis;
    time.monotonic += millis;
  };
  return { time, clock, pass };
}

clockContract('system', () => {
  const { clock, pass } = machine();
  return { clock, pass, change: () => clock.confirm() };
});

describe('the system clock', () => {
  it('tells the machine’s time', () => {
    const before = Date.now();
    const told = millisOf(new SystemClock().now());
    expect(told).toBeGreaterThanOrEqual(before);
    expect(told).toBeLessThanOrEqual(Date.now());
  });

  it.each([30_000, -30_000])('bears with %d ms', (drift) => {
    const { clock, time } = machine();
    time.wall += drift;
    expect(clock.now()).toBe(instantOf(NOON + drift));
    expect(clock.disputed()).toBeUndefined();
  });

  it.each([30_001, -30_001, HOUR, -24 * HOUR])('decides nothing when it jumped by %d ms', (driftMs) => {
    const { clock, time, pass } = machine();
    time.wall += driftMs;
    expect(() => clock.now()).toThrow(ClockDisputed);
    expect(clock.disputed()).toEqual({ driftMs });
    pass(HOUR);
    expect(() => clock.now()).toThrow(ClockDisputed);
  });

  it('is disputed when the machine slept: wall time went on alone', () => {
    const { clock, time } = machine();
    time.wall += 8 * HOUR;
    expect(clock.disputed()).toEqual({ driftMs: 8 * HOUR });
  });

  it('goes on by itself when the two agree again, and wakes sleepers', () => {
    const { clock, time } = machine();
    let woken = 0;
    clock.onChanged(() => void woken++);
    time.wall += HOUR;
    expect(() => clock.now()).toThrow(ClockDisputed);
    expect(woken).toBe(0);
    time.wall -= HOUR;
    expect(clock.now()).toBe(instantOf(NOON));
    expect(clock.now()).toBe(instantOf(NOON));
    expect(woken).toBe(1);
  });

  it('goes on with the new time when an operator confirms it', () => {
    const { clock, time, pass } = machine();
    time.wall += HOUR;
    clock.confirm();
    expect(clock.now()).toBe(instantOf(NOON + HOUR));
    expect(clock.disputed()).toBeUndefined();
    pass(1000);
    time.wall -= HOUR;
    expect(clock.disputed()).toEqual({ driftMs: -HOUR });
  });

  it('measures waits by the monotonic clock while it is disputed', () => {
    const { clock, time } = machine();
    const due = instantOf(NOON + 60_000);
    time.wall += HOUR;
    time.monotonic += 20_000;
    expect(clock.realDelayUntil(due)).toBe(40_000);
  });

  it('is disputed while it is before what has happened, and believed once it was set right', () => {
    const { clock, time, pass } = machine();
    let woken = 0;
    clock.onChanged(() => void woken++);
    clock.notBefore(instantOf(NOON + HOUR));
    expect(clock.disputed()).toEqual({ driftMs: -HOUR });
    expect(() => clock.now()).toThrow(ClockDisputed);
    time.wall += 3 * HOUR;
    expect(clock.now()).toBe(instantOf(NOON + 3 * HOUR));
    expect(woken).toBe(1);
    pass(HOUR);
    time.wall -= 2 * HOUR;
    expect(() => clock.now()).toThrow(ClockDisputed);
  });

  it('comes into its own when the time passes, or by an operator’s word', () => {
    const patient = machine();
    patient.clock.notBefore(instantOf(NOON + HOUR));
    expect(patient.clock.disputed()).toBeDefined();
    patient.pass(HOUR);
    expect(patient.clock.now()).toBe(instantOf(NOON + HOUR));
    const { clock } = machine();
    clock.notBefore(instantOf(NOON + HOUR));
    clock.confirm();
    expect(clock.now()).toBe(instantOf(NOON));
  });

  it('bears with events of another machine that are a little ahead', () => {
    const { clock } = machine();
    clock.notBefore(instantOf(NOON + 30_000));
    expect(clock.now()).toBe(instantOf(NOON));
  });
});
