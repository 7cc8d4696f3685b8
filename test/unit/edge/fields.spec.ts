import { ValidationPipe } from '../../../src/edge/request/validation.pipe';
import {
  AppealNumberRef,
  AppealRef,
  DayOf,
  Flag,
  FreeForm,
  IdNumber,
  InstantAt,
  InvalidRequest,
  Nested,
  NestedList,
  Phone,
  positionToken,
  readPositionToken,
  RegionRef,
  schemaOf,
  Text,
  Texts,
  Choices,
  UnitRef,
  Whole,
} from '../../../src/edge';
import type { Position } from '../../../src/kernel/ids';

class Location {
  @Whole(-90, 90) readonly latitude!: number;
}

class Report {
  @Text(10, { min: 2, example: '停电' }) readonly words!: string;
  @RegionRef() readonly region!: string;
  @Nested(() => Location, { optional: true }) readonly location?: Location;
  @NestedList(() => Location, 1, { optional: true }) readonly track?: readonly Location[];
  @Choices(['power', 'water'], { optional: true }) readonly tags?: readonly string[];
  @FreeForm({ optional: true }) readonly form?: object;
  @Phone({ optional: true }) readonly phone?: string;
  @UnitRef({ optional: true }) readonly unit?: string;
  @AppealRef({ optional: true }) readonly earlier?: string;
  @AppealNumberRef({ optional: true }) readonly number?: string;
  @IdNumber({ optional: true }) readonly idNumber?: string;
  @InstantAt({ optional: true }) readonly observedAt?: string;
  @DayOf({ optional: true }) readonly day?: string;
  @Flag({ optional: true }) readonly urgent?: boolean;
}

class Page {
  @Whole(1, 100, { optional: true })
  readonly limit?: number;

  @Flag({ optional: true })
  readonly mine?: boolean;

  @Texts(3, { optional: true })
  readonly status?: readonly string[];
}

class Empty {}

type BodyOrQuery = 'body' | 'query';
const pipe = new ValidationPipe();
const take = <Body>(body: new () => Body, value: unknown, type: BodyOrQuery = 'body'): Body =>
  pipe.transform(value, { type, metatype: body }) as Body;
const refusalOf = (body: new () => object, value: unknown, type: BodyOrQuery = 'body') => {
  try {
    take(body, value, type);
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidRequest)) throw error;
    return error;
  }
};
const faults = (...asked: Parameters<typeof refusalOf>) =>
  Object.fromEntries(refusalOf(...asked)?.fields.map(({ pointer, code }) => [pointer, code]) ?? []);
const good = { words: '停电', region: '610921102201' };

