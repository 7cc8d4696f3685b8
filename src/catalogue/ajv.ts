import { createRequire } from 'node:module';
import type * as Schemas from 'ajv/dist/2020';
import type * as Formats from 'ajv-formats';

const load = createRequire(__filename);
let loaded: Schemas.Ajv2020 | undefined;

/**
 * JSON Schema 2020-12, strict: a misspelt keyword is an error. Loaded at first use, because loading it takes
 * longer than the rest of the start, and a start with unchanged manifests never needs it. Whether a schema is one at
 * all is asked once, of a manifest: compiling the schema of schemas takes as long again as loading.
 */
export function ajv(): Schemas.Ajv2020 {
  if (!loaded) {
    const schemas = load('ajv/dist/2020') as typeof Schemas;
    const formats = load('ajv-formats') as typeof Formats;
    loaded = new schemas.Ajv2020({
      validateSchema: false,
      allErrors: true,
      strict: true,
      allowUnionTypes: true,
    });
    formats.default(loaded);
  }
  return loaded;
}
