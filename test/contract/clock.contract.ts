import type { Clock } from '../../src/kernel/ports/clock';
import { addMillis, millisOf } from '../../src/kernel/time';

/** A clock and the hand that moves the real time behind it. */
export interface ClockUnderTest {
  readonly clock: Clock;
  /** Real time passes. */
  pass(millis: number): void;
  /** Sets the clock, in whichever way an operator would, so that sleepers must look again. */
  change(): void;
}

/** What every clock promises; `make` gives one that runs at the speed of real time. */
export function clockContract(name: string, make: () => ClockUnderTest): void {
  describe(`clock contract: ${name}`, () => {
    it('tells RFC 3339 in UTC with milliseconds', () => {
      expect(make().clock.now()).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    });

    it('moves on with real time, millisecond by millisecond', () => {
      const { clock, pass } = make();
      const start = millisOf(clock.now());
      for (const [millis, sum] of [
        [1, 1],
        [999, 1000],
        [86_400_000, 86_401_000],
      ] as const) {
        pass(millis);
        expect(millisOf(clock.now()) - start).toBe(sum);
      }
    });

    it('knows how long to wait', () => {
      const { clock, pass } = make();
      const due = addMillis(clock.now(), 90_000);
      expect(clock.realDelayUntil(due)).toBe(90_000);
      pass(60_000);
      expect(clock.realDelayUntil(due)).toBe(30_000);
    });

    it('has passed the instant when the wait is over, never before', () => {
      const { clock, pass } = make();
      const due = addMillis(clock.now(), 1234);
      pass(clock.realDelayUntil(due) - 1);
      expect(clock.now() < due).toBe(true);
      pass(1);
      expect(clock.now() >= due).toBe(true);
    });

    it('waits for nothing that has passed', () => {
      const { clock, pass } = make();
      const past = clock.now();
      expect(clock.realDelayUntil(past)).toBe(0);
      pass(5000);
      expect(clock.realDelayUntil(past)).toBe(0);
    });

    it('never asks for a longer wait than a Node timer keeps', () => {
      const { clock } = make();
      expect(clock.realDelayUntil(addMillis(clock.now(), 400 * 86_400_000))).toBe(2 ** 31 - 1);
    });

    it('calls its listeners when it was changed, until they are taken off', () => {
      const { clock, change } = make();
      const calls = { stays: 0, leaves: 0 };
      clock.onChanged(() => void calls.stays++);
      const leave = clock.onChanged(() => void calls.leaves++);
      change();
      expect(calls).toEqual({ stays: 1, leaves: 1 });
      leave();
      leave();
      change();
      expect(calls).toEqual({ stays: 2, leaves: 1 });
    });
  });
}
