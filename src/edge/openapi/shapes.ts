import type { JsonSchema } from '../fields/schema';

/** Small words for writing JSON Schema: what an answer looks like, once, beside its example. */
export const text = (description?: string): JsonSchema => ({
  type: 'string',
  ...(description === undefined ? {} : { description }),
});
export const whole = (description?: string): JsonSchema => ({
  type: 'integer',
  ...(description === undefined ? {} : { description }),
});
export const real: JsonSchema = { type: 'number' };
export const flag: JsonSchema = { type: 'boolean' };
export const instant: JsonSchema = { type: 'string', format: 'date-time' };
export const uuid: JsonSchema = { type: 'string', format: 'uuid' };
export const oneOf = (values: readonly string[]): JsonSchema => ({ type: 'string', enum: values });
export const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
/** Free text that was sealed: null once its key has been destroyed. */
export const opened: JsonSchema = { type: ['string', 'null'] };
export const byId: JsonSchema = {
  type: 'object',
  additionalProperties: { type: 'string' },
  description: 'What the ids of this answer are called, in the language asked for.',
};

/** An object; members whose name ends in `?` may be missing. Published shapes only grow, so others may join. */
export function shape(members: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const names = Object.keys(members);
  const required = names.filter((name) => !name.endsWith('?'));
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name.replace(/\?$/, ''), members[name]])),
    ...(required.length > 0 ? { required } : {}),
  };
}
