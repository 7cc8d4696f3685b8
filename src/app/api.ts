import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { configureApp, createAdapter } from '../edge';
import { ApiDocument } from '../edge/openapi/api-document';
import { NestLogger } from '../observability';
import type { Engine } from './engine';
import { NodeModule } from './node.module';

/** The edge and the features' routes over an engine; closing the application closes the engine. */
export async function createApi(engine: Engine): Promise<NestFastifyApplication> {
  const { config, logger, composition } = engine;
  const app = await NestFactory.create<NestFastifyApplication>(
    NodeModule.of(engine, await composition.routes()),
    createAdapter(config.http, composition.problems),
    { logger: new NestLogger(logger), abortOnError: false },
  );
  app.get(ApiDocument).attach(app);
  await configureApp(app, config.http);
  return app;
}
