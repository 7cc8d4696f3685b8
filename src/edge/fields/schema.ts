/** JSON Schema (2020-12) of one field, as the OpenAPI document shows it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

type BodyClass = abstract new (...args: never[]) => object;

interface Field {
  readonly name: string;
  readonly required: boolean;
  /** Resolved late: a nested body may be declared further down. */
  readonly schema: () => JsonSchema;
  /** The value as the body is to hold it, `REFUSED` when a rule does not hold. */
  readonly accept: (value: unknown) => unknown;
}

const FIELDS = Symbol('fields');

/** Notes a field's schema beside its rules, so that one decorator tells both. */
export function noteField(target: object, field: Field): void {
  const inherited = (Reflect.getMetadata(FIELDS, target) ?? []) as readonly Field[];
  Reflect.defineMetadata(FIELDS, [...inherited.filter(({ name }) => name !== field.name), field], target);
}

/** Every field of a body or query class, inherited ones included. */
export const fieldsOf = (body: BodyClass): readonly Field[] =>
  (Reflect.getMetadata(FIELDS, body.prototype as object) ?? []) as readonly Field[];

/** The whole class as an object schema; unknown fields are refused, and the schema says so. */
export function schemaOf(body: BodyClass): JsonSchema {
  const fields = fieldsOf(body);
  const required = fields.filter((field) => field.required).map((field) => field.name);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, field.schema()])),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}
