import type { Ajv2020 } from 'ajv/dist/2020';

let loaded: Ajv2020 | undefined;

/**
 * JSON Schema 2020-12, strict: a misspelt keyword is an error. Loaded at first use, because loading it takes
 * longer than the rest of the start, and a start with unchanged manifests never needs it.
 */
export function ajv(): Ajv2020 {
  if (!loaded) {
    /* eslint-disable @typescript-eslint/no-require-imports */
    const schemas = require('ajv/dist/2020') as typeof import('ajv/dist/2020');
    const formats = require('ajv-formats') as typeof import('ajv-formats');
    /* eslint-enable @typescript-eslint/no-require-imports */
    loaded = new schemas.Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
    formats.default(loaded);
  }
  return loaded;
}
