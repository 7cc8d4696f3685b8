import {
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  ValidateIf,
  Validator,
  type ValidationError,
} from 'class-validator';
import fc from 'fast-check';
import document from '../../../openapi.json';
import { Nested, NestedList, Text, Whole } from '../../../src/edge';
import { judge, type Source } from '../../../src/edge/fields/judge';
import { fieldsOf, type JsonSchema, type Ruled } from '../../../src/edge/fields/schema';
import { fieldCodes } from '../../../src/edge/problems/codes';
import { bodyKinds, queryKinds } from '../../kit/api/bodies';

class Pole {
  @IsString() readonly title!: string;
}
/** Rules of class-validator's own, beside ours. */
class Matter {
  @IsString() @MaxLength(5) readonly title!: string;
  @IsOptional() @IsIn(['power', 'water'], { each: true }) readonly tags?: readonly string[];
  @ValidateIf(({ title }: Matter) => title === 'power') @Text(3) readonly pole?: string;
  @ValidateIf(({ title }: Matter) => title === 'power') @Text(3, { optional: true }) readonly line?: string;
  @Nested(() => Pole, { optional: true }) readonly nearest?: Pole;
  @NestedList(() => Pole, 2, { optional: true }) readonly others?: readonly Pole[];
}
const notedAs: Readonly<Record<string, JsonSchema>> = {
  title: { type: 'string', enum: ['power', 'road', 'garbage'] },
  tags: { type: 'array', items: { enum: ['power', 'water', 'gas'] } },
};

const all: readonly (readonly [string, Ruled, Source])[] = [
  ...[...bodyKinds, Matter].map((body) => [body.name, body, 'json'] as const),
  ...queryKinds.map((query) => [query.name, query, 'text'] as const),
];

const schemasOf = (kind: Ruled): Readonly<Record<string, JsonSchema>> => ({
  ...(kind === Matter ? notedAs : kind === Pole ? { title: notedAs.title ?? {} } : {}),
  ...Object.fromEntries(
    fieldsOf(kind)
      .filter(({ of }) => of === undefined)
      .map(({ name, schema }) => [name, schema()]),
  ),
});

const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    true,
    '',
    ' ',
    '０',
    '0000-01-01T00:00:00Z',
    '2026-07-01 10:00:00 08:00',
    1e300,
    -1,
    0.5,
  ),
  fc.integer(),
  fc.string(),
  fc.constantFrom({}, [], [null], [1], { unit: 7 }),
);

/** A value that a field's schema takes; of patterns in full width and with spaces, too. */
function fitting({ type, pattern, format, items, ...schema }: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...(schema.enum as readonly string[]));
  const spread = (text: string) =>
    text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
  switch (type) {
    case 'boolean':
      return fc.boolean();
    case 'number':
    case 'integer':
      return fc.integer({ min: schema.minimum as number, max: schema.maximum as number });
    case 'array':
      return fc.uniqueArray(fitting(items as JsonSchema), { maxLength: 3 });
    case 'object':
      return fc.dictionary(fc.string(), fc.integer());
  }
  if (format === 'date-time')
    return fc.constantFrom('2026-07-01T10:00:00+08:00', '2026-07-01', '2026-07-01T02:00:00Z');
  if (format === 'date') return fc.constantFrom('2026-07-01', '２０２６-07-02');
  if (pattern !== undefined)
    return fc
      .tuple(
        fc.stringMatching(new RegExp(pattern as string)),
        fc.constantFrom(spread, String, (text: string) => ` ${text}`),
      )
      .map(([text, written]) => written(text));
  return fc.string({ maxLength: 12, unit: 'grapheme' });
}

/** Mostly good, so that whole bodies are; sometimes with a field more, less or of another kind. */
function bodyOf(kind: Ruled, deep = 2): fc.Arbitrary<unknown> {
  const inner = fieldsOf(kind).flatMap(({ name, of }) =>
    of === undefined || deep === 0 ? [] : [{ name, of }],
  );
  const usual = (good: fc.Arbitrary<unknown>) =>
    fc.oneof({ weight: 40, arbitrary: good }, { weight: 1, arbitrary: anything });
  const fields = {
    ...Object.fromEntries(
      Object.entries(schemasOf(kind)).map(([name, schema]) => [name, usual(fitting(schema))]),
    ),
    ...Object.fromEntries(
      inner.map(({ name, of }) => {
        const one = bodyOf(of(), deep - 1);
        const isList =
          fieldsOf(kind)
            .find((field) => field.name === name)
            ?.schema().type === 'array';
        return [name, usual(isList ? fc.array(one, { maxLength: 3 }) : one)];
      }),
    ),
  };
  const required = fieldsOf(kind).filter((field) => field.required);
  const known = fc.record(fields, {
    requiredKeys: required.map(({ name }) => name).filter((name) => name in fields),
  });
  const seldom = (names: readonly string[]) =>
    fc.oneof(
      { weight: 20, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: fc.constantFrom('', ...names) },
    );
  const stray = seldom(['colour', 'a/b', 'words ']);
  const lost = seldom(Object.keys(fields));
  return fc.tuple(known, stray, lost).map(([body, more, less]) => {
    const kept = Object.entries(body).filter(([name]) => name !== less);
    return Object.fromEntries(more === '' ? kept : [...kept, [more, 1]]);
  });
}

