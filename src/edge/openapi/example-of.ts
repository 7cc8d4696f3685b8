import type { JsonSchema } from '../fields/schema';

/** An example put together from those of a schema's parts; optional parts without one are left out. */
export function exampleOf(schema: JsonSchema): unknown {
  const [given] = (schema.examples ?? []) as readonly unknown[];
  if (given !== undefined) return given;
  if (Array.isArray(schema.enum)) return schema.enum[0] as unknown;
  if (schema.type === 'array') {
    const item = exampleOf((schema.items ?? {}) as JsonSchema);
    return item === undefined ? [] : [item];
  }
  if (schema.type === 'object' && schema.properties !== undefined) {
    const parts = Object.entries(schema.properties as Readonly<Record<string, JsonSchema>>);
    return Object.fromEntries(
      parts.map(([name, part]) => [name, exampleOf(part)]).filter(([, value]) => value !== undefined),
    );
  }
  return schema.type === 'object' ? {} : undefined;
}
