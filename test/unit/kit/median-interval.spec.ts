import { medianInterval } from '../../../bench/support/statistics';

const to = (n: number): readonly number[] => Array.from({ length: n }, (_, at) => at + 1);

describe('in which a median lies', () => {
  it.each([
    // From the table of the sign test: 4 and 13 of 16 leave out 2.1 %, 5 and 12 would leave out 7.7 %.
    [16, 4, 13],
    [20, 6, 15],
    [6, 1, 6],
  ])('of %d values is from the %dth to the %dth', (n, low, high) => {
    expect(medianInterval([...to(n)].reverse())).toEqual([low, high]);
  });

  it('is not known of five', () => {
    expect(medianInterval(to(5))).toEqual([-Infinity, Infinity]);
  });

  it('is wider the surer it is to be', () => {
    expect(medianInterval(to(16), 0.99)).toEqual([3, 14]);
  });
});
