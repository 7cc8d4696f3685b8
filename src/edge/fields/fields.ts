import { ValidateNested } from 'class-validator/cjs/decorator/common/ValidateNested';
import { REGION_CODE } from '../../kernel/region';
import type { FieldCode } from '../problems/codes';
import { code, day, phone, PHONE } from '../../kernel/written';
import { flagOf, instant, numberOf } from './normalise';
import {
  applyRules,
  choiceRule,
  dayRule,
  flagRule,
  instantRule,
  listRules,
  numberRules,
  objectRule,
  patternRule,
  reasonRule,
  textRules,
  wholeRule,
  type Common,
  type Rule,
} from './rules';
import { named, noteField, schemaOf, type Field, type JsonSchema, type Ruled } from './schema';

/**
 * One decorator per kind of field: the rule for the request, the schema for the OpenAPI document, and how the value
 * is read from what people write.
 */
export type Of<T> = Common & { readonly example?: T };

type Kind = Pick<Field, 'of' | 'fromText' | 'normalise'> & {
  readonly schema: JsonSchema | (() => JsonSchema);
  readonly rules: readonly Rule[];
};

export const field =
  (options: Of<unknown>, { schema, rules, ...kind }: Kind): PropertyDecorator =>
  (target, property) => {
    const name = String(property);
    applyRules(target, name, options, rules);
    if (kind.of) ValidateNested()(target, name);
    const shown = typeof schema === 'function' ? schema : () => ({ ...schema, ...described(options) });
    noteField(target, { name, required: !options.optional, schema: shown, ...kind });
  };

const described = ({ description, example }: Of<unknown>): JsonSchema => ({
  ...(description === undefined ? {} : { description }),
  ...(example === undefined ? {} : { examples: [example] }),
});

/** What is taken besides what the schema shows, behind what the field is. */
const taking = <T>(options: Of<T>, taken: string): Of<T> => ({
  ...options,
  description: options.description === undefined ? taken : `${options.description} ${taken}`,
});

/** Free text of `min` (default 1) to `max` characters. */
export const Text = (max: number, options: Of<string> & { readonly min?: number } = {}): PropertyDecorator =>
  field(options, {
    schema: { type: 'string', minLength: options.min ?? 1, maxLength: max },
    rules: textRules(options.min ?? 1, max),
  });

/** Why somebody did something, on record with their name. */
export const Reason = (
  max: number,
  options: Of<string> & { readonly min?: number } = {},
): PropertyDecorator =>
  field(options, {
    schema: { type: 'string', minLength: options.min ?? 1, maxLength: max },
    rules: [...textRules(options.min ?? 1, max), reasonRule],
  });

/** What people read out, type and paste: an id, a code, a number. */
const written = (
  fault: FieldCode,
  pattern: RegExp,
  options: Of<string>,
  { format, normalise = code }: { readonly format?: string; readonly normalise?: typeof code } = {},
) =>
  field(taking(options, 'Spaces and full-width signs are taken, too.'), {
    schema: { type: 'string', pattern: pattern.source, ...(format === undefined ? {} : { format }) },
    rules: [patternRule(fault, pattern)],
    normalise,
  });

export const ID = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}$/;
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const APPEAL_NUMBER = /^\d{6}-\d{8}-\d{1,9}$/;
const ID_NUMBER = /^\d{17}[\dX]$/;

const idOf = (example: string, options: Of<string>) =>
  written('field/not-an-id', ID, { example, ...options });
export const UnitRef = (options: Of<string> = {}) => idOf('centre-610921102', options);
export const BodyRef = (options: Of<string> = {}) => idOf('119', options);
export const PersonRef = (options: Of<string> = {}) => idOf('officer-centre-610921102', options);
export const ServiceRef = (options: Of<string> = {}) => idOf('infrastructure-power', options);
export const AppealRef = (options: Of<string> = {}) =>
  written(
    'field/not-an-id',
    UUID,
    { example: '0190a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b', ...options },
    { format: 'uuid', normalise: (text) => code(text).toLowerCase() },
  );
export const AppealNumberRef = (options: Of<string> = {}) =>
  written('field/not-an-appeal-number', APPEAL_NUMBER, { example: '610921-20260701-0001', ...options });
export const RegionRef = (options: Of<string> = {}) =>
  written('field/not-a-region', REGION_CODE, { example: '610921102', ...options });
export const Phone = (options: Of<string> = {}) =>
  written(
    'field/not-a-phone',
    PHONE,
    taking({ example: '13891500000', ...options }, 'Brackets and an extension (转801, ext. 801) are taken.'),
    { normalise: phone },
  );
