import * as fc from 'fast-check';
import { instantOf, millisOf } from '../../../src/kernel/time';

describe('an instant as text', () => {
  it('is what Date writes, for every millisecond of every year', () => {
    const millis = fc.integer({ min: -8_640_000_000_000_000, max: 8_640_000_000_000_000 });
    const near = fc.integer({ min: Date.parse('1969-12-30'), max: Date.parse('2100-01-01') });
    fc.assert(
      fc.property(fc.oneof(millis, near, fc.double({ min: -1e12, max: 4e12, noNaN: true })), (at) => {
        expect(instantOf(at)).toBe(new Date(at).toISOString());
      }),
      { numRuns: 5000 },
    );
  });

  it('is read as Date reads it, for every millisecond of every year', () => {
    const millis = fc.integer({ min: -8_640_000_000_000_000, max: 8_640_000_000_000_000 });
    const near = fc.integer({ min: Date.parse('1969-12-30'), max: Date.parse('2100-01-01') });
    fc.assert(
      fc.property(fc.oneof(millis, near), (at) => {
        expect(millisOf(instantOf(at))).toBe(at);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([Number.NaN, Infinity, 8_640_000_100_000_000])('is refused for %p, as by Date', (at) => {
    expect(() => instantOf(at)).toThrow(RangeError);
  });
});
