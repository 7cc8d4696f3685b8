import fc from 'fast-check';
import { adjusted, poissonTest } from '../../../src/appeals/analysis/poisson';

/**
 * Reference: scipy 1.x, `binomtest(x, x + y, 1 / (k + 1)).pvalue`, the same with `alternative='greater'`, which is
 * `poisson.test(c(x, y), c(1, k))` of R; and `false_discovery_control([…], method='bh')`.
 */
describe('the test of two counts', () => {
  it.each([
    [12, 40, 8, 0.012554227784179185, 0.010366119387338666],
    [3, 40, 8, 0.6241634272963859, 0.8706208622442067],
    [0, 9, 8, 0.610255656871054, 1],
    [5, 0, 8, 1.6935087808430282e-5, 1.6935087808430282e-5],
    [30, 100, 6, 0.007855420887782572, 0.004844744280264147],
    [1, 1, 1, 1, 0.75],
    [250, 1800, 8, 0.12196068011499722, 0.06486857169507877],
  ])('of %i after %i in %i periods is that of scipy', (observed, before, times, p, greater) => {
    const tested = poissonTest(observed, before, times);
    expect(Math.abs(tested.p / p - 1)).toBeLessThan(1e-9);
    expect(Math.abs(tested.greater / greater - 1)).toBeLessThan(1e-9);
  });

  it('finds nothing where nothing was counted', () => {
    expect(poissonTest(0, 0, 8)).toEqual({ p: 1, greater: 1 });
  });

  it('of many together is that of scipy, in the order in which they came', () => {
    const all = adjusted([0.01, 0.04, 0.03, 0.5, 0.005]);
    [0.025, 0.05, 0.05, 0.5, 0.025].forEach((p, at) => expect(all[at]).toBeCloseTo(p, 12));
    expect(adjusted([])).toEqual([]);
  });

  it('is a chance, and more is never less surprising', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.nat({ max: 400 }), fc.integer({ min: 1, max: 12 }), (x, y, k) => {
        const { p, greater } = poissonTest(x, y, k);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(poissonTest(x + 1, y, k).greater).toBeLessThanOrEqual(greater + 1e-12);
      }),
    );
  });
});