export const IdNumber = (options: Of<string> = {}) =>
  written(
    'field/not-an-id-number',
    ID_NUMBER,
    { example: '610921195803042226', ...options },
    { normalise: (text) => code(text).replaceAll('-', '').toUpperCase() },
  );

/** What programs alone write, by a pattern of its own. */
export const Matching = (pattern: RegExp, options: Of<string> = {}): PropertyDecorator =>
  field(options, {
    schema: { type: 'string', pattern: pattern.source },
    rules: [{ ...patternRule('field/invalid', pattern), details: { reason: pattern.source } }],
  });

/** @param options.as what the document calls the choice, where answers have it, too */
export const Choice = <T extends string>(
  choices: readonly T[],
  { as, ...options }: Of<T> & { readonly as?: JsonSchema } = {},
): PropertyDecorator => {
  const said = { example: choices[0], ...options };
  const schema = as === undefined ? { type: 'string', enum: choices } : () => ({ ...as, ...described(said) });
  return field(said, { schema, rules: [choiceRule(choices)] });
};

export const Flag = (options: Of<boolean> = {}): PropertyDecorator =>
  field({ example: true, ...options }, { schema: { type: 'boolean' }, rules: [flagRule], fromText: flagOf });

/** A number between bounds, both included. */
export const Numeric = (min: number, max: number, options: Of<number> = {}): PropertyDecorator =>
  field(options, {
    schema: { type: 'number', minimum: min, maximum: max },
    rules: numberRules(min, max),
    fromText: numberOf,
  });

export const Whole = (min: number, max: number, options: Of<number> = {}): PropertyDecorator =>
  field(options, {
    schema: { type: 'integer', minimum: min, maximum: max },
    rules: [wholeRule, ...numberRules(min, max)],
    fromText: numberOf,
  });

/** RFC 3339 with any offset in; the body then holds the `Instant` in UTC. */
export const InstantAt = (options: Of<string> = {}): PropertyDecorator =>
  field(
    taking({ example: '2026-07-01T10:00:00+08:00', ...options }, 'A plain day is its start in the county.'),
    {
      schema: { type: 'string', format: 'date-time' },
      rules: [instantRule],
      normalise: instant,
    },
  );

const REVISION = /^\d{1,9}$/;

/** A moment of one stream: an instant, as above, or the number of an event. */
export const MomentAt = (options: Of<string> = {}): PropertyDecorator =>
  field(
    taking(
      { example: '2026-07-01T10:00:00+08:00', ...options },
      'The number of an event (`revision`), or an instant; a plain day is its start in the county.',
    ),
    {
      schema: { type: 'string' },
      rules: [{ ...instantRule, holds: (value) => REVISION.test(String(value)) || instantRule.holds(value) }],
      normalise: (text) => (REVISION.test(code(text)) ? code(text) : instant(text)),
    },
  );

/** A day of the county's calendar. */
export const DayOf = (options: Of<string> = {}): PropertyDecorator =>
  field(
    { example: '2026-07-01', ...options },
    { schema: { type: 'string', format: 'date' }, rules: [dayRule], normalise: day },
  );

/** Another body inside this one. */
export const Nested = (body: () => Ruled, options: Common = {}): PropertyDecorator =>
  field(options, {
    schema: () => ({ ...named(body().name, schemaOf(body())), ...described(options) }),
    rules: [objectRule],
    of: body,
  });

/** A list of bodies. */
export const NestedList = (
  body: () => Ruled,
  max: number,
  options: Common & { readonly min?: number } = {},
): PropertyDecorator => {
  const min = options.min ?? 0;
  return field(options, {
    schema: () => ({
      type: 'array',
      minItems: min,
      maxItems: max,
      items: named(body().name, schemaOf(body())),
      ...described(options),
    }),
    rules: listRules(min, max),
    of: body,
  });
};

/** A list of bodies, each judged by whoever takes it: one that does not hold costs the others nothing. */
export const JudgedOneByOne = (body: () => Ruled, max: number): PropertyDecorator =>
  field(
    {},
    {
      schema: () => ({ type: 'array', minItems: 1, maxItems: max, items: schemaOf(body()) }),
      rules: listRules(1, max),
    },
  );

/** An object that another rule judges, such as a service's form by its JSON Schema. */
export const FreeForm = (options: Of<Readonly<Record<string, unknown>>> = {}): PropertyDecorator =>
  field(options, { schema: { type: 'object', additionalProperties: true }, rules: [objectRule] });
