import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module';
import { configureApp, createAdapter } from '../edge';
import { NestLogger } from '../observability';
import { ApiDocument } from '../edge/openapi/api-document';
import type { Service } from './service';

/** The edge over a service that has started, listening. @returns the application, and where it is reached */
export async function listen(
  service: Service,
): Promise<{ readonly app: NestFastifyApplication; readonly url: string }> {
  const { config, logger } = service;
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(service),
    createAdapter(config.http),
    { logger: new NestLogger(logger), abortOnError: false },
  );
  app.get(ApiDocument).attach(app);
  await configureApp(app, config.http);
  await app.listen(config.port, config.host);
  return { app, url: addressOf(app, config.host) };
}

function addressOf(app: NestFastifyApplication, host: string): string {
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
}
