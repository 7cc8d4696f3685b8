import { Transform, Type } from 'class-transformer';
import { ValidateNested } from 'class-validator/cjs/decorator/common/ValidateNested';
import { parseInstant } from '../../kernel/time';
import { REGION_CODE } from '../../kernel/region';
import type { FieldCode } from '../problems/codes';
import { acceptBodies, acceptBody, REFUSED, type Accept } from './accept';
import {
  applyRules,
  choiceRule,
  dayRule,
  flagRule,
  instantRule,
  listRules,
  numberRules,
  patternRule,
  textRules,
  wholeRule,
  type Common,
  type Rule,
} from './rules';
import { noteField, schemaOf, type JsonSchema } from './schema';

/** One decorator per kind of field: the rule for the request and the schema for the OpenAPI document together. */
type Of<T> = Common & { readonly example?: T };

const field =
  (
    options: Of<unknown>,
    schema: JsonSchema,
    rules: readonly Rule[],
    accept: Accept = acceptedBy(rules),
  ): PropertyDecorator =>
  (target, property) => {
    applyRules(target, String(property), options, rules);
    const shown = { ...schema, ...described(options) };
    noteField(target, { name: String(property), required: !options.optional, schema: () => shown, accept });
  };

const acceptedBy =
  (rules: readonly Rule[]): Accept =>
  (value) => {
    for (const { holds } of rules) if (!holds(value)) return REFUSED;
    return value;
  };

const described = ({ description, example }: Of<unknown>): JsonSchema => ({
  ...(description === undefined ? {} : { description }),
  ...(example === undefined ? {} : { examples: [example] }),
});

/** Free text of `min` (default 1) to `max` characters. */
export const Text = (max: number, options: Of<string> & { readonly min?: number } = {}): PropertyDecorator =>
  field(
    options,
    { type: 'string', minLength: options.min ?? 1, maxLength: max },
    textRules(options.min ?? 1, max),
  );

const patterned = (code: FieldCode, pattern: RegExp, options: Of<string>, example: string, format?: string) =>
  field({ example, ...options }, { type: 'string', pattern: pattern.source, ...(format ? { format } : {}) }, [
    patternRule(code, pattern),
  ]);

const ID = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const PHONE = /^\+?\d[\d-]{4,18}\d$/;

export const UnitRef = (options: Of<string> = {}) =>
  patterned('field/not-an-id', ID, options, 'centre-610921102');
export const PersonRef = (options: Of<string> = {}) =>
  patterned('field/not-an-id', ID, options, 'officer-centre-610921102');
export const ServiceRef = (options: Of<string> = {}) =>
  patterned('field/not-an-id', ID, options, 'infrastructure-power');
export const AppealRef = (options: Of<string> = {}) =>
  patterned('field/not-an-id', UUID, options, '0190a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b', 'uuid');
export const RegionRef = (options: Of<string> = {}) =>
  patterned('field/not-a-region', REGION_CODE, options, '610921102');
export const Phone = (options: Of<string> = {}) =>
  patterned('field/not-a-phone', PHONE, options, '13891500000');
/** Text that a pattern of its own judges. */
export const Matching = (pattern: RegExp, options: Of<string> & { readonly code?: FieldCode }) =>
  field(options, { type: 'string', pattern: pattern.source }, [
    patternRule(options.code ?? 'field/invalid', pattern),
  ]);

export const Choice = <T extends string>(choices: readonly T[], options: Of<T> = {}): PropertyDecorator =>
  field({ example: choices[0], ...options }, { type: 'string', enum: choices }, [choiceRule(choices)]);

export const Flag = (options: Of<boolean> = {}): PropertyDecorator =>
  field({ example: true, ...options }, { type: 'boolean' }, [flagRule]);

/** A number between bounds, both included. */
export const Numeric = (min: number, max: number, options: Of<number> = {}): PropertyDecorator =>
  field(options, { type: 'number', minimum: min, maximum: max }, numberRules(min, max));

