import { formErrors } from '../../../src/catalogue';
import { hanyinCatalogue, serviceOf } from '../../kit/hanyin';

const catalogue = hanyinCatalogue(2);
const matching = (words: string): readonly string[] => catalogue.matching(words).map(({ id }) => id);

describe("Hanyin's catalogue", () => {
  it('offers the five direct services and the rest', () => {
    expect(catalogue.version).toBe(2);
    expect(catalogue.all().map(({ name }) => name.zh)).toEqual(
      expect.arrayContaining([
        '涉疫报备',
        '风险申报',
        '民情直通',
        '违法举报',
        '代表工作',
        '环境卫生',
        '农业受灾',
        '政策咨询',
        '邻里纠纷',
      ]),
    );
    expect(catalogue.all()).toHaveLength(13);
  });

  it('takes a violation report anonymously, and not through a grid worker of the place', () => {
    const violation = serviceOf(catalogue, 'violation-report');
    expect(violation).toMatchObject({
      violation: true,
      anonymous: true,
      exOfficio: true,
      regime: 'petition',
    });
    expect(violation.channels).not.toContain('grid');
  });

  it.each([
    ['家里从昨晚就停电了，冰柜里的东西都要坏了', ['infrastructure-power']],
    ['玉米地被野猪糟蹋了', ['crop-damage']],
    ['请问婚姻登记要带什么材料', ['policy-consultation']],
    ['村口的垃圾一个星期没人清运', ['sanitation']],
    ['和邻居争地界', ['neighbour-dispute']],
    ['有人在月河里盗采河砂', ['violation-report']],
    ['路灯坏了，路面也有坑洼', ['infrastructure-light', 'infrastructure-road']],
    ['想给镇上提个意见', []],
  ])('%s', (words, services) => {
    expect(matching(words)).toEqual(services);
  });
});

describe('a filled form', () => {
  const crop = serviceOf(catalogue, 'crop-damage');
  const epidemic = serviceOf(catalogue, 'epidemic-report');

  it('meets its schema', () => {
    expect(
      formErrors(crop, { crop: '玉米', areaMu: 2.5, cause: '野生动物', happenedOn: '2022-07-12' }),
    ).toEqual([]);
    expect(formErrors(crop, {})).toEqual([]);
  });

  it('is told each field that does not, and what its schema asks', () => {
    expect(formErrors(crop, { areaMu: 0, cause: '地震', harvest: 3 })).toEqual(
      expect.arrayContaining([
        {
          pointer: '/harvest',
          keyword: 'additionalProperties',
          params: { additionalProperty: 'harvest' },
        },
        { pointer: '/areaMu', keyword: 'minimum', params: { comparison: '>=', limit: 0.1 } },
        {
          pointer: '/cause',
          keyword: 'enum',
          params: { allowedValues: expect.arrayContaining(['暴雨洪涝']) as readonly string[] },
        },
      ]),
    );
  });

  it('is told the first fault of a field alone', () => {
    expect(formErrors(crop, { cause: 7 })).toMatchObject([{ pointer: '/cause', keyword: 'type' }]);
  });

  it('is told what is missing by the name of the field', () => {
    const told = (form: unknown) =>
      formErrors(epidemic, form).map(({ pointer, keyword }) => [pointer, keyword]);
    expect(told({ arrivedFrom: '西安市' })).toEqual([['/arrivedOn', 'required']]);
    expect(told({ arrivedFrom: '西安市', arrivedOn: '七月' })).toEqual([['/arrivedOn', 'format']]);
    expect(told('none')).toEqual([['', 'type']]);
  });

  it('is not read at all when it holds more than any form asks', () => {
    const flat = Object.fromEntries(Array.from({ length: 80_000 }, (_, at) => [`x${at}`, 1]));
    for (const form of [flat, { crop: Array.from({ length: 80_000 }, () => []) }])
      expect(formErrors(crop, form)).toEqual([
        { pointer: '', keyword: 'maxProperties', params: { limit: 1_000 } },
      ]);
  });
});
