import { named as namedSchema, type JsonSchema } from '../fields/schema';

declare const value: unique symbol;
const EXAMPLE = Symbol('example');

/** What an answer looks like, once: JSON Schema for callers, the type `T` for the compiler, and an example of it. */
export type Shape<T> = JsonSchema & { readonly [value]?: T; readonly [EXAMPLE]?: unknown };
type ValueOf<S> = S extends Shape<infer T> ? T : never;

const described = (description?: string) => (description === undefined ? {} : { description });

export const text = (description?: string): Shape<string> => ({ type: 'string', ...described(description) });
export const whole = (description?: string): Shape<number> => ({
  type: 'integer',
  ...described(description),
});
export const real: Shape<number> = { type: 'number' };
export const flag: Shape<boolean> = { type: 'boolean' };
export const instant: Shape<string> = { type: 'string', format: 'date-time' };
export const uuid: Shape<string> = { type: 'string', format: 'uuid' };
export const oneOf = <const T extends string>(values: readonly T[]): Shape<T> => ({
  type: 'string',
  enum: values,
});
/** Free text that was sealed: null once its key has been destroyed. */
export const opened: Shape<string | null> = { type: ['string', 'null'] };
export const byId: Shape<Readonly<Record<string, string>>> = {
  type: 'object',
  additionalProperties: { type: 'string' },
  description: 'What the ids of this answer are called, in the language asked for.',
};

/** The shape with an example of its own. */
export const eg = <T>(shape: Shape<T>, example: NoInfer<T>): Shape<T> => ({ ...shape, [EXAMPLE]: example });

/** Kept once in the API document, under this name for good. */
export const named = <T>(name: string, shape: Shape<T>): Shape<T> => namedSchema(name, shape);

/** With one example of an item, unless it is given another, such as an empty list. */
export const listOf = <T>(items: Shape<T>): Shape<readonly T[]> => {
  const example = items[EXAMPLE];
  return { type: 'array', items, ...(example === undefined ? {} : { [EXAMPLE]: [example] }) };
};

/** Members whose name ends in `?` may be missing; those of the example are the ones that have one. */
type Shaped<M> = {
  readonly [K in keyof M as K extends `${string}?` ? never : K]: ValueOf<M[K]>;
} & {
  readonly [K in keyof M as K extends `${infer Name}?` ? Name : never]?: ValueOf<M[K]> | undefined;
};

/** An object. Published shapes only grow, so other members may join. */
export function shape<const M extends Readonly<Record<string, Shape<unknown>>>>(
  members: M,
): Shape<Shaped<M>> {
  const named = Object.entries(members).map(
    ([key, member]) => [key.replace(/\?$/, ''), member, key] as const,
  );
  const required = named.filter(([name, , key]) => name === key);
  const examples = named.flatMap(([name, member]) =>
    EXAMPLE in member ? [[name, member[EXAMPLE]] as const] : [],
  );
  const isWhole = required.every(([, member]) => EXAMPLE in member) && examples.length > 0;
  return {
    type: 'object',
    properties: Object.fromEntries(named.map(([name, member]) => [name, member])),
    ...(required.length > 0 ? { required: required.map(([name]) => name) } : {}),
    ...(isWhole ? { [EXAMPLE]: Object.fromEntries(examples) } : {}),
  };
}

/** As JSON says it: a brand does not travel. */
export type Plain<T> = T extends string | number | boolean | null | undefined
  ? T extends string
    ? Record<never, never> extends Record<T, 1>
      ? string
      : T
    : T extends number
      ? number
      : T
  : T extends readonly (infer Item)[]
    ? readonly Plain<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Plain<T[K]> }
      : T;

/** The members of a type and which of them JSON may leave out, whatever their values. */
type Outline<T> = [T] extends [string | number | boolean | null | undefined]
  ? 'value'
  : T extends readonly (infer Item)[]
    ? readonly ['list', Outline<Item>]
    : {
        [K in keyof T]-?: readonly [undefined extends T[K] ? '?' : '', Outline<NonNullable<T[K]>>];
      };
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** A shape that has just the members of the view, none with a value that the shape does not allow. */
type Showing<S, View> =
  Plain<View> extends S
    ? Same<Outline<S>, Outline<Plain<View>>> extends true
      ? unknown
      : { readonly 'members differ': [Outline<S>, Outline<Plain<View>>] }
    : { readonly 'values differ': [S, Plain<View>] };

export interface Answer {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly example: unknown;
}

/** What a route answers, held equal to the view by the compiler. @param name in the API document, for good */
export const answerOf =
  <View>() =>
  <S>(name: string, schema: Shape<S> & Showing<S, View>): Answer => {
    if (!(EXAMPLE in schema)) throw new Error(`the answer ${name} has a member without an example`);
    return { name, schema, example: schema[EXAMPLE] };
  };
