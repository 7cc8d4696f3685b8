import type { RegionCode } from '../../../src/kernel/ids';
import { isRegionCode, isWithin, levelsOf, parentOf, tierOf } from '../../../src/kernel/region';

const code = (text: string) => text as RegionCode;

describe('a region code', () => {
  it('is a county, a town, a village, or a grid of one to three levels', () => {
    for (const good of ['610921', '610921102', '610921102201', '610921102201-01', '610921102201-01-02-03'])
      expect(isRegionCode(good)).toBe(true);
    for (const bad of ['', '61092', '6109211', '610921102-01', '610921102201-1', '610921102201-01-02-03-04'])
      expect(isRegionCode(bad)).toBe(false);
  });

  it('names each of its whole levels', () => {
    expect(levelsOf(code('610921102201-01-02'))).toEqual([
      '610921',
      '610921102',
      '610921102201',
      '610921102201-01',
      '610921102201-01-02',
    ]);
  });

  it('lies within an area only by whole levels, never by a shared prefix', () => {
    expect(isWithin(code('610921102201'), code('610921102'))).toBe(true);
    expect(isWithin(code('610921102201-01'), code('610921102201-0'))).toBe(false);
    expect(isWithin(code('610921102'), code('610921102201'))).toBe(false);
  });

  it('knows its tier and parent', () => {
    expect(tierOf(code('610921'))).toBe('county');
    expect(tierOf(code('610921102201-01'))).toBe('village');
    expect(parentOf(code('610921102201-01'))).toBe('610921102201');
    expect(parentOf(code('610921'))).toBeUndefined();
  });
});