const asText = (value: unknown): unknown =>
  Array.isArray(value) ? value.join(',') : typeof value === 'object' ? null : `${value as string}`;
const inSource = (body: unknown, source: Source): unknown =>
  source === 'json' || typeof body !== 'object'
    ? body
    : Object.fromEntries(Object.entries(body ?? {}).map(([name, value]) => [name, asText(value)]));

/** The body as class-validator is to see it: its class's, and what people write made plain. */
function shaped(kind: Ruled, given: unknown, source: Source): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  const body: object = new kind();
  for (const [name, value] of Object.entries(given)) {
    const field = fieldsOf(kind).find((each) => each.name === name);
    if (value === null && (field !== undefined || name in notedAs)) continue;
    Object.assign(body, { [name]: field === undefined ? value : valueOf(field, value, source) });
  }
  return body;
}

function valueOf(field: ReturnType<typeof fieldsOf>[number], value: unknown, source: Source): unknown {
  const { of, fromText, normalise } = field;
  if (of && Array.isArray(value)) return value.map((each: unknown) => shaped(of(), each, source));
  if (of) return shaped(of(), value, source);
  if (typeof value !== 'string') return value;
  return source === 'text' && fromText ? fromText(value) : normalise ? normalise(value) : value;
}

/** One a field; what is itself wrong is not looked into. */
function faultsBy(errors: readonly ValidationError[], parent = ''): readonly string[] {
  return errors.flatMap(({ property, constraints = {}, children = [], value }) => {
    const pointer = `${parent}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const [failed] = Object.keys(constraints);
    if (failed === undefined) return faultsBy(children, pointer);
    if (failed === 'whitelistValidation') return [`${pointer} field/unknown`];
    if (value === undefined) return [`${pointer} field/required`];
    if (failed === 'nestedValidation') return [`${pointer} field/not-an-object`];
    return [`${pointer} ${fieldCodes.find((code) => code === failed) ?? 'field/invalid'}`];
  });
}

describe('the judge', () => {
  const validator = new Validator();
  const byClassValidator = (kind: Ruled, body: object) =>
    validator.validateSync(body, {
      whitelist: true,
      forbidNonWhitelisted: true,
      // A body of no rules at all takes no field, rather than any.
      forbidUnknownValues: fieldsOf(kind).length > 0,
    });

  it('hears every body of the API document', () => {
    const named = Object.keys(document.components.schemas).filter((name) => name.endsWith('Body'));
    expect(named.filter((name) => !all.some(([known]) => known === name))).toEqual([]);
  });

  it.each(all)('says of %s what class-validator says', (_name, kind, source) => {
    const verdicts = { held: 0, refused: 0 };
    fc.assert(
      fc.property(bodyOf(kind), (body) => {
        const given = inSource(body, source);
        const instance = shaped(kind, given, source) as object;
        const said = [...faultsBy(byClassValidator(kind, instance))].sort();
        const verdict = judge(kind, given, { source, most: Infinity });
        expect(verdict.faults.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual(said);
        if (said.length === 0) expect(verdict.body).toEqual(instance);
        verdicts[said.length === 0 ? 'held' : 'refused']++;
      }),
      { numRuns: 300 },
    );
    expect(verdicts.held).toBeGreaterThan(0);
    expect(verdicts.refused).toBeGreaterThan(0);
  });

  it('knows the details of each fault', () => {
    class Bounded {
      @Whole(1, 5) readonly stars!: number;
      @IsIn(['a']) readonly kind!: string;
    }
    expect(judge(Bounded, { stars: 6, kind: 'b' }).faults).toEqual([
      { pointer: '/stars', code: 'field/too-large', details: { max: 5 } },
      { pointer: '/kind', code: 'field/invalid', details: { reason: 'isIn' } },
    ]);
  });

  it('writes down as many faults as it is asked to', () => {
    const strays = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`x${at}`, at]));
    expect(judge(Pole, { title: 'a', ...strays })).toMatchObject({ faults: { length: 20 }, more: 30 });
    expect(judge(Pole, { title: 'a', ...strays }, { most: Infinity })).toMatchObject({ more: 0 });
  });
});
