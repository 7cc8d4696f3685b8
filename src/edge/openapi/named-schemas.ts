import type { Vocabularies, Vocabulary } from '../../kernel/vocabulary';
import { NAMED, type JsonSchema, type NamedSchema } from '../fields/schema';

type Json = Readonly<Record<string | symbol, unknown>>;

/**
 * Puts each schema that has a name, and each choice that has a vocabulary, into the document once, and a reference
 * where it stood: clients then have one `AppealStatus`, not six unions that happen to be alike.
 */
export class NamedSchemas {
  private readonly written = new Map<string, unknown>();
  private readonly choices: ReadonlyMap<string, string>;

  constructor(private readonly vocabularies: Vocabularies) {
    this.choices = new Map(
      Object.entries(vocabularies).map(([name, values]) => [keyOf(Object.keys(values)), name]),
    );
  }

  get schemas(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.written);
  }

  /** @throws Error when another schema has the name: clients would get one type for two things */
  add(name: string, schema: JsonSchema): void {
    const known = this.written.get(name);
    // Itself first, for who refers to itself.
    if (known === undefined) this.written.set(name, {});
    const written = this.parts(schema);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(written))
      throw new Error(`two schemas are both called ${name}: rename one of them`);
    this.written.set(name, written);
  }

  /** What stands where this stood. */
  referring(node: unknown): unknown {
    if (Array.isArray(node)) return node.map((item) => this.referring(item));
    if (typeof node !== 'object' || node === null) return node;
    const named = (node as Json)[NAMED] as NamedSchema | undefined;
    if (named !== undefined) {
      if (!this.written.has(named.name)) this.add(named.name, named.schema);
      return { ...reference(named.name), ...said(node as Json, named.schema) };
    }
    const choice = this.choiceOf(node as Json);
    if (choice === undefined) return this.parts(node as Json);
    this.written.set(choice, choiceSchema(this.vocabularies[choice] ?? {}));
    return { ...reference(choice), ...said(node as Json, {}) };
  }

  private parts(node: Json): Json {
    return Object.fromEntries(Object.entries(node).map(([name, part]) => [name, this.referring(part)]));
  }

  private choiceOf({ type, enum: values }: Json): string | undefined {
    return type === 'string' && Array.isArray(values)
      ? this.choices.get(keyOf(values as string[]))
      : undefined;
  }
}

const keyOf = (values: readonly string[]): string => [...values].sort().join(' ');

const reference = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

/** What is said of it here alone. */
const said = (here: Json, always: Json): Json =>
  Object.fromEntries(
    ['description', 'examples'].flatMap((name) =>
      here[name] === undefined || here[name] === always[name] ? [] : [[name, here[name]]],
    ),
  );

const choiceSchema = (values: Vocabulary): Json => ({
  type: 'string',
  enum: Object.keys(values),
  description: Object.entries(values)
    .map(([value, { zh, en }]) => `\`${value}\` ${zh}, ${en}`)
    .join('; '),
});
