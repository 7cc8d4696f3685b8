import fc from 'fast-check';
import { newTarget } from '../../../src/appeals/posting/rows';
import { troubleOf } from '../../../src/appeals/posting/trouble';
import { verdictOn, whyOver } from '../../../src/appeals/posting/verdict';
import type { CommandOutcome } from '../../../src/kernel/ports/command-port';
import { addMillis, type Instant } from '../../../src/kernel/time';

const limits = { retryFrom: 1_000, retryTo: 60_000, refusals: 3, offAfter: 5, keep: 3_600_000 };
const at = { now: 0, chance: 1 };
const done: CommandOutcome = { kind: 'done', revision: 0 as never, position: 0 as never };
const refused = (code: string): CommandOutcome => ({ kind: 'refused', code });
const hook = newTarget('webhook', 'w');
const post = { verb: 'post', attempts: 1 } as const;
const NOW = '2026-07-01T02:00:00.000Z' as Instant;

describe('what becomes of a notice that was tried', () => {
  it('is over once it is recorded, and its receiver is well again', () => {
    const failing = { ...hook, failures: 4, retryAt: 9, cause: 'too slow' };
    expect(verdictOn(done, post, failing, limits, at)).toEqual({
      message: 'over',
      target: { ...hook, cause: undefined },
    });
    // That it was given up says nothing of the receiver.
    expect(verdictOn(done, { ...post, verb: 'giveUp' }, failing, limits, at).target).toBe(failing);
  });

  it('is tried again with waits that double, for the message and for its target', () => {
    let target = hook;
    const waits = [1, 2, 3, 4].map((attempts) => {
      const verdict = verdictOn(refused('too slow'), { verb: 'post', attempts }, target, limits, at);
      target = verdict.target;
      return verdict.message === 'again' ? [verdict.inMs, target.retryAt] : [];
    });
    expect(waits).toEqual([
      [1_000, 1_000],
      [2_000, 2_000],
      [4_000, 4_000],
      [8_000, 8_000],
    ]);
  });

  it('never waits less than half, nor longer than the longest', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempts, chance) => {
          const verdict = verdictOn(refused('too slow'), { verb: 'post', attempts }, hook, limits, {
            now: 0,
            chance,
          });
          const inMs = verdict.message === 'again' ? verdict.inMs : -1;
          expect(inMs).toBeGreaterThanOrEqual(500);
          expect(inMs).toBeLessThanOrEqual(60_000);
        },
      ),
    );
  });

  it('switches a webhook off after so many in a row, or at once when it is gone; a topic never', () => {
    const last = { ...hook, failures: 4 };
    expect(verdictOn(refused('answered 500'), post, last, limits, at).target.state).toBe('switching-off');
    expect(verdictOn(refused('answered 500'), post, hook, limits, at).target.state).toBe('on');
    expect(verdictOn(refused('gone'), post, hook, limits, at).target.state).toBe('switching-off');
    const topic = { ...newTarget('kafka', ''), failures: 1_000 };
    expect(verdictOn(refused('not published'), post, topic, limits, at).target.state).toBe('on');
  });

  it('is nobody’s fault while stores and keys are away', () => {
    const away: CommandOutcome = { kind: 'unavailable', reason: 'the keys cannot be reached' };
    expect(verdictOn(away, post, hook, limits, at)).toEqual({
      message: 'untried',
      inMs: 1_000,
      target: hook,
    });
  });

  it.each(['withheld', 'erased'])('that is %s is given up at the next look', (cause) => {
    expect(verdictOn(refused(cause), post, hook, limits, at)).toEqual({
      message: 'again',
      inMs: 0,
      cause,
      target: hook,
    });
    expect(whyOver({ cause, attempts: 1, written_at: NOW }, limits, NOW)).toBe(cause);
  });

  it('is given up when its receiver has refused it so often, and else when it is too old', () => {
    const row = (cause: string | null, attempts: number, age = 0) => ({
      cause,
      attempts,
      written_at: addMillis(NOW, -age),
    });
    expect(whyOver(row('answered 422', 2), limits, NOW)).toBeUndefined();
    expect(whyOver(row('answered 422', 3), limits, NOW)).toBe('answered 422');
    expect(whyOver(row('unreachable', 50), limits, NOW)).toBeUndefined();
    expect(whyOver(row('unreachable', 50, 3_600_000), limits, NOW)).toBe('too old; last: unreachable');
    expect(whyOver(row(null, 0, 3_600_000), limits, NOW)).toBe('too old');
  });

  it('is told to an operator where nothing goes, without an address', () => {
    expect(troubleOf([hook, { ...hook, failures: 2 }])).toBeUndefined();
    const said = troubleOf([
      { ...hook, state: 'off', cause: 'answered 500' },
      { ...newTarget('kafka', ''), failures: 3, cause: 'the brokers do not answer' },
      { ...hook, target: 'x', state: 'off', cause: 'operator' },
    ]);
    expect(said).toBe(
      'webhook w is switched off (answered 500): mend it, then POST /api/v1/operations/webhooks/w/switch-on; ' +
        'channel kafka has taken nothing in 3 tries (the brokers do not answer); webhook x was switched off by an operator',
    );
  });
});
