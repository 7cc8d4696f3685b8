/** Names, ids, instants, sealed boxes: nothing to escape, which is quicker to see than to let `stringify` find. */
const PLAIN = /^[ !#-[\]-~]*$/;

/**
 * RFC 8785 text of a JSON value; `undefined` members are left out, as JSON does. Our own, because the reference
 * library cannot be required from CommonJS and takes twice as long; a test holds the two equal.
 * @throws TypeError for what JSON cannot say: `NaN`, infinities, lone surrogates, functions, `undefined` itself
 */
export function canonicalText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      if (PLAIN.test(value)) return `"${value}"`;
      if (!value.isWellFormed()) throw new TypeError('not a JSON value: a string with half a character');
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`not a JSON value: ${value}`);
      // ECMAScript writes numbers as RFC 8785 asks; -0 as 0 included.
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? arrayText(value) : objectText(value as Readonly<Record<string, unknown>>);
    default:
      throw new TypeError(`not a JSON value: ${typeof value}`);
  }
}

function arrayText(values: readonly unknown[]): string {
  let text = '[';
  for (let index = 0; index < values.length; index++) {
    if (index > 0) text += ',';
    text += canonicalText(values[index] ?? null);
  }
  return `${text}]`;
}

function objectText(object: Readonly<Record<string, unknown>>): string {
  if (hasToJson(object)) return canonicalText(object.toJSON());
  let text = '{';
  for (const key of sortedKeys(object)) {
    const member = object[key];
    if (member === undefined) continue;
    if (text.length > 1) text += ',';
    text += `${canonicalText(key)}:${canonicalText(member)}`;
  }
  return `${text}}`;
}

/** By UTF-16 code units, as RFC 8785 asks. In place: objects of ours have few members, and `sort` copies twice. */
function sortedKeys(object: object): readonly string[] {
  const keys = Object.keys(object);
  if (keys.length > 32) return keys.sort();
  for (let index = 1; index < keys.length; index++) {
    const key = keys[index] as string;
    let at = index;
    for (let before = keys[at - 1]; before !== undefined && before > key; before = keys[at - 1])
      keys[at--] = before;
    keys[at] = key;
  }
  return keys;
}

const hasToJson = (object: object): object is { toJSON(): unknown } =>
  'toJSON' in object && typeof object.toJSON === 'function';
