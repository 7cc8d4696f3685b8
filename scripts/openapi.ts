import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { format, resolveConfig } from 'prettier';
import { AppModule } from '../src/app.module';
import type { Service } from '../src/app/service';
import { configureApp, createAdapter } from '../src/http';
import { openApiDocument } from '../src/openapi/document';
import { readConfig } from '../src/config';
import { createLogger, Metrics } from '../src/observability';
import { typesOf, writeTypes, writtenTypes } from './api-types';

const FILE = join(__dirname, '../openapi.json');

/** A service of names alone: its routes are asked what they are, never called. */
function serviceOfNames(): Service {
  const config = readConfig({});
  const known = {
    config,
    logger: createLogger('silent'),
    metrics: new Metrics(),
    clock: { confirm: () => undefined },
    authenticator: { authenticate: () => Promise.reject(new Error('not a service')), knows: () => false },
    appeals: { inForce: () => undefined },
    secrets: {},
    freshness: {},
    health: [],
    operations: {},
    vault: {},
    refs: {},
  };
  return known as unknown as Service;
}

async function written(): Promise<string> {
  const service = serviceOfNames();
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(service),
    createAdapter(service.config.http),
    { logger: false },
  );
  await configureApp(app, service.config.http);
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
