import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import { startService, type Service } from './app/service';
import { readConfig, type Config } from './config';
import { loadEnvFile } from './env-file';
import { configureApp, createAdapter } from './http';
import { ApiDocument } from './openapi/api-document';
import { createLogger, NestLogger, shownError, type Logger } from './observability';

/** Configure, open and migrate, start the runners, listen; the reverse on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  loadEnvFile();
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  const service = await startService(config, logger);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(service),
    createAdapter(config.http),
    {
      logger: new NestLogger(logger),
      abortOnError: false,
    },
  );
  app.get(ApiDocument).attach(app);
  await configureApp(app, config.http);
  await app.listen(config.port, config.host);
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void stop(app, service, logger, signal));
  const url = addressOf(app, config.host);
  logger.info({ url, apiPage: `${url}/api/docs`, tokens: whereTokensComeFrom(config) }, 'listening');
}

/** For whoever starts it for the first time: nothing else says how to get in. */
const whereTokensComeFrom = ({ identity }: Config): string =>
  identity.kind === 'embedded' ? 'npm run token -- <role> <unit|region|phone>' : identity.issuer;

/** Stop accepting, finish what runs, checkpoint, close: whatever was acknowledged is durable already. */
async function stop(
  app: NestFastifyApplication,
  service: Service,
  logger: Logger,
  signal: string,
): Promise<void> {
  logger.info({ signal }, 'stopping');
  try {
    await app.close();
    await service.close();
    logger.info('stopped');
    logger.flush(() => process.exit(0));
  } catch (error) {
    logger.error(shownError(error), 'not stopped in order');
    logger.flush(() => process.exit(1));
  }
}

function addressOf(app: NestFastifyApplication, host: string): string {
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
