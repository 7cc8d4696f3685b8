import { acceptBody, REFUSED } from '../../../src/edge/fields/accept';
import { ValidationPipe } from '../../../src/edge/request/validation.pipe';
import {
  AppealRef,
  DayOf,
  Flag,
  FreeForm,
  FromQuery,
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
  @Texts(2, { optional: true, choices: ['power', 'water'] }) readonly tags?: readonly string[];
  @FreeForm({ optional: true }) readonly form?: object;
  @Phone({ optional: true }) readonly phone?: string;
  @UnitRef({ optional: true }) readonly unit?: string;
  @AppealRef({ optional: true }) readonly earlier?: string;
  @InstantAt({ optional: true }) readonly observedAt?: string;
  @DayOf({ optional: true }) readonly day?: string;
  @Flag({ optional: true }) readonly urgent?: boolean;
}

class Page {
  @FromQuery('number')
  @Whole(1, 100, { optional: true })
  readonly limit?: number;

  @FromQuery('flag')
  @Flag({ optional: true })
  readonly mine?: boolean;

  @FromQuery('list')
  @Texts(3, { optional: true })
  readonly status?: readonly string[];
}

class Empty {}

const pipe = new ValidationPipe();
const take = <Body>(body: new () => Body, value: unknown, type: 'body' | 'query' = 'body'): Body =>
  pipe.transform(value, { type, metatype: body }) as Body;
const faults = (body: new () => object, value: unknown, type: 'body' | 'query' = 'body') => {
  try {
    take(body, value, type);
    return {};
  } catch (error) {
    if (!(error instanceof InvalidRequest)) throw error;
    return Object.fromEntries(error.fields.map(({ pointer, code }) => [pointer, code]));
  }
};
const good = { words: '停电', region: '610921102201' };

describe('fields', () => {
  it.each([
    [{ region: '610921' }, { '/words': 'field/required' }],
    [{ ...good, words: ' 电 ' }, { '/words': 'field/too-short' }],
    [{ ...good, words: null }, { '/words': 'field/not-text' }],
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
    [{ ...good, observedAt: '2026-07-01T10:00:00' }, { '/observedAt': 'field/not-an-instant' }],
    [{ ...good, day: '2026-02-29' }, { '/day': 'field/not-a-day' }],
    [{ ...good, urgent: 'true' }, { '/urgent': 'field/not-true-or-false' }],
    [[], { '': 'field/not-an-object' }],
    [undefined, { '/words': 'field/required', '/region': 'field/required' }],
    [{ ...good, location: { latitude: 1 }, track: [], tags: ['power'], form: {}, urgent: true }, {}],
  ])('%j has the faults %j', (value, expected) => {
    expect(faults(Report, value)).toEqual(expected);
    // What is accepted without class-validator is what class-validator finds no fault in.
    expect(acceptBody(Report, value) === REFUSED).toBe(Object.keys(expected).length > 0);
  });

  it('keeps a body from reaching a prototype', () => {
    const body = take(Report, JSON.parse(`{"words":"停电","region":"610921"}`));
    expect(Object.getPrototypeOf(body)).toBe(Report.prototype);
    const poisoned = take(
      Report,
      JSON.parse('{"words":"停电","region":"610921","__proto__":{"urgent":true}}'),
    );
    expect(poisoned.urgent).toBeUndefined();
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
