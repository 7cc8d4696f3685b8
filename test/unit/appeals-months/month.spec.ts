import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { DEFINITIONS, definitions, flowCodes, rates } from '../../../src/appeals/figures/definitions';
import { correctionsOf, settledCodes, standing, valueIn } from '../../../src/appeals/months/corrections';
import {
  monthAfter,
  monthAggregate,
  periodIn,
  type Frozen,
  type MonthEvent,
  type Tally,
} from '../../../src/appeals/months/month';
import { SYSTEM } from '../../../src/kernel/actor';
import type { DomainError } from '../../../src/kernel/domain-error';
import type { Position, RegionCode, Revision } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';

const frozen = (month: string, figures: Tally, more: Partial<Frozen> = {}): Frozen => ({
  ...{ month, county: '610921' as RegionCode, definitions: DEFINITIONS },
  upTo: { position: 7 as Position, epoch: 'e' },
  ...{ figures, excluded: {}, corrections: [] },
  ...more,
});
const of = (figures: Tally, excluded: Tally = {}) => ({ figures, excluded });
const { decider } = monthAggregate;

function freezing(month: string, now: string, ...before: readonly MonthEvent[]) {
  const state = before.reduce(
    (at, event) =>
      decider.evolve(at, event, { revision: 0 as Revision, occurredAt: now as Instant, actor: SYSTEM }),
    decider.initial,
  );
  try {
    const command = { verb: 'freezeMonth' as const, data: frozen(month, { 'r:610921': { reported: 3 } }) };
    return decider.decide(command, state, { now: now as Instant, actor: SYSTEM, versions: {} });
  } catch (error) {
    return (error as DomainError).code;
  }
}

describe('a month', () => {
  it('is frozen once, when it is over by the clock of the county', () => {
    // 16:00 UTC is midnight there.
    expect(freezing('2026-06', '2026-06-30T15:59:59.000Z')).toBe('month/not-over');
    const events = freezing('2026-06', '2026-06-30T16:00:00.000Z') as readonly MonthEvent[];
    expect(events).toMatchObject([{ type: 'MonthFrozen', data: { month: '2026-06' } }]);
    expect(freezing('2026-06', '2026-08-01T00:00:00.000Z', ...events)).toBe('month/frozen');
  });

  it.each(['2026-13', '2026-00', '2026-6', 'June', ''])('is no %j', (month) => {
    expect(freezing(month, '2027-01-01T00:00:00.000Z')).toBe('month/no-such');
  });

  it('ends where the next begins', () => {
    expect(periodIn('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(periodIn('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    expect([monthAfter('2026-12'), monthAfter('2026-06')]).toEqual(['2027-01', '2026-07']);
  });

  it('names the definitions that it was counted by: they change under a new number alone', () => {
    const digest = createHash('sha256')
      .update(JSON.stringify([definitions, rates]))
      .digest('hex');
    expect([DEFINITIONS, digest.slice(0, 16)]).toEqual([1, '4071308ad760e7ee']);
  });
});

describe('what changes after a month was frozen', () => {
  const june = frozen('2026-06', { 'r:610921102': { reported: 2, completed: 1 } });

  it('is told with both values, a figure that came to nothing and a place that was not there included', () => {
    const now: Tally = { 'r:610921102': { completed: 2 }, 'r:610921107': { reported: 1 } };
    expect(correctionsOf('2026-06', june, of(now))).toEqual([
      { month: '2026-06', scope: 'r:610921102', figure: 'reported', was: 2, is: 0 },
      { month: '2026-06', scope: 'r:610921107', figure: 'reported', was: 0, is: 1 },
    ]);
  });

  it('is told of what is left out of the rates, too: the figure stays, and an exclusion since is a correction', () => {
    const excluded: Tally = { 'r:610921102': { reported: 1 } };
    const corrections = correctionsOf('2026-06', june, of(june.figures, excluded));
    expect(corrections).toEqual([
      { month: '2026-06', scope: 'r:610921102', figure: 'reported', was: 0, is: 1, excluded: true },
    ]);
    const july = frozen('2026-07', {}, { corrections });
    expect(standing(june, [june, july])).toEqual({ figures: june.figures, excluded });
  });

  it('is told once: the month after starts from what was corrected', () => {
    const now: Tally = { 'r:610921102': { reported: 1 } };
    const july = frozen('2026-07', {}, { corrections: correctionsOf('2026-06', june, of(now)) });
    expect(july.corrections).toHaveLength(1);
    expect(correctionsOf('2026-06', standing(june, [june, july]), of(now))).toEqual([]);
  });

  it('adds up, month after month, to what is counted in the end', () => {
    const tally = fc.dictionary(
      fc.constantFrom('r:610921', 'u:ent-power', 's:sanitation'),
      fc.dictionary(fc.constantFrom(...flowCodes), fc.integer({ min: 1, max: 9 })),
    ) as fc.Arbitrary<Tally>;
    fc.assert(
      fc.property(tally, fc.array(tally, { minLength: 1, maxLength: 4 }), (first, later) => {
        const one = frozen('2026-01', first);
        const all = later.reduce<readonly Frozen[]>(
          (before, now, n) => [
            ...before,
            frozen(
              `2026-0${n + 2}`,
              {},
              {
                corrections: correctionsOf('2026-01', standing(one, before), of(now, now)),
              },
            ),
          ],
          [one],
        );
        const end = standing(one, all);
        const last = later.at(-1) ?? {};
        for (const scope of ['r:610921', 'u:ent-power', 's:sanitation'])
          for (const figure of settledCodes)
            for (const tally of [end.figures, end.excluded])
              expect(valueIn(tally, scope, figure)).toBe(valueIn(last, scope, figure));
      }),
    );
  });
});
