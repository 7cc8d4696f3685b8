import fc from 'fast-check';
import { measures, ranked, type Inputs } from '../../../src/scoring';
import type { Component } from '../../../src/scoring';

const none: Inputs = Object.fromEntries(measures.map((m) => [m, { of: 0, samples: 0 }])) as never;
const onTime = (weight: number): Component => ({
  measure: 'on-time',
  weight,
  best: 1,
  worst: 0.6,
  samples: 5,
});
const speed = (weight: number): Component => ({
  measure: 'speed',
  weight,
  best: 1_440,
  worst: 14_400,
  samples: 5,
});
const rate = (of: number, samples: number): Inputs => ({ ...none, 'on-time': { of, samples } });
const places = (...all: readonly (readonly [string, Inputs])[]) =>
  ranked({ components: [onTime(100)] }, all).map(({ member, rank, score }) => [member, rank, score]);

describe('a score', () => {
  it.each([
    ['all in time', 20, 20, 10_000],
    ['none above the worst', 12, 20, 0],
    ['below the worst', 3, 20, 0],
    // (17/18 - 0.6) / 0.4 = 0.861111…
    ['between, rounded half up to a hundredth of a point', 17, 18, 8_611],
    // (7/8 - 0.6) / 0.4 = 0.6875
    ['between, exactly', 7, 8, 6_875],
  ])('of a share: %s', (_, of, samples, score) => {
    expect(places(['蒲溪镇', rate(of, samples)])).toEqual([['蒲溪镇', 1, score]]);
  });

  it.each([
    [1_440, 10_000],
    [60, 10_000],
    [14_400, 0],
    [20_000, 0],
    // (14400 - 4320) / (14400 - 1440) = 0.7777…
    [4_320, 7_778],
  ])('of minutes: fewer are better: %i', (minutes, score) => {
    const inputs = { ...none, speed: { of: minutes, samples: 9 } };
    expect(ranked({ components: [speed(100)] }, [['供电公司', inputs]])[0]?.score).toBe(score);
  });

  it('weighs its parts', () => {
    const inputs = { ...rate(18, 20), speed: { of: 1_440, samples: 7 } };
    const [line] = ranked({ components: [onTime(75), speed(25)] }, [['平梁镇', inputs]]);
    // (0.9 - 0.6) / 0.4 = 75 points, and 100 points: 0.75 * 75 + 0.25 * 100 = 81.25
    expect(line).toMatchObject({ score: 8_125, parts: [{ points: 7_500 }, { points: 10_000 }] });
  });

  it('is none where one measure has too few samples, and who has none is not last but not ranked', () => {
    expect(places(['少', rate(4, 4)], ['差', rate(0, 30)], ['好', rate(30, 30)])).toEqual([
      ['好', 1, 10_000],
      ['差', 2, 0],
      ['少', undefined, undefined],
    ]);
  });

  it('shares a rank with its equals, and the next comes after all of them', () => {
    expect(
      places(['甲', rate(9, 10)], ['乙', rate(18, 20)], ['丙', rate(10, 10)], ['丁', rate(8, 10)]),
    ).toEqual([
      ['丙', 1, 10_000],
      ['甲', 2, 7_500],
      ['乙', 2, 7_500],
      ['丁', 4, 5_000],
    ]);
  });

  it('ranks the same whatever the order of the units, and nobody better for a worse share', () => {
    const units = fc.array(
      fc
        .tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 }))
        .map(([a, b]) => rate(Math.min(a, b), Math.max(a, b))),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(units, fc.nat(), (all, turn) => {
        const named = all.map((inputs, at) => [String(at), inputs] as const);
        const turned = [...named.slice(turn % named.length), ...named.slice(0, turn % named.length)];
        const rankOf = (lines: typeof named) =>
          Object.fromEntries(places(...lines).map(([m, r]) => [m, r ?? null]));
        expect(rankOf(turned)).toEqual(rankOf(named));
        for (const [one, a] of named)
          for (const [other, b] of named) {
            const [x, y] = [rankOf(named)[one], rankOf(named)[other]];
            const [p, q] = [a['on-time'], b['on-time']];
            if (x && y && p.of * q.samples > q.of * p.samples) expect(x).toBeLessThanOrEqual(y as number);
          }
      }),
    );
  });
});
