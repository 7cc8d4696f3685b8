/**
 * A document of reference data that must not come into force: where (file, JSON pointer) and why.
 * It stops the start; a county must not run on half a directory.
 */
export class InvalidDocument extends Error {
  override readonly name = 'InvalidDocument';

  constructor(
    /** RFC 6901; empty for the whole document. */
    readonly pointer: string,
    readonly reason: string,
    readonly file?: string | undefined,
  ) {
    super(`${file ?? 'document'}${pointer === '' ? '' : `#${pointer}`}: ${reason}`);
  }
}

type Fields = Readonly<Record<string, unknown>>;

const escaped = (segment: string): string => segment.replaceAll('~', '~0').replaceAll('/', '~1');

/** The pointer of a member of what `pointer` names. */
export const below = (pointer: string, segment: string | number): string =>
  `${pointer}/${escaped(String(segment))}`;

/** An object of exactly these fields: a misspelt one would otherwise be lost in silence. @throws InvalidDocument */
export function fieldsAt(value: unknown, pointer: string, names: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidDocument(pointer, 'must be an object');
  const stray = Object.keys(value).find((name) => !names.includes(name));
  if (stray !== undefined) throw new InvalidDocument(below(pointer, stray), 'is not a known field');
  return value as Fields;
}

/** @throws InvalidDocument */
export function listAt<Item>(
  value: unknown,
  pointer: string,
  item: (value: unknown, pointer: string) => Item,
): readonly Item[] {
  if (!Array.isArray(value)) throw new InvalidDocument(pointer, 'must be a list');
  return value.map((member: unknown, at) => item(member, below(pointer, at)));
}

/** @throws InvalidDocument */
export function textAt(value: unknown, pointer: string): string {
  if (typeof value !== 'string' || value.trim() === '')
    throw new InvalidDocument(pointer, 'must be a text that is not empty');
  return value;
}

/** @throws InvalidDocument */
export function oneOfAt<Choice extends string>(
  value: unknown,
  pointer: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new InvalidDocument(pointer, `must be one of ${choices.join(', ')}`);
  return found;
}
