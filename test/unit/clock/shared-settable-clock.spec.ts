import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { SharedSettableClock } from '../../../src/adapters/clock/shared-settable-clock';
import { addMillis, millisOf, type Instant } from '../../../src/kernel/time';
import { clockContract } from '../../contract/clock.contract';

const NOON = '2022-07-18T04:00:00.000Z' as Instant;
const COMPILED = join(__dirname, '../../../build/adapters/clock/shared-settable-clock.js');

function settable(speed = 1) {
  const time = { real: 77.25 };
  const real = () => time.real;
  const clock = SharedSettableClock.create(NOON, speed, real);
  return {
    clock,
    attached: SharedSettableClock.attach(clock.buffer, real),
    pass: (millis: number) => void (time.real += millis),
  };
}

clockContract('shared settable', () => {
  const { clock, pass } = settable();
  return { clock, pass, change: () => clock.set(addMillis(clock.now(), 1), undefined) };
});

clockContract('shared settable, attached', () => {
  const { clock, attached, pass } = settable();
  const change = () => {
    clock.set(addMillis(clock.now(), 1), undefined);
    attached.poke();
  };
  return { clock: attached, pass, change };
});

describe('the settable clock', () => {
  it('starts at the present unless told', () => {
    const before = Date.now();
    const told = millisOf(SharedSettableClock.create().now());
    expect(told).toBeGreaterThanOrEqual(before);
    expect(told).toBeLessThanOrEqual(Date.now() + 1);
  });

  it('stands exactly where it was set, forwards and backwards', () => {
    const { clock } = settable();
    for (const instant of [
      '2022-07-19T04:00:00.001Z',
      '2022-07-17T03:59:59.999Z',
      '1999-12-31T16:00:00.007Z',
    ]) {
      clock.set(instant as Instant, undefined);
      expect(clock.now()).toBe(instant);
    }
  });

  it('runs as fast as it was told, and from where it was', () => {
    const { clock, pass } = settable(600);
    pass(1000);
    expect(clock.now()).toBe('2022-07-18T04:10:00.000Z');
    clock.set(undefined, 60);
    pass(1000);
    expect(clock.now()).toBe('2022-07-18T04:11:00.000Z');
    expect(clock.speed).toBe(60);
  });

  it('waits shorter when it runs faster, and never too short', () => {
    const { clock, pass } = settable(7);
    const due = addMillis(NOON, 10_000);
    const wait = clock.realDelayUntil(due);
    expect(wait).toBe(Math.ceil(10_000 / 7));
    pass(wait);
    expect(clock.now() >= due).toBe(true);
  });

  it('can stand still', () => {
    const { clock, pass } = settable(0);
    pass(86_400_000);
    expect(clock.now()).toBe(NOON);
    expect(clock.realDelayUntil(NOON)).toBe(0);
    expect(clock.realDelayUntil(addMillis(NOON, 1))).toBe(2 ** 31 - 1);
  });

  it.each([-1, NaN, Infinity])('refuses the speed %d', (speed) => {
    expect(() => settable().clock.set(undefined, speed)).toThrow(RangeError);
  });

  it('refuses what is no instant, and stays as it was', () => {
    const { clock } = settable();
    expect(() => clock.set('noon' as Instant, 5)).toThrow(RangeError);
    expect([clock.now(), clock.speed]).toEqual([NOON, 1]);
  });

  it('shows a change to an attached clock at once, and to its listeners when it is poked, once', () => {
    const { clock, attached } = settable();
    let calls = 0;
    attached.onChanged(() => void calls++);
    attached.poke();
    clock.set(addMillis(NOON, 3_600_000), 60);
    expect([attached.now(), attached.speed, calls]).toEqual([addMillis(NOON, 3_600_000), 60, 0]);
    attached.poke();
    attached.poke();
    expect(calls).toBe(1);
  });

  it('is never seen half changed by another thread', async () => {
    const clock = SharedSettableClock.create(NOON, 1, () => 0);
    // However the clock is set below, it is always the same second of real time until noon.
    const secondsBeforeNoon = (seconds: number) => clock.set(addMillis(NOON, -1000 * seconds), seconds);
    secondsBeforeNoon(1);
    const reader = new Worker(
      `const { workerData: { file, buffer, noon }, parentPort } = require('node:worker_threads');
       const { SharedSettableClock } = require(file);
       const clock = SharedSettableClock.attach(buffer, () => 0);
       const seen = new Set(), speeds = new Set();
       while (speeds.size < 1000) {
         seen.add(clock.realDelayUntil(noon));
         speeds.add(clock.speed);
       }
       parentPort.postMessage([...seen]);`,
      { eval: true, workerData: { file: COMPILED, buffer: clock.buffer, noon: NOON } },
    );
    let done = false;
    const seen = once(reader, 'message').finally(() => (done = true));
    for (let seconds = 1; !done; seconds = (seconds % 999_999) + 1) {
      secondsBeforeNoon(seconds);
      if (seconds % 100 === 0) await new Promise(setImmediate);
    }
    expect(await seen).toEqual([[1000]]);
    await reader.terminate();
  });
});