describe('fields', () => {
  it.each([
    [{ region: '610921' }, { '/words': 'field/required' }],
    [{ ...good, words: ' 电 ' }, { '/words': 'field/too-short' }],
    [{ ...good, words: null }, { '/words': 'field/required' }],
    [{ ...good, words: 7 }, { '/words': 'field/not-text' }],
    [{ ...good, region: '6109211' }, { '/region': 'field/not-a-region' }],
    [{ ...good, location: [] }, { '/location': 'field/not-an-object' }],
    [{ ...good, location: { latitude: 91 } }, { '/location/latitude': 'field/too-large' }],
    [{ ...good, location: { latitude: 1.5 } }, { '/location/latitude': 'field/not-whole' }],
    [{ ...good, location: { latitude: 1, 'a/b': 2 } }, { '/location/a~1b': 'field/unknown' }],
    [{ ...good, track: [{ latitude: 1 }, { latitude: 2 }] }, { '/track': 'field/too-many' }],
    [{ ...good, track: [{ latitude: 'x' }] }, { '/track/0/latitude': 'field/not-a-number' }],
    [{ ...good, tags: ['power', 'power'] }, { '/tags': 'field/doubled' }],
    [{ ...good, tags: ['gas'] }, { '/tags': 'field/not-a-choice' }],
    [{ ...good, form: 'x' }, { '/form': 'field/not-an-object' }],
    [{ ...good, phone: 'x' }, { '/phone': 'field/not-a-phone' }],
    [{ ...good, unit: '../x' }, { '/unit': 'field/not-an-id' }],
    [{ ...good, earlier: '7' }, { '/earlier': 'field/not-an-id' }],
    [{ ...good, number: '7' }, { '/number': 'field/not-an-appeal-number' }],
    [{ ...good, idNumber: '7' }, { '/idNumber': 'field/not-an-id-number' }],
    [{ ...good, observedAt: '2026-07-01T10:00:00' }, { '/observedAt': 'field/not-an-instant' }],
    [{ ...good, day: '2026-02-29' }, { '/day': 'field/not-a-day' }],
    [{ ...good, urgent: 'true' }, { '/urgent': 'field/not-true-or-false' }],
    [[], { '': 'field/not-an-object' }],
    [undefined, { '/words': 'field/required', '/region': 'field/required' }],
    [{ ...good, location: { latitude: 1 }, track: [], tags: ['power'], form: {}, urgent: true }, {}],
  ])('%j has the faults %j', (value, expected) => {
    expect(faults(Report, value)).toEqual(expected);
  });

  it('keeps a body from reaching a prototype', () => {
    const body = take(Report, JSON.parse(`{"words":"停电","region":"610921"}`));
    expect(Object.getPrototypeOf(body)).toBe(Report.prototype);
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
      expect(
        faults(Report, JSON.parse(`{"words":"停电","region":"610921","${name}":{"urgent":true}}`)),
      ).toEqual({ [`/${name}`]: 'field/unknown' });
  });

  it('reads numbers, flags and lists of a query, and nothing that only looks like one', () => {
    expect(take(Page, { limit: '20', mine: 'true', status: 'routed,accepted' }, 'query')).toEqual({
      limit: 20,
      mine: true,
      status: ['routed', 'accepted'],
    });
    expect(faults(Page, { limit: '1e3', mine: 'yes', page: '2' }, 'query')).toEqual({
      '/limit': 'field/not-a-number',
      '/mine': 'field/not-true-or-false',
      '/page': 'field/unknown',
    });
  });

  it.each([
    ['phone', '１３８ ９１５０ ００００', '13891500000'],
    ['phone', '0915—5212345', '0915-5212345'],
    ['phone', '（0915）5212345 转 801', '0915-5212345转801'],
    ['region', '6109 2110 2201', '610921102201'],
    ['unit', ' centre－610921102 ', 'centre-610921102'],
    ['earlier', '0190A1B2-3C4D-7E5F-8A9B-0C1D2E3F4A5B', '0190a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b'],
    ['number', '610921 — 20260701 — 0001', '610921-20260701-0001'],
    ['idNumber', '610921 19580304 222x', '61092119580304222X'],
    ['idNumber', '610921-19580304-2226', '610921195803042226'],
    ['day', '２０２６-07-01', '2026-07-01'],
    ['day', '2026年7月1日', '2026-07-01'],
    ['observedAt', '2026年7月1日', '2026-06-30T16:00:00.000Z'],
    ['observedAt', '2026-07-01T10:00:00+08:00', '2026-07-01T02:00:00.000Z'],
    ['observedAt', '2026-07-01T10:00:00 08:00', '2026-07-01T02:00:00.000Z'],
    ['observedAt', '2026-07-01 10:00 +08:00', '2026-07-01T02:00:00.000Z'],
    ['observedAt', '2026-07-01t02:00:00z', '2026-07-01T02:00:00.000Z'],
    ['observedAt', '２０２６-07-01', '2026-06-30T16:00:00.000Z'],
  ] as const)('takes %s as people and URLs write it: %j', (name, written, taken) => {
    for (const source of ['body', 'query'] as const)
      expect(take(Report, { ...good, [name]: written }, source)[name]).toBe(taken);
  });

  it.each([
    ['observedAt', '2026-02-30'],
    ['observedAt', '2026-02-30T00:00:00.000Z'],
    ['observedAt', '2026-07-01 10:00'],
    ['observedAt', '0000-01-01T00:00:00Z'],
    ['observedAt', '9999-12-31T23:59:59-08:00'],
    ['day', '0000-01-01'],
  ])('does not guess what %s %j means', (name, written) => {
    expect(Object.keys(faults(Report, { ...good, [name]: written }))).toEqual([`/${name}`]);
  });

  it('takes null for an absent field, at any depth', () => {
    expect(faults(Report, { ...good, phone: null, location: { latitude: null } })).toEqual({
      '/location/latitude': 'field/required',
    });
    expect(take(Report, { ...good, phone: null, tags: null }).phone).toBeUndefined();
  });

  it('names twenty faults and counts the rest', () => {
    const strays = Object.fromEntries(Array.from({ length: 80_000 }, (_, at) => [`x${at}`, at]));
    const refused = refusalOf(Report, { ...good, ...strays });
    expect(refused?.fields).toHaveLength(20);
    expect(refused?.details).toEqual({ more: 79_980 });
  });

  it('does not look into what is too long', () => {
    const track = Array.from({ length: 80_000 }, () => ({ latitude: 'x' }));
    expect(faults(Report, { ...good, track })).toEqual({ '/track': 'field/too-many' });
  });

  it('lets a body of no fields be empty and nothing else', () => {
    expect(faults(Empty, undefined)).toEqual({});
    expect(faults(Empty, { note: 'x' })).toEqual({ '/note': 'field/unknown' });
  });

  it('tells the OpenAPI document the same rules', () => {
    expect(schemaOf(Report)).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['words', 'region'],
      properties: {
        words: { type: 'string', minLength: 2, maxLength: 10, examples: ['停电'] },
        location: { type: 'object', properties: { latitude: { type: 'integer', minimum: -90 } } },
        tags: { type: 'array', items: { enum: ['power', 'water'] } },
      },
    });
  });
});

describe('positions', () => {
  it('come back as they went out, within their log', () => {
    const token = positionToken('e3b0@x', 12 as Position);
    expect(readPositionToken(token, 'e3b0@x')).toBe(12);
    expect(() => readPositionToken(token, 'other')).toThrow('read/foreign-position');
    for (const garbage of ['', 'x', 'MTI', '%%%', positionToken('e', -1 as Position)])
      expect(() => readPositionToken(garbage, 'e')).toThrow('request/position-invalid');
  });
});