export const Whole = (min: number, max: number, options: Of<number> = {}): PropertyDecorator =>
  field(options, { type: 'integer', minimum: min, maximum: max }, [...numberRules(min, max), wholeRule]);

/** RFC 3339 with any offset in; the body then holds the `Instant` in UTC. */
export const InstantAt =
  (options: Of<string> = {}): PropertyDecorator =>
  (target, property) => {
    const inUtc: Accept = (value) => (typeof value === 'string' ? (parseInstant(value) ?? value) : value);
    const judged = acceptedBy([instantRule]);
    Transform(({ value }: { value: unknown }) => inUtc(value))(target, property);
    field(
      { example: '2026-07-01T10:00:00+08:00', ...options },
      { type: 'string', format: 'date-time' },
      [instantRule],
      (value) => judged(inUtc(value)),
    )(target, property);
  };

/** A day of the county's calendar. */
export const DayOf = (options: Of<string> = {}): PropertyDecorator =>
  field({ example: '2026-07-01', ...options }, { type: 'string', format: 'date' }, [dayRule]);

/** A query's text as a number or a flag, before its rule judges it. */
export const FromQuery = (to: 'number' | 'flag' | 'list'): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => {
    if (to === 'list') return typeof value === 'string' ? value.split(',') : value;
    if (typeof value !== 'string') return value;
    if (to === 'number') return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
    return value === 'true' ? true : value === 'false' ? false : value;
  });

type BodyClass = new () => object;

/** Another body inside this one. */
export const Nested =
  (body: () => BodyClass, options: Common = {}): PropertyDecorator =>
  (target, property) => {
    applyRules(target, String(property), options, [
      {
        code: 'field/not-an-object',
        holds: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
      },
    ]);
    ValidateNested()(target, property);
    Type(body)(target, property);
    noteField(target, {
      name: String(property),
      required: !options.optional,
      schema: () => schemaOf(body()),
      accept: (value) => acceptBody(body(), value),
    });
  };

/** A list of bodies. */
export const NestedList =
  (body: () => BodyClass, max: number, options: Common & { readonly min?: number } = {}): PropertyDecorator =>
  (target, property) => {
    const min = options.min ?? 0;
    const rules = listRules(min, max);
    const judged = acceptedBy(rules);
    applyRules(target, String(property), options, rules);
    ValidateNested({ each: true })(target, property);
    Type(body)(target, property);
    noteField(target, {
      name: String(property),
      required: !options.optional,
      schema: () => ({
        type: 'array',
        minItems: min,
        maxItems: max,
        items: schemaOf(body()),
        ...described(options),
      }),
      accept: (value) =>
        judged(value) === REFUSED ? REFUSED : acceptBodies(body(), value as readonly unknown[]),
    });
  };

/** A list of short texts, none of them twice. */
export const Texts = (
  max: number,
  options: Of<readonly string[]> & {
    readonly min?: number;
    readonly maxLength?: number;
    readonly choices?: readonly string[];
  } = {},
): PropertyDecorator => {
  const maxLength = options.maxLength ?? 100;
  const min = options.min ?? 0;
  const items = options.choices ? [choiceRule(options.choices)] : textRules(1, maxLength);
  return field(
    options,
    {
      type: 'array',
      minItems: min,
      maxItems: max,
      uniqueItems: true,
      items: options.choices
        ? { type: 'string', enum: options.choices }
        : { type: 'string', minLength: 1, maxLength },
    },
    [
      ...listRules(min, max),
      {
        code: 'field/doubled',
        holds: (value) => !Array.isArray(value) || new Set(value).size === value.length,
      },
      ...items.map((rule) => ({
        ...rule,
        holds: (value: unknown) => !Array.isArray(value) || value.every((item) => rule.holds(item)),
      })),
    ],
  );
};

/** An object that another rule judges, such as a service's form by its JSON Schema. */
export const FreeForm = (options: Of<Readonly<Record<string, unknown>>> = {}): PropertyDecorator =>
  field(options, { type: 'object', additionalProperties: true }, [
    {
      code: 'field/not-an-object',
      holds: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    },
  ]);
