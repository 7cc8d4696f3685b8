import canonicalize from 'canonicalize';

/**
 * RFC 8785 text of a JSON value; `undefined` members are left out, as JSON does.
 * @throws TypeError for what JSON cannot say: `NaN`, infinities, lone surrogates, cycles, `undefined` itself
 */
export function canonicalText(value: unknown): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (error) {
    throw new TypeError(`not a JSON value: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  if (text === undefined) throw new TypeError(`not a JSON value: ${typeof value}`);
  return text;
}
