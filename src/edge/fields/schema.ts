/** JSON Schema (2020-12) of one field, as the OpenAPI document shows it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Under what name the API document keeps a schema that several places show. */
export const NAMED = Symbol('named');
export interface NamedSchema {
  readonly name: string;
  /** As it stands under its name, whatever is said of it elsewhere. */
  readonly schema: JsonSchema;
}
export const named = <Schema extends JsonSchema>(name: string, schema: Schema): Schema => ({
  ...schema,
  [NAMED]: { name, schema } satisfies NamedSchema,
});

/** A class whose fields the decorators rule: a body, a query, the environment. */
export type Ruled<Body extends object = object> = new (...args: never[]) => Body;

/** What a field says of itself besides its rules, which are class-validator's to keep. */
export interface Field {
  readonly name: string;
  readonly required: boolean;
  /** Resolved late: a nested body may be declared further down. */
  readonly schema: () => JsonSchema;
  /** The class of the body that this field holds, or of each in its list. */
  readonly of?: (() => Ruled) | undefined;
  /** A query's text as a value of the field's kind. What cannot be read stays as it is, for a rule to refuse. */
  readonly fromText?: ((text: string) => unknown) | undefined;
  /** From what people write to what the body holds, before any rule looks at it. */
  readonly normalise?: ((text: string) => string) | undefined;
}

const FIELDS = Symbol('fields');

export function noteField(target: object, field: Field): void {
  const inherited = (Reflect.getMetadata(FIELDS, target) ?? []) as readonly Field[];
  Reflect.defineMetadata(FIELDS, [...inherited.filter(({ name }) => name !== field.name), field], target);
}

/** Every field of a body or query class, inherited ones included. */
export const fieldsOf = (body: Ruled): readonly Field[] =>
  (Reflect.getMetadata(FIELDS, body.prototype as object) ?? []) as readonly Field[];

/** The whole class as an object schema; unknown fields are refused, and the schema says so. */
export function schemaOf(body: Ruled): JsonSchema {
  const fields = fieldsOf(body);
  const required = fields.filter((field) => field.required).map((field) => field.name);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, field.schema()])),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}
