import { namesFrom } from '../../../src/appeals/views/names';
import { hanyinCatalogue, hanyinDirectory, PANLONG, PUXI, region, unitId } from '../../kit/hanyin';

describe('what things are called', () => {
  const names = namesFrom(hanyinDirectory(), hanyinCatalogue());

  it('calls a grid after its village', () => {
    expect(names.region(region(`${PANLONG}-01`))).toEqual({
      zh: '盘龙村委会01网格',
      en: '盘龙村委会, grid 01',
    });
    expect(names.region(PANLONG).zh).toBe('盘龙村委会');
    expect(names.region(PUXI).zh).toBe('蒲溪镇');
  });

  it('lets what is in force no more stand for itself', () => {
    expect(names.region(region('610921999999-01')).zh).toBe('610921999999-01');
    expect(names.unit(unitId('dept-grain')).zh).toBe('dept-grain');
  });
});
