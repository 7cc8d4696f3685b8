import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { createApi } from '../src/app/api';
import { compose } from '../src/app/composition';
import type { Engine } from '../src/app/engine';
import { features } from '../src/app/features';
import { indexPermissions, validatePermissions } from '../src/access';
import { readConfig } from '../src/config/config';
import { openApiDocument } from '../src/edge/openapi/document';
import { createLogger, Metrics } from '../src/observability';
import { typesOf, writeTypes, writtenTypes } from './api-types';

const FILE = join(__dirname, '../openapi.json');

const shippedPermissions = () =>
  indexPermissions(
    validatePermissions(
      JSON.parse(readFileSync(join(__dirname, '../deploy/access/permissions.json'), 'utf8')),
    ),
    1,
  );

/** An engine of names alone: the routes over it are asked what they are, never called. */
function engineOfNames(): Engine {
  const engine = {
    config: readConfig({
      TOKEN_ISSUER: 'jwks',
      TOKEN_JWKS_URL: 'https://nobody.invalid/jwks',
      TOKEN_ISSUER_NAME: 'nobody',
      NIGHTLY_PROOF: 'off',
      EARLY_WARNINGS: 'off',
    }),
    composition: compose(features),
    profile: {
      attachmentPlaces: {},
      primary: {},
      attachments: {},
      events: {},
      secrets: { attachmentLink: Buffer.alloc(32) },
      clock: { clock: {} },
      masterKeys: { present: { isLent: false } },
    },
    logger: createLogger('silent'),
    metrics: new Metrics(),
    // Who may what, as the project ships it: a county that says otherwise sees so in its own document.
    reference: { current: () => ({ permissions: shippedPermissions() }) },
    ...{ executor: {}, readSide: {}, progress: {}, runners: {} },
    close: async () => undefined,
  };
  return engine as unknown as Engine;
}

async function written(): Promise<string> {
  const app = await createApi(engineOfNames());
  const document = await openApiDocument(app);
  await app.close();
  return format(JSON.stringify(document), { ...(await resolveConfig(FILE)), parser: 'json' });
}

/** Writes `openapi.json` and the types made from it; with `--check`, fails when they are not what the routes say. */
async function main(): Promise<void> {
  const document = await written();
  const types = await typesOf(document);
  if (!process.argv.includes('--check')) {
    writeFileSync(FILE, document);
    await writeTypes(types);
    return;
  }
  if (readFileSync(FILE, 'utf8') === document && (await writtenTypes()) === types) return;
  console.error('openapi.json has drifted from the routes: run `npm run openapi` and review the difference.');
  process.exitCode = 1;
}

void main();
